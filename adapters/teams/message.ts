import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { Card } from '../../src/chat/card.ts';
import { renderCard } from './render/index.ts';

const CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card as an attachment of a message or of a dialog. */
export function attachment(content: IAdaptiveCard) {
  return { contentType: CONTENT_TYPE, content } as const;
}

/**
 * A card as a message. `summary` is what the notification and the list of chats show of it.
 *
 * @param key our own name for it, which its buttons bring back: so a message is known whose address was lost
 */
export function messageOf(card: Card, key?: string) {
  const rendered = renderCard(card, key === undefined ? {} : { key });
  return inMessage(rendered.card, rendered.summary);
}

export function inMessage(content: IAdaptiveCard, summary: string) {
  return { type: 'message', summary, attachments: [attachment(content)] } as const;
}

/** One sentence as a card. */
export function sentence(text: string): Card {
  return { summary: text, nodes: [{ kind: 'text', text }] };
}
