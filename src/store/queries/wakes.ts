import { and, asc, eq, gt, inArray, min, sql } from 'drizzle-orm';
import type { Instant } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';
import { type ClaimLimits, mayGoBy } from './claim.ts';
import type { OutboxState } from './outbox.ts';

/** When there will be something to do for one tenant, buckets aside. */
export interface OutboxWake {
  readonly send: Instant | undefined;
  readonly look: Instant | undefined;
  readonly update: Instant | undefined;
}

const anyWaiting = prepared('any_waiting', ({ db, t: { outbox } }) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(eq(outbox.tenantId, sql.placeholder('tenantId')), inArray(outbox.state, ['ready', 'uncertain'])),
    )
    .limit(1),
);

const anyToRefresh = prepared('any_to_refresh', ({ db, t: { outbox } }) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, sql.placeholder('tenantId')),
        eq(outbox.state, 'sent'),
        gt(outbox.refreshAt, 0),
      ),
    )
    .limit(1),
);

export async function nextOutboxWake(
  tx: Tx,
  limits: Pick<ClaimLimits, 'tenantId' | 'platform' | 'loops'>,
): Promise<OutboxWake> {
  const { outbox } = tx.t;
  const mine = and(
    eq(outbox.tenantId, limits.tenantId),
    inArray(outbox.loop, [...limits.loops]),
    mayGoBy(tx, limits.platform),
  );
  const first = async (state: OutboxState) => {
    const rows = await tx.db
      .select({ at: outbox.dueAt })
      .from(outbox)
      .where(and(eq(outbox.state, state), mine))
      .orderBy(asc(outbox.dueAt))
      .limit(1);
    return rows[0]?.at;
  };
  const firstRefresh = async () => {
    const rows = await tx.db
      .select({ at: min(outbox.refreshAt) })
      .from(outbox)
      .where(and(gt(outbox.refreshAt, 0), eq(outbox.state, 'sent'), mine));
    return rows[0]?.at ?? undefined;
  };
  const stale = (await anyToRefresh(tx).execute({ tenantId: limits.tenantId })).length > 0;
  const waiting = (await anyWaiting(tx).execute({ tenantId: limits.tenantId })).length > 0;
  return {
    send: waiting ? await first('ready') : undefined,
    look: waiting ? await first('uncertain') : undefined,
    update: stale ? await firstRefresh() : undefined,
  };
}

const firstLease = prepared('first_lease', ({ db, t: { outbox } }) =>
  db
    .select({ at: min(outbox.leaseUntil) })
    .from(outbox)
    .where(eq(outbox.state, 'sending')),
);

const firstExpiry = prepared('first_expiry', ({ db, t: { outbox } }) =>
  db
    .select({ at: min(outbox.expiresAt) })
    .from(outbox)
    .where(eq(outbox.state, 'ready')),
);

/** When the first lease runs out, and when the first waiting message expires: for all tenants. */
export async function nextLapse(tx: Tx): Promise<Instant | undefined> {
  const leases = await firstLease(tx).execute();
  const expiries = await firstExpiry(tx).execute();
  const both = [leases[0]?.at, expiries[0]?.at].filter((at) => typeof at === 'number');
  return both.length === 0 ? undefined : Math.min(...both);
}
