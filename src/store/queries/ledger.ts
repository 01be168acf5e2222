import { and, asc, count, eq, gt, inArray, lte, min, type SQL, sql } from 'drizzle-orm';
import type { Instant, OccurrenceKey, TenantId, Window } from '../../model/ids.ts';
import type { Reason } from '../../model/occurrence.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type OccurrenceRow = Tables['occurrence']['$inferSelect'];
export type OccurrenceState = OccurrenceRow['state'];

/** Whose occurrences, and of which loop. */
export interface Owner {
  readonly tenantId: TenantId;
  readonly loop: string;
}

/** What is looked at: the tenants that can be written to, and the loops that are here. */
export interface Scope {
  readonly tenants: readonly string[];
  readonly loops: readonly string[];
}

function inScope(tx: Tx, scope: Scope): SQL | undefined {
  const { occurrence } = tx.t;
  return and(inArray(occurrence.tenantId, [...scope.tenants]), inArray(occurrence.loop, [...scope.loops]));
}

/** What is due and may still be sent, the longest due first. */
export function dueOccurrences(tx: Tx, scope: Scope, now: Instant, limit: number): Promise<OccurrenceRow[]> {
  const { occurrence } = tx.t;
  return tx.db
    .select()
    .from(occurrence)
    .where(
      and(
        eq(occurrence.state, 'planned'),
        lte(occurrence.dueAt, now),
        gt(occurrence.expiresAt, now),
        inScope(tx, scope),
      ),
    )
    .orderBy(asc(occurrence.dueAt), asc(occurrence.key))
    .limit(limit);
}

const overdue = prepared('overdue_occurrences', ({ db, t: { occurrence } }) =>
  db
    .select({ key: occurrence.key, loop: occurrence.loop })
    .from(occurrence)
    .where(
      and(
        eq(occurrence.state, 'planned'),
        lte(occurrence.dueAt, sql.placeholder('now')),
        lte(occurrence.expiresAt, sql.placeholder('now')),
      ),
    )
    .limit(sql.placeholder('limit')),
);

/** Ends up to `limit` planned occurrences whose time has passed. @returns the loop of each. */
export async function expireOccurrences(tx: Tx, now: Instant, limit: number): Promise<string[]> {
  const { occurrence } = tx.t;
  const rows = await overdue(tx).execute({ now, limit });
  if (rows.length === 0) return [];
  const keys = rows.map((row) => row.key);
  await tx.db
    .update(occurrence)
    .set({ state: 'expired', reason: 'late', decidedAt: now })
    .where(and(inArray(occurrence.key, keys), eq(occurrence.state, 'planned')));
  return rows.map((row) => row.loop);
}

const finishing = prepared('finish_occurrence', ({ db, t: { occurrence } }) =>
  db
    .update(occurrence)
    .set({
      state: sql`${sql.placeholder('state')}`,
      reason: sql`${sql.placeholder('reason')}`,
      decidedAt: sql`${sql.placeholder('now')}`,
    })
    .where(
      and(eq(occurrence.key, sql.placeholder('key')), inArray(occurrence.state, ['planned', 'released'])),
    )
    .returning({ dueAt: occurrence.dueAt }),
);

/**
 * Writes how an occurrence ended, or that it was released, unless it has ended before.
 *
 * @returns when it was due; `undefined` where it had ended already.
 */
export async function finish(
  tx: Tx,
  key: string,
  state: Exclude<OccurrenceState, 'planned'>,
  reason: Reason | null,
  now: Instant,
): Promise<Instant | undefined> {
  const rows = await finishing(tx).execute({ key, state, reason, now });
  return rows[0]?.dueAt;
}

/** Puts an occurrence off that has not ended. */
export async function deferOccurrence(tx: Tx, key: string, until: Instant, now: Instant): Promise<void> {
  const { occurrence } = tx.t;
  await tx.db
    .update(occurrence)
    .set({ dueAt: until, decidedAt: now })
    .where(and(eq(occurrence.key, key), inArray(occurrence.state, ['planned', 'released'])));
}

/** How an occurrence stands; `undefined` where it was never entered. */
export async function occurrenceByKey(tx: Tx, key: OccurrenceKey): Promise<OccurrenceRow | undefined> {
  const rows = await tx.db.select().from(tx.t.occurrence).where(eq(tx.t.occurrence.key, key));
  return rows[0];
}

/** When the next planned occurrence falls due. */
export async function nextDueAt(tx: Tx, scope: Scope): Promise<Instant | undefined> {
  const { occurrence } = tx.t;
  const rows = await tx.db
    .select({ at: occurrence.dueAt })
    .from(occurrence)
    .where(and(eq(occurrence.state, 'planned'), inScope(tx, scope)))
    .orderBy(asc(occurrence.dueAt))
    .limit(1);
  return rows[0]?.at;
}

const firstDueToEnd = prepared('first_due_to_end', ({ db, t: { occurrence } }) =>
  db
    .select({ at: min(occurrence.expiresAt) })
    .from(occurrence)
    .where(and(eq(occurrence.state, 'planned'), lte(occurrence.dueAt, sql.placeholder('now')))),
);

/** When the first planned occurrence that is already due runs out of time: those that wait for a blocked tenant. */
export async function nextExpiryAt(tx: Tx, now: Instant): Promise<Instant | undefined> {
  const rows = await firstDueToEnd(tx).execute({ now });
  return rows[0]?.at ?? undefined;
}

/** How many occurrences are due and not released, by loop. */
export function waitingByLoop(tx: Tx, now: Instant): Promise<{ loop: string; count: number }[]> {
  const { occurrence } = tx.t;
  return tx.db
    .select({ loop: occurrence.loop, count: count() })
    .from(occurrence)
    .where(and(eq(occurrence.state, 'planned'), lte(occurrence.dueAt, now)))
    .groupBy(occurrence.loop);
}

export type PlanMarkRow = Tables['planMark']['$inferSelect'];

/** Which of these windows have been planned, and at which state of the organisation and of the zone data. */
export function planMarks(tx: Tx, windows: readonly Window[]): Promise<PlanMarkRow[]> {
  const { planMark } = tx.t;
  return tx.db
    .select()
    .from(planMark)
    .where(inArray(planMark.window, [...windows]));
}

export async function planMark(
  tx: Tx,
  { tenantId, loop, window }: Pick<PlanMarkRow, 'tenantId' | 'loop' | 'window'>,
): Promise<PlanMarkRow | undefined> {
  const { planMark } = tx.t;
  const rows = await tx.db
    .select()
    .from(planMark)
    .where(and(eq(planMark.tenantId, tenantId), eq(planMark.loop, loop), eq(planMark.window, window)));
  return rows[0];
}

export async function keepPlanMark(tx: Tx, row: PlanMarkRow): Promise<void> {
  const { planMark } = tx.t;
  await tx.db
    .insert(planMark)
    .values(row)
    .onConflictDoUpdate({
      target: [planMark.tenantId, planMark.loop, planMark.window],
      set: { revision: row.revision, tzdata: row.tzdata },
    });
}
