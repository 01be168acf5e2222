import type { Card } from '../../src/chat/card.ts';
import { type Rendered, renderCard } from '../teams/render/index.ts';
import type { EdgeMessage } from './edge/types.ts';
import { messageKey } from './message-key.ts';
import type { TeamsSide } from './teams-side/index.ts';
import { unescaped, type Witness } from './witness.ts';

/** A message as a Teams client shows it; `note` stands under it as the answer to the last press. */
export interface TeamsDrawing {
  readonly card: unknown;
  readonly summary: string;
  readonly note?: string;
}

/** The messages of one person as a Teams client would be given them, by {@link messageKey}. */
export type TeamsView = Readonly<Record<string, TeamsDrawing>>;

/** A message that is in Teams only. */
export interface TeamsOwn extends TeamsDrawing {
  readonly id: string;
  readonly postedAt: number;
}

/** Messages of a conversation, newest first, that are drawn; a page scrolls no further back. */
const NEWEST = 40;

/**
 * Renders by the product's own Teams renderer what the engine showed; where a press in Teams was answered with another
 * card, that one, until the message is edited. A message that only has words (a toast, or one from before the
 * playground knew Teams) is a card of its words.
 */
export function teamsViewOf(
  messages: readonly EdgeMessage[],
  witness: Witness,
  shownOf: (message: EdgeMessage) => ReturnType<TeamsSide['shownOf']> = () => undefined,
): TeamsView {
  const counts = new Map<string, number>();
  const view: Record<string, TeamsDrawing> = {};
  for (const message of messages.toReversed()) {
    const count = (counts.get(message.channelId) ?? 0) + 1;
    counts.set(message.channelId, count);
    if (count > NEWEST) continue;
    view[messageKey(message)] = { ...rendered(message, witness), ...shownOf(message) };
  }
  return view;
}

function rendered(message: EdgeMessage, witness: Witness): Rendered {
  return renderCard(witness.cardOf(message) ?? wordsAlone(message));
}

function wordsAlone(message: EdgeMessage): Card {
  const text = unescaped(message.text);
  return { summary: text, nodes: [{ kind: 'text', text }] };
}

/** What was answered in private to one person in Teams. */
export function teamsOwnOf(side: TeamsSide, userId: string): readonly TeamsOwn[] {
  return side.ownOf(userId).flatMap(({ id, postedAt, card, summary = '', note }) => {
    const under = note === undefined ? {} : { note };
    return card ? [{ id, postedAt, card, summary, ...under }] : [];
  });
}
