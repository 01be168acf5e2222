import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { SQLiteInsertValue } from 'drizzle-orm/sqlite-core';
import type { Instant, Window } from '../../model/ids.ts';
import type { Planned, Reason } from '../../model/occurrence.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { OccurrenceRow, Owner } from './ledger.ts';

/** Rows in one INSERT: 11 values each, far below SQLite's 32,766 parameters and PostgreSQL's 65,535. */
const ROWS_AT_ONCE = 100;

/** The reason of a planned occurrence that no plan yielded, so that no plan takes it for one that it dropped. */
const SCHEDULED = 'scheduled';
/** Why a plan cancels what it no longer yields. */
const LEFT: Reason = 'left';

/**
 * Enters what a plan yielded. A row that is there already follows the plan only while nothing has been decided: a
 * planned one moves, or is skipped when its day has closed; one that a plan had skipped or cancelled is planned
 * again when its day is free and still to come. What was released once is never touched.
 */
export async function enterPlan(
  tx: Tx,
  owner: Owner,
  planned: readonly Planned[],
  now: Instant,
): Promise<void> {
  const rows = planned.map((one) => rowOf(owner, one, one.skip ?? null, now));
  let from = 0;
  for (; from + ROWS_AT_ONCE <= rows.length; from += ROWS_AT_ONCE) {
    await enterMany(tx).execute(numbered(rows.slice(from, from + ROWS_AT_ONCE)));
  }
  if (from < rows.length) await entering(tx, rows.slice(from));
}

/** Built once: 25 µs a row against 65, for 200,000 rows at a large district's first start. */
const enterMany = prepared('enter_occurrences', (tx) =>
  entering(
    tx,
    Array.from({ length: ROWS_AT_ONCE }, (_, i) => ({
      key: sql.placeholder(`key${i}`),
      tenantId: sql.placeholder(`tenantId${i}`),
      loop: sql.placeholder(`loop${i}`),
      view: sql.placeholder(`view${i}`),
      subject: sql.placeholder(`subject${i}`),
      window: sql.placeholder(`window${i}`),
      dueAt: sql.placeholder(`dueAt${i}`),
      expiresAt: sql.placeholder(`expiresAt${i}`),
      state: sql.placeholder(`state${i}`),
      reason: sql.placeholder(`reason${i}`),
      decidedAt: sql.placeholder(`decidedAt${i}`),
    })),
  ),
);

/** The values of some rows under the names of the placeholders above. */
function numbered(rows: readonly OccurrenceRow[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [i, row] of rows.entries()) {
    for (const [column, value] of Object.entries(row)) values[`${column}${i}`] = value;
  }
  return values;
}

function entering(tx: Tx, rows: SQLiteInsertValue<Tables['occurrence']>[]) {
  const { occurrence, outbox } = tx.t;
  const undecided = or(
    eq(occurrence.state, 'planned'),
    and(
      or(
        eq(occurrence.state, 'skipped'),
        and(eq(occurrence.state, 'cancelled'), eq(occurrence.reason, LEFT)),
      ),
      // A row is entered at the moment that it says it was decided.
      sql`(excluded.state = 'skipped' or excluded.due_at > excluded.decided_at)`,
      sql`not exists (select 1 from ${outbox} where ${outbox.id} = ${occurrence.key})`,
    ),
  );
  const different = sql`(${occurrence.dueAt} <> excluded.due_at or ${occurrence.expiresAt} <> excluded.expires_at
    or ${occurrence.state} <> excluded.state or coalesce(${occurrence.reason}, '') <> coalesce(excluded.reason, ''))`;
  return tx.db
    .insert(occurrence)
    .values(rows)
    .onConflictDoUpdate({
      target: occurrence.key,
      set: {
        dueAt: sql`excluded.due_at`,
        expiresAt: sql`excluded.expires_at`,
        state: sql`excluded.state`,
        reason: sql`excluded.reason`,
        decidedAt: sql`excluded.decided_at`,
      },
      setWhere: sql`${undecided} and ${different}`,
    });
}

/**
 * Enters an occurrence that something that happened gave rise to (a reminder, "ask me later"). While it is still
 * planned it may be entered again, for another time. No plan moves or cancels it.
 */
export async function schedule(tx: Tx, owner: Owner, planned: Planned, now: Instant): Promise<void> {
  const { occurrence } = tx.t;
  await tx.db
    .insert(occurrence)
    .values(rowOf(owner, planned, planned.skip ?? SCHEDULED, now))
    .onConflictDoUpdate({
      target: occurrence.key,
      set: { dueAt: planned.dueAt, expiresAt: planned.expiresAt, decidedAt: now },
      setWhere: eq(occurrence.state, 'planned'),
    });
}

function rowOf(owner: Owner, planned: Planned, reason: string | null, now: Instant): OccurrenceRow {
  return {
    key: planned.key,
    tenantId: owner.tenantId,
    loop: owner.loop,
    view: planned.view,
    subject: planned.subject,
    window: planned.window,
    dueAt: planned.dueAt,
    expiresAt: planned.expiresAt,
    state: planned.skip === undefined ? 'planned' : 'skipped',
    reason,
    decidedAt: now,
  };
}

const anyOfWindow = prepared('any_of_window', ({ db, t: { occurrence } }) =>
  db
    .select({ key: occurrence.key })
    .from(occurrence)
    .where(
      and(
        eq(occurrence.loop, sql.placeholder('loop')),
        eq(occurrence.window, sql.placeholder('window')),
        eq(occurrence.tenantId, sql.placeholder('tenantId')),
      ),
    )
    .limit(1),
);

/** Whether anything of this window was ever entered. */
export async function hasOccurrences(tx: Tx, { tenantId, loop }: Owner, window: Window): Promise<boolean> {
  const rows = await anyOfWindow(tx).execute({ tenantId, loop, window });
  return rows.length > 0;
}

/** Keys that a plan entered and that are still planned, a page at a time in their order. */
export async function plannedKeys(
  tx: Tx,
  owner: Owner,
  window: Window,
  after: string,
  limit: number,
): Promise<string[]> {
  const { occurrence } = tx.t;
  const rows = await tx.db
    .select({ key: occurrence.key })
    .from(occurrence)
    .where(
      and(
        eq(occurrence.loop, owner.loop),
        eq(occurrence.window, window),
        eq(occurrence.tenantId, owner.tenantId),
        eq(occurrence.state, 'planned'),
        isNull(occurrence.reason),
        gt(occurrence.key, after),
      ),
    )
    .orderBy(asc(occurrence.key))
    .limit(limit);
  return rows.map((row) => row.key);
}

/** Cancels what a plan no longer yields (the person left), where it is still planned. */
export async function cancelLeft(tx: Tx, keys: readonly string[], now: Instant): Promise<void> {
  const { occurrence } = tx.t;
  if (keys.length === 0) return;
  await tx.db
    .update(occurrence)
    .set({ state: 'cancelled', reason: LEFT, decidedAt: now })
    .where(and(inArray(occurrence.key, [...keys]), eq(occurrence.state, 'planned')));
}
