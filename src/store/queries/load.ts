import { and, asc, desc, eq, isNull, lt, lte, or } from 'drizzle-orm';
import type { TenantId, UnitId, Window } from '../../model/ids.ts';
import type { CrossCutting } from '../../model/items.ts';
import type { Tables, Tx } from '../store.ts';

export type CrossFigureRow = Tables['crossFigure']['$inferSelect'];
export type LoadDecisionRow = Tables['loadDecision']['$inferSelect'];

/** What digests published of a topic before a window, oldest first; the newest so many. */
export async function crossFigures(
  tx: Tx,
  teamId: UnitId,
  topic: CrossCutting,
  window: Window,
  most: number,
): Promise<CrossFigureRow[]> {
  const { crossFigure } = tx.t;
  const rows = await tx.db
    .select()
    .from(crossFigure)
    .where(and(eq(crossFigure.teamId, teamId), eq(crossFigure.topic, topic), lt(crossFigure.window, window)))
    .orderBy(desc(crossFigure.window))
    .limit(most);
  return rows.reverse();
}

export async function keepCrossFigure(tx: Tx, row: CrossFigureRow): Promise<void> {
  await tx.db.insert(tx.t.crossFigure).values(row).onConflictDoNothing();
}

/** Records whether a team is asked less from now on. `false` where a later tap was recorded before. */
export async function recordLoad(tx: Tx, row: Omit<LoadDecisionRow, 'toldIn'>): Promise<boolean> {
  const { loadDecision } = tx.t;
  const { choice, personId, decidedAt, decidedOrder } = row;
  const written = await tx.db
    .insert(loadDecision)
    .values(row)
    .onConflictDoUpdate({
      target: [loadDecision.teamId, loadDecision.window],
      set: { choice, personId, decidedAt, decidedOrder, toldIn: null },
      setWhere: lte(loadDecision.decidedOrder, decidedOrder),
    })
    .returning({ teamId: loadDecision.teamId });
  return written.length > 0;
}

/** The teams of a district that have decided to be asked less, by their last decision. */
export async function askedLess(tx: Tx, tenantId: TenantId): Promise<ReadonlySet<string>> {
  const { loadDecision, unit } = tx.t;
  const rows = await tx.db
    .select({ teamId: loadDecision.teamId, choice: loadDecision.choice })
    .from(loadDecision)
    .innerJoin(unit, eq(unit.id, loadDecision.teamId))
    .where(eq(unit.tenantId, tenantId))
    .orderBy(asc(loadDecision.decidedAt));
  const last = new Map(rows.map(({ teamId, choice }) => [teamId, choice]));
  return new Set([...last].flatMap(([teamId, choice]) => (choice === 'less' ? [teamId] : [])));
}

/** The decisions that the digest of this window tells, with the names of those who made them. Marks them as told. */
export async function takeUntoldLoad(
  tx: Tx,
  teamId: UnitId,
  window: Window,
): Promise<Pick<LoadDecisionRow & { readonly name: string }, 'choice' | 'decidedAt' | 'name'>[]> {
  const { loadDecision, person } = tx.t;
  const mine = and(
    eq(loadDecision.teamId, teamId),
    or(isNull(loadDecision.toldIn), eq(loadDecision.toldIn, window)),
  );
  const rows = await tx.db
    .select({ choice: loadDecision.choice, decidedAt: loadDecision.decidedAt, name: person.name })
    .from(loadDecision)
    .innerJoin(person, eq(person.id, loadDecision.personId))
    .where(mine)
    .orderBy(asc(loadDecision.decidedAt));
  if (rows.length > 0) await tx.db.update(loadDecision).set({ toldIn: window }).where(mine);
  return rows;
}
