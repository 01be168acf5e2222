import type { Card } from '../../src/chat/card.ts';
import { type Rendered, renderCard, renderForm } from '../teams/render/index.ts';
import type { EdgeMessage, EdgeView } from './edge/types.ts';
import { messageKey } from './message-key.ts';
import type { PlaygroundState } from './state.ts';
import { unescaped, type Witness } from './witness.ts';

/** The messages of one person as a Teams client would be given them, by {@link messageKey}. */
export type TeamsView = Readonly<Record<string, Rendered>>;

/** Messages of a conversation, newest first, that are drawn; a page scrolls no further back. */
const NEWEST = 40;

/**
 * Renders by the product's own Teams renderer what the engine showed. A message that only has words (a toast, or one
 * from before the playground knew Teams) is a card of its words.
 */
export function teamsViewOf(messages: readonly EdgeMessage[], witness: Witness): TeamsView {
  const counts = new Map<string, number>();
  const view: Record<string, Rendered> = {};
  for (const message of messages.toReversed()) {
    const count = (counts.get(message.channelId) ?? 0) + 1;
    counts.set(message.channelId, count);
    if (count > NEWEST) continue;
    view[messageKey(message)] = renderCard(witness.cardOf(message) ?? wordsAlone(message));
  }
  return view;
}

function wordsAlone(message: EdgeMessage): Card {
  const text = unescaped(message.text);
  return { summary: text, nodes: [{ kind: 'text', text }] };
}

/** The dialog that is open for somebody, as the answer to a click in Teams; nothing where the bot was restarted. */
export function teamsDialogOf(view: EdgeView, witness: Witness): Pick<PlaygroundState, 'teamsDialog'> {
  const form = witness.formOf(view);
  return form ? { teamsDialog: { title: form.title, card: renderForm(form, view.errors) } } : {};
}
