import type { Pressed } from '../chat/event.ts';
import type { Destination } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import { keepCopy, messageByKey, seenAsSent } from '../store/queries/copies.ts';
import { finish } from '../store/queries/ledger.ts';
import type { OutboxRow } from '../store/queries/outbox.ts';
import type { Tx } from '../store/store.ts';
import type { EngineParts } from './parts.ts';

/**
 * A press shows that a message exists and where it is. Where the answer to sending it was lost, that is how we learn
 * of it: before it is sent once more it need not be; after that there are two of it, and both are kept up to date.
 */
export async function noteSighting(tx: Tx, parts: EngineParts, event: Pressed, now: Instant): Promise<void> {
  const { message } = event;
  if (message?.key === undefined) return;
  const row = await messageByKey(tx, message.key);
  if (!row || row.messageId === message.messageId || row.copyMessageId === message.messageId) return;
  if (row.platform !== event.platform || row.workspaceId !== event.workspaceId) return;
  if (!(await isItsPlace(tx, parts, event, row, now))) return;
  const ref = { channelId: message.channelId, messageId: message.messageId };
  if (row.firstTriedAt !== null && (await seenAsSent(tx, row.id, ref, now))) {
    await finish(tx, row.id, 'sent', null, now);
    await parts.loops.get(row.loop)?.delivered?.(tx, row.subject, 'sent', now);
    parts.metrics.found(row.loop);
    return;
  }
  await keepCopy(tx, row.id, message.messageId, now);
}

/**
 * Whether the message was pressed where it was sent to. A button's key is no proof: without this, whoever knows a key
 * could have another's card put over a message of their own.
 */
async function isItsPlace(
  tx: Tx,
  parts: EngineParts,
  event: Pressed,
  row: OutboxRow,
  now: Instant,
): Promise<boolean> {
  const channelId = event.message?.channelId;
  if (row.channelId !== null) return row.channelId === channelId;
  const showing = await parts.loops
    .get(row.loop)
    ?.show(tx, { subject: row.subject, view: row.view, sent: true }, now);
  return showing?.type === 'card' && leadsThere(showing.to, event);
}

function leadsThere(to: Destination, { platform, workspaceId, actor, place, message }: Pressed): boolean {
  if (to.platform !== platform || to.workspaceId !== workspaceId) return false;
  return to.type === 'channel'
    ? to.channelId === message?.channelId
    : to.userId === actor.userId && place?.kind === 'direct';
}
