import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { MessageRef } from '../../chat/event.ts';
import type { Instant } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';
import { type ClaimLimits, mayGoBy } from './claim.ts';
import { LEASE_MS, type OutboxRow } from './outbox.ts';
import { REPLY_GRACE_MS } from './touched.ts';

/** Most rounds find nothing: one prepared look in the place of a query built for it. */
const anyStale = prepared('any_stale', ({ db, t: { outbox } }) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, sql.placeholder('tenantId')),
        eq(outbox.state, 'sent'),
        lte(outbox.refreshAt, sql.placeholder('now')),
      ),
    )
    .limit(1),
);

/** Takes messages that no longer show the present. Should this process die, they are taken again after 30 s. */
export async function claimRefreshes(
  tx: Tx,
  limits: Pick<ClaimLimits, 'tenantId' | 'platform' | 'loops' | 'now'> & { readonly updates: number },
): Promise<OutboxRow[]> {
  const { outbox } = tx.t;
  const { tenantId, now } = limits;
  if (limits.updates <= 0 || (await anyStale(tx).execute({ tenantId, now })).length === 0) return [];
  const due = await tx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        lte(outbox.refreshAt, limits.now),
        eq(outbox.state, 'sent'),
        eq(outbox.tenantId, limits.tenantId),
        mayGoBy(tx, limits.platform),
        inArray(outbox.loop, [...limits.loops]),
      ),
    )
    .orderBy(asc(outbox.refreshAt))
    .limit(limits.updates);
  if (due.length === 0) return [];
  return tx.db
    .update(outbox)
    .set({ refreshAt: limits.now + LEASE_MS, refreshAttempt: sql`${outbox.refreshAttempt} + 1` })
    .where(
      and(
        inArray(
          outbox.id,
          due.map((row) => row.id),
        ),
        lte(outbox.refreshAt, limits.now),
      ),
    )
    .returning();
}

/** A message that has been sent, as it is now. */
export async function sentMessage(tx: Tx, id: string): Promise<OutboxRow | undefined> {
  const { outbox } = tx.t;
  const rows = await tx.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, id), eq(outbox.state, 'sent')));
  return rows[0];
}

/**
 * The platform took our edit, which showed `revision`. If the message has changed since, it is brought up to date
 * once more, even where a reply claims to have shown the change: our older edit may have landed after it.
 */
export async function refreshed(
  tx: Tx,
  id: string,
  revision: number,
  ref: MessageRef,
  now: Instant,
): Promise<void> {
  const { outbox } = tx.t;
  await tx.db
    .update(outbox)
    .set({
      ...ref,
      refreshAttempt: 0,
      refreshAt: sql`case when ${outbox.revision} = ${revision} then null else cast(${now + REPLY_GRACE_MS} as bigint) end`,
    })
    .where(eq(outbox.id, id));
}

/** Tries an edit again at this instant; `null` gives up on it. `attempt` counts the tries so far. */
export async function refreshAgain(
  tx: Tx,
  id: string,
  again: { readonly at: Instant | null; readonly attempt: number; readonly error: string | null },
): Promise<void> {
  const { outbox } = tx.t;
  await tx.db
    .update(outbox)
    .set({ refreshAt: again.at, refreshAttempt: again.attempt, lastError: again.error })
    .where(eq(outbox.id, id));
}
