import { and, asc, eq, inArray, isNull, lte, or, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Destination, PlatformName } from '../../chat/platform.ts';
import type { Instant } from '../../model/ids.ts';
import { filled, listed, prepared, preparedForList } from '../prepared.ts';
import type { Tx } from '../store.ts';

import { type Fence, LANES, LEASE_MS, type OutboxRow, type OutboxState } from './outbox.ts';

export interface ClaimLimits {
  readonly tenantId: string;
  /** Whose buckets these are: a message that is known to go by the other platform is left alone. */
  readonly platform: PlatformName;
  readonly loops: readonly string[];
  readonly owner: string;
  readonly now: Instant;
  /** How many may be sent, by the buckets. */
  readonly sends: number;
  /** How many may be looked for. */
  readonly looks: number;
}

/** A claimed message, and whether it must be looked for because an earlier attempt may have posted it. */
export interface Claim {
  readonly row: OutboxRow;
  readonly fence: Fence;
  readonly look: boolean;
}

/**
 * Takes what is due, the most urgent lane first and within it the longest due, under a lease of 30 s. Each lane is
 * asked for by itself, so that its index is read in order and only as far as there are tokens: with a backlog of
 * 10,000 one query over all lanes sorted them all for every two messages. What has expired is taken as well; who
 * sends it looks at the clock once more anyway.
 */
export async function claim(tx: Tx, limits: ClaimLimits): Promise<Claim[]> {
  const { tenantId, now } = limits;
  if ((await anyDue(tx).execute({ tenantId, now })).length === 0) return [];
  const uncertain = await dueIds(tx, limits, 'uncertain', limits.looks);
  const ready: string[] = [];
  for (const [lane] of LANES.entries())
    ready.push(...(await dueIds(tx, limits, 'ready', limits.sends - ready.length, lane)));
  return [...(await lease(tx, limits, 'uncertain', uncertain)), ...(await lease(tx, limits, 'ready', ready))];
}

/** Most rounds find nothing: one prepared look, 20 µs, in the place of five queries built for it. */
const anyDue = prepared('any_due', ({ db, t: { outbox } }) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, sql.placeholder('tenantId')),
        inArray(outbox.state, ['ready', 'uncertain']),
        lte(outbox.dueAt, sql.placeholder('now')),
      ),
    )
    .limit(1),
);

const dueInLane = preparedForList('due_in_lane', (tx, loops) =>
  due(tx, loops, eq(tx.t.outbox.lane, sql.placeholder('lane'))),
);
const dueInAnyLane = preparedForList('due_in_any_lane', (tx, loops) => due(tx, loops));

function due(tx: Tx, loops: number, lane?: SQL) {
  const { outbox } = tx.t;
  return tx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, sql.placeholder('tenantId')),
        eq(outbox.state, sql.placeholder('state')),
        lane,
        lte(outbox.dueAt, sql.placeholder('now')),
        inArray(outbox.loop, listed('loop', loops)),
        mayGoBy(tx, sql.placeholder('platform')),
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(sql.placeholder('most'));
}

async function dueIds(
  tx: Tx,
  { tenantId, platform, loops, now }: ClaimLimits,
  state: OutboxState,
  most: number,
  lane?: number,
): Promise<string[]> {
  if (most <= 0) return [];
  const query = lane === undefined ? dueInAnyLane : dueInLane;
  const rows = await query(tx, loops.length).execute({
    ...{ tenantId, platform, state, now, most, lane },
    ...filled('loop', loops),
  });
  return rows.map((row) => row.id);
}

/** Messages that go by this platform, or of which nobody knows yet. */
export function mayGoBy({ t: { outbox } }: Tx, platform: PlatformName | Placeholder): SQL | undefined {
  return or(isNull(outbox.platform), eq(outbox.platform, platform));
}

const aiming = prepared('aim_message', ({ db, t: { outbox } }) =>
  db
    .update(outbox)
    .set({
      platform: sql`${sql.placeholder('platform')}`,
      workspaceId: sql`${sql.placeholder('workspaceId')}`,
    })
    .where(
      and(
        eq(outbox.id, sql.placeholder('id')),
        eq(outbox.owner, sql.placeholder('owner')),
        eq(outbox.attempt, sql.placeholder('attempt')),
      ),
    ),
);

/** Keeps where a held message is about to be sent, so that it is looked for there and nowhere else. */
export async function aim(
  tx: Tx,
  { id, owner, attempt }: Fence,
  { platform, workspaceId }: Pick<Destination, 'platform' | 'workspaceId'>,
): Promise<void> {
  await aiming(tx).execute({ id, owner, attempt, platform, workspaceId });
}

async function lease(
  tx: Tx,
  { owner, now }: ClaimLimits,
  state: OutboxState,
  ids: readonly string[],
): Promise<Claim[]> {
  const { outbox } = tx.t;
  if (ids.length === 0) return [];
  const rows = await tx.db
    .update(outbox)
    .set({
      state: 'sending',
      owner,
      attempt: sql`${outbox.attempt} + 1`,
      leaseUntil: now + LEASE_MS,
      firstTriedAt: sql`coalesce(${outbox.firstTriedAt}, ${now})`,
    })
    .where(and(inArray(outbox.id, [...ids]), eq(outbox.state, state)))
    .returning();
  const place = new Map(ids.map((id, i) => [id, i]));
  return rows
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .map((row) => ({
      row,
      fence: { id: row.id, owner, attempt: row.attempt },
      look: state === 'uncertain',
    }));
}
