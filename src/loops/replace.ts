import type { Card } from '../chat/card.ts';
import type { Pressed } from '../chat/event.ts';
import type { Reply } from '../chat/reply.ts';
import { touch } from '../store/queries/touched.ts';
import type { Tx } from '../store/store.ts';

/**
 * Answers a press that changed what a message shows: all messages about the subject are brought up to date, and the one
 * that was pressed gets its card at once. Its receipt spares the engine a second edit.
 *
 * @param subject what the messages are about, as `release` named it
 */
export async function replacePressed(tx: Tx, event: Pressed, subject: string, card: Card): Promise<Reply> {
  return replaceAmong(await touch(tx, subject, event.at), event, card);
}

/** {@link replacePressed} where the messages were touched already. */
export function replaceAmong(touched: Awaited<ReturnType<typeof touch>>, event: Pressed, card: Card): Reply {
  const pressed = touched.find((message) => message.messageId === event.message?.messageId);
  if (!pressed) return { type: 'replace', card };
  return { type: 'replace', card, receipt: { outboxId: pressed.id, revision: pressed.revision } };
}
