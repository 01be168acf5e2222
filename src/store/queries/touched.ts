import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Receipt } from '../../chat/reply.ts';
import type { Instant } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';

/** How long the reply to a tap has to show the new state itself before the engine does. */
export const REPLY_GRACE_MS = 5_000;

/** One message that a handler changed the content of. */
export interface Touched {
  readonly id: string;
  readonly revision: number;
  readonly channelId: string | null;
  readonly messageId: string | null;
}

const touched = prepared('touch_outbox', ({ db, t: { outbox } }) =>
  db
    .update(outbox)
    .set({
      revision: sql`${outbox.revision} + 1`,
      refreshAt: sql`${sql.placeholder('refreshAt')}`,
      refreshAttempt: 0,
    })
    .where(
      and(
        eq(outbox.subject, sql.placeholder('subject')),
        inArray(outbox.state, ['sent', 'sending', 'uncertain']),
      ),
    )
    .returning({
      id: outbox.id,
      revision: outbox.revision,
      channelId: outbox.channelId,
      messageId: outbox.messageId,
    }),
);

/**
 * What a subject shows has changed. All its messages get the next revision, and the engine brings them up to date in
 * `graceMs` (5 s, or 0 where no reply can show it) unless the reply does so first: hand `{ outboxId: id, revision }` of the pressed message to the reply as its
 * receipt.
 */
export async function touch(
  tx: Tx,
  subject: string,
  now: Instant,
  graceMs: number = REPLY_GRACE_MS,
): Promise<Touched[]> {
  return touched(tx).execute({ subject, refreshAt: now + graceMs });
}

const shown = prepared('mark_shown', ({ db, t: { outbox } }) =>
  db
    .update(outbox)
    .set({ refreshAt: null, refreshAttempt: 0 })
    .where(
      and(
        eq(outbox.id, sql.placeholder('outboxId')),
        eq(outbox.revision, sql.placeholder('revision')),
        eq(outbox.state, 'sent'),
      ),
    ),
);

/** The platform took the card of a reply. A later change keeps its refresh. */
export async function markShown(tx: Tx, receipt: Receipt): Promise<void> {
  await shown(tx).execute({ outboxId: receipt.outboxId, revision: receipt.revision });
}
