import { and, asc, count, eq, gt, inArray, lt, lte, min, sql } from 'drizzle-orm';
import type { Instant, OccurrenceKey, TenantId, Window } from '../../model/ids.ts';
import type { Reason } from '../../model/occurrence.ts';
import { filled, listed, prepared, preparedForList } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type OccurrenceRow = Tables['occurrence']['$inferSelect'];
export type OccurrenceState = OccurrenceRow['state'];

/** Whose occurrences, and of which loop. */
export interface Owner {
  readonly tenantId: TenantId;
  readonly loop: string;
}

/** What is looked at: a tenant that can be written to, and the loops that are here. */
export interface Scope {
  readonly tenantId: string;
  readonly loops: readonly string[];
}

const dueOf = preparedForList('due_occurrences', ({ db, t: { occurrence } }, loops) =>
  db
    .select()
    .from(occurrence)
    .where(
      and(
        eq(occurrence.state, 'planned'),
        lte(occurrence.dueAt, sql.placeholder('now')),
        gt(occurrence.expiresAt, sql.placeholder('now')),
        eq(occurrence.tenantId, sql.placeholder('tenantId')),
        inArray(occurrence.loop, listed('loop', loops)),
      ),
    )
    .orderBy(asc(occurrence.dueAt), asc(occurrence.key))
    .limit(sql.placeholder('limit')),
);

/** What is due to a tenant and may still be sent, the longest due first. */
export async function dueOccurrences(
  tx: Tx,
  { tenantId, loops }: Scope,
  now: Instant,
  limit: number,
): Promise<OccurrenceRow[]> {
  return dueOf(tx, loops.length).execute({ tenantId, now, limit, ...filled('loop', loops) });
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

const firstPlanned = prepared('first_planned', ({ db, t: { occurrence } }) =>
  db
    .select({ at: occurrence.dueAt, loop: occurrence.loop })
    .from(occurrence)
    .where(and(eq(occurrence.state, 'planned'), eq(occurrence.tenantId, sql.placeholder('tenantId'))))
    .orderBy(asc(occurrence.dueAt))
    .limit(1),
);

const firstDue = preparedForList('first_due', ({ db, t: { occurrence } }, loops) =>
  db
    .select({ at: occurrence.dueAt })
    .from(occurrence)
    .where(
      and(
        eq(occurrence.state, 'planned'),
        eq(occurrence.tenantId, sql.placeholder('tenantId')),
        inArray(occurrence.loop, listed('loop', loops)),
      ),
    )
    .orderBy(asc(occurrence.dueAt))
    .limit(1),
);

/** When the next planned occurrence of a tenant falls due. */
export async function nextDueAt(tx: Tx, { tenantId, loops }: Scope): Promise<Instant | undefined> {
  // The list of loops costs ten times the look itself, and mostly every loop is here.
  const [first] = await firstPlanned(tx).execute({ tenantId });
  if (!first || loops.includes(first.loop)) return first?.at;
  const rows = await firstDue(tx, loops.length).execute({ tenantId, ...filled('loop', loops) });
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

const marksOf = preparedForList('plan_marks', ({ db, t: { planMark } }, windows) =>
  db
    .select()
    .from(planMark)
    .where(inArray(planMark.window, listed('window', windows))),
);

/** Which of these windows have been planned, and at which state of the organisation and of the zone data. */
export async function planMarks(tx: Tx, windows: readonly Window[]): Promise<PlanMarkRow[]> {
  return marksOf(tx, windows.length).execute(filled('window', windows));
}

const oneMark = prepared('plan_mark', ({ db, t: { planMark } }) =>
  db
    .select()
    .from(planMark)
    .where(
      and(
        eq(planMark.tenantId, sql.placeholder('tenantId')),
        eq(planMark.loop, sql.placeholder('loop')),
        eq(planMark.window, sql.placeholder('window')),
      ),
    ),
);

export async function planMark(
  tx: Tx,
  { tenantId, loop, window }: Pick<PlanMarkRow, 'tenantId' | 'loop' | 'window'>,
): Promise<PlanMarkRow | undefined> {
  const rows = await oneMark(tx).execute({ tenantId, loop, window });
  return rows[0];
}

const keepingMark = prepared('keep_plan_mark', ({ db, t: { planMark } }) =>
  db
    .insert(planMark)
    .values({
      tenantId: sql.placeholder('tenantId'),
      loop: sql.placeholder('loop'),
      window: sql.placeholder('window'),
      revision: sql.placeholder('revision'),
      tzdata: sql.placeholder('tzdata'),
    })
    .onConflictDoUpdate({
      target: [planMark.tenantId, planMark.loop, planMark.window],
      set: { revision: sql`excluded.revision`, tzdata: sql`excluded.tzdata` },
    }),
);

export async function keepPlanMark(tx: Tx, row: PlanMarkRow): Promise<void> {
  await keepingMark(tx).execute({ ...row });
}

const forgettingMarks = prepared('forget_plan_marks', ({ db, t: { planMark } }) =>
  db
    .delete(planMark)
    .where(
      and(
        eq(planMark.tenantId, sql.placeholder('tenantId')),
        eq(planMark.loop, sql.placeholder('loop')),
        lt(planMark.window, sql.placeholder('before')),
      ),
    ),
);

/** Forgets the marks of windows that nobody plans any more: every heartbeat looks through those that are kept. */
export async function forgetPlanMarks(tx: Tx, { tenantId, loop }: Owner, before: Window): Promise<void> {
  await forgettingMarks(tx).execute({ tenantId, loop, before });
}
