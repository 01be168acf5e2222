import { and, count, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { MessageRef } from '../../chat/event.ts';
import type { PlatformName } from '../../chat/platform.ts';
import type { Instant } from '../../model/ids.ts';
import type { Lane } from '../../model/occurrence.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type OutboxRow = Tables['outbox']['$inferSelect'];
export type OutboxState = OutboxRow['state'];

/**
 * How long a claim holds. A send is cut off after 10 s, so a live process never comes near it; what a dead one held
 * is looked for within a minute.
 */
export const LEASE_MS = 30_000;

export const LANES: readonly Lane[] = ['interactive', 'digest', 'prompt', 'reminder'];

/** Who holds a message: every write about it must name the same owner and attempt, or it changes nothing. */
export interface Fence {
  readonly id: string;
  readonly owner: string;
  readonly attempt: number;
}

/** A message to send. Its id is the key of the occurrence that caused it. */
export type Message = Pick<
  OutboxRow,
  'id' | 'tenantId' | 'loop' | 'view' | 'subject' | 'dueAt' | 'expiresAt'
> & {
  readonly lane: Lane;
  /** From when on it may have been sent without our knowing it: it is looked for first. */
  readonly lookSince?: Instant | undefined;
};

/** Puts messages in line. A second one with the same id changes nothing. */
export async function enqueue(tx: Tx, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ lane, lookSince, ...message }) => ({
    ...message,
    lane: LANES.indexOf(lane),
    state: lookSince === undefined ? ('ready' as const) : ('uncertain' as const),
    firstTriedAt: lookSince ?? null,
    ...{ attempt: 0, revision: 0, refreshAttempt: 0 },
  }));
  await tx.db.insert(tx.t.outbox).values(rows).onConflictDoNothing();
}

const holding = prepared('held_message', ({ db, t: { outbox } }) =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.id, sql.placeholder('id')),
        eq(outbox.owner, sql.placeholder('owner')),
        eq(outbox.attempt, sql.placeholder('attempt')),
        eq(outbox.state, 'sending'),
        gt(outbox.leaseUntil, sql.placeholder('now')),
      ),
    ),
);

/** The message, if this fence still holds it and its lease has not run out. */
export async function held(
  tx: Tx,
  { id, owner, attempt }: Fence,
  now: Instant,
): Promise<OutboxRow | undefined> {
  const rows = await holding(tx).execute({ id, owner, attempt, now });
  return rows[0];
}

/** What becomes of a claimed message. */
export type Settlement =
  /** `stale`: it may show an old state, because it was found and not sent just now. */
  | { readonly state: 'sent'; readonly ref: MessageRef; readonly at: Instant; readonly stale: boolean }
  | {
      readonly state: 'ready' | 'uncertain';
      readonly dueAt: Instant;
      /** Attempts to remember: the claim's own where this one counts, one less where it does not. */
      readonly attempt: number;
      readonly error: string | null;
      /** The platform that it waits for; `null` for any. What was known stays where this is absent. */
      readonly platform?: PlatformName | null;
    }
  | { readonly state: 'dead' | 'cancelled' | 'expired'; readonly error: string | null };

/**
 * Ends a claim. Also where the lease ran out meanwhile, as long as nobody else has claimed the message since: then
 * the owner and attempt are still ours, and what we know is true.
 *
 * @returns `false` where the claim was no longer ours; nothing was changed.
 */
export async function settle(tx: Tx, fence: Fence, settlement: Settlement): Promise<boolean> {
  const { outbox } = tx.t;
  const rows = await tx.db
    .update(outbox)
    .set({ state: settlement.state, leaseUntil: null, ...columnsOf(settlement) })
    .where(and(fenced(tx, fence), inArray(outbox.state, ['sending', 'uncertain'])))
    .returning({ id: outbox.id });
  return rows.length > 0;
}

function columnsOf(settlement: Settlement): Partial<OutboxRow> {
  switch (settlement.state) {
    case 'sent':
      return {
        ...settlement.ref,
        sentAt: settlement.at,
        lastError: null,
        ...(settlement.stale ? { refreshAt: settlement.at } : {}),
      };
    case 'ready':
    case 'uncertain':
      return {
        dueAt: settlement.dueAt,
        attempt: settlement.attempt,
        lastError: settlement.error,
        ...(settlement.platform === undefined ? {} : { platform: settlement.platform }),
      };
    case 'dead':
    case 'cancelled':
    case 'expired':
      return { lastError: settlement.error };
  }
}

function fenced(tx: Tx, fence: Fence): SQL | undefined {
  const { outbox } = tx.t;
  return and(eq(outbox.id, fence.id), eq(outbox.owner, fence.owner), eq(outbox.attempt, fence.attempt));
}

const anySilent = prepared('any_silent', ({ db, t: { outbox } }) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.state, 'sending'), lte(outbox.leaseUntil, sql.placeholder('now'))))
    .limit(1),
);

/** Claims whose process went silent: they may or may not have been sent. @returns the loop of each. */
export async function expireLeases(tx: Tx, now: Instant): Promise<{ loop: string }[]> {
  const { outbox } = tx.t;
  if ((await anySilent(tx).execute({ now })).length === 0) return [];
  return tx.db
    .update(outbox)
    .set({ state: 'uncertain', dueAt: now, leaseUntil: null, lastError: 'lease' })
    .where(and(eq(outbox.state, 'sending'), lte(outbox.leaseUntil, now)))
    .returning({ loop: outbox.loop });
}

/** No claim and no look is put off for longer than this: what is, was written by a clock that ran ahead. */
const AHEAD_MS = 10 * 60_000;

const anyAhead = prepared('claims_ahead', ({ db, t: { outbox } }) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      or(
        and(eq(outbox.state, 'sending'), gt(outbox.leaseUntil, sql.placeholder('ahead'))),
        and(eq(outbox.state, 'uncertain'), gt(outbox.dueAt, sql.placeholder('ahead'))),
      ),
    )
    .limit(1),
);

/** Whether there is something for {@link mendClaims}. */
export async function claimsAhead(tx: Tx, now: Instant): Promise<boolean> {
  return (await anyAhead(tx).execute({ ahead: now + AHEAD_MS })).length > 0;
}

/**
 * Claims and looks that a clock wrote which was hours ahead, and has been put right since: they end when they would
 * have, had they been begun now. Whatever is under way has that long to be finished.
 */
export async function mendClaims(tx: Tx, now: Instant): Promise<void> {
  const ahead = now + AHEAD_MS;
  if (!(await claimsAhead(tx, now))) return;
  const { outbox } = tx.t;
  const soon = now + LEASE_MS;
  await tx.db
    .update(outbox)
    .set({ leaseUntil: soon })
    .where(and(eq(outbox.state, 'sending'), gt(outbox.leaseUntil, ahead)));
  await tx.db
    .update(outbox)
    .set({ dueAt: soon })
    .where(and(eq(outbox.state, 'uncertain'), gt(outbox.dueAt, ahead)));
}

const tooLate = prepared('late_messages', ({ db, t: { outbox } }) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.state, 'ready'), lte(outbox.expiresAt, sql.placeholder('now'))))
    .limit(sql.placeholder('limit')),
);

/** Messages that wait and must not be sent any more: now `expired`. */
export async function expireMessages(tx: Tx, now: Instant, limit: number): Promise<OutboxRow[]> {
  const { outbox } = tx.t;
  const late = await tooLate(tx).execute({ now, limit });
  if (late.length === 0) return [];
  const ids = late.map((row) => row.id);
  return tx.db
    .update(outbox)
    .set({ state: 'expired' })
    .where(and(inArray(outbox.id, ids), eq(outbox.state, 'ready')))
    .returning();
}

/** How many messages are in each state in which something is still to be done or to be looked at. */
export function outboxDepth(tx: Tx): Promise<{ state: OutboxState; count: number }[]> {
  const { outbox } = tx.t;
  return tx.db
    .select({ state: outbox.state, count: count() })
    .from(outbox)
    .where(inArray(outbox.state, ['ready', 'sending', 'uncertain', 'dead']))
    .groupBy(outbox.state);
}
