import { and, asc, count, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { MessageRef } from '../../chat/event.ts';
import type { Destination, PlatformName } from '../../chat/platform.ts';
import type { Receipt } from '../../chat/reply.ts';
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
/** How long the reply to a tap has to show the new state itself before the engine does. */
export const REPLY_GRACE_MS = 5_000;

const LANES: readonly Lane[] = ['interactive', 'digest', 'prompt', 'reminder'];

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
  for (const [lane] of LANES.entries()) {
    const { outbox } = tx.t;
    ready.push(...(await dueIds(tx, limits, 'ready', limits.sends - ready.length, eq(outbox.lane, lane))));
  }
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

async function dueIds(
  tx: Tx,
  limits: ClaimLimits,
  state: OutboxState,
  most: number,
  lane?: SQL,
): Promise<string[]> {
  const { outbox } = tx.t;
  if (most <= 0) return [];
  const rows = await tx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, limits.tenantId),
        eq(outbox.state, state),
        lane,
        lte(outbox.dueAt, limits.now),
        inArray(outbox.loop, [...limits.loops]),
        mayGoBy(tx, limits.platform),
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(most);
  return rows.map((row) => row.id);
}

/** Messages that go by this platform, or of which nobody knows yet. */
export function mayGoBy({ t: { outbox } }: Tx, platform: PlatformName): SQL | undefined {
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

/** How many messages are in each state in which something is still to be done or to be looked at. */
export function outboxDepth(tx: Tx): Promise<{ state: OutboxState; count: number }[]> {
  const { outbox } = tx.t;
  return tx.db
    .select({ state: outbox.state, count: count() })
    .from(outbox)
    .where(inArray(outbox.state, ['ready', 'sending', 'uncertain', 'dead']))
    .groupBy(outbox.state);
}
