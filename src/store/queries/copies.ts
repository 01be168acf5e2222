import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { MessageRef } from '../../chat/event.ts';
import type { Instant } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';
import type { OutboxRow } from './outbox.ts';

const named = prepared('message_by_key', ({ db, t: { outbox } }) =>
  db
    .select()
    .from(outbox)
    .where(eq(outbox.id, sql.placeholder('id'))),
);

/** The message of this name, as it stands. */
export async function messageByKey(tx: Tx, id: string): Promise<OutboxRow | undefined> {
  const rows = await named(tx).execute({ id });
  return rows[0];
}

/**
 * A message that waited to be looked for, or to be sent once more, was seen where it belongs: it has been sent.
 *
 * @returns `false` where somebody is sending it at this moment, or it has ended; nothing was changed.
 */
export async function seenAsSent(tx: Tx, id: string, ref: MessageRef, now: Instant): Promise<boolean> {
  const { outbox } = tx.t;
  const rows = await tx.db
    .update(outbox)
    .set({ ...ref, state: 'sent', sentAt: now, leaseUntil: null, lastError: null, refreshAt: now })
    .where(and(eq(outbox.id, id), inArray(outbox.state, ['ready', 'uncertain'])))
    .returning({ id: outbox.id });
  return rows.length > 0;
}

/** Keeps a second message of the same, to be brought up to date at once and whenever the first is. */
export async function keepCopy(tx: Tx, id: string, messageId: string, now: Instant): Promise<void> {
  const { outbox } = tx.t;
  await tx.db
    .update(outbox)
    .set({ copyMessageId: messageId, refreshAt: now, refreshAttempt: 0 })
    .where(
      and(
        eq(outbox.id, id),
        inArray(outbox.state, ['sent', 'sending']),
        isNull(outbox.copyMessageId),
        or(isNull(outbox.messageId), ne(outbox.messageId, messageId)),
      ),
    );
}
