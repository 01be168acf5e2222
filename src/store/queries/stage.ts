import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { TenantId, UnitId, Window } from '../../model/ids.ts';
import type { Stage } from '../../model/stage.ts';
import type { Tables, Tx } from '../store.ts';

export type StageDecisionRow = Tables['stageDecision']['$inferSelect'];

/** The stage that a team has decided on last. */
export interface DecidedStage {
  readonly unitId: string;
  readonly toStage: Stage;
}

/** The last decision of each team of a district that has made one: there are few in a year. */
export async function decidedStages(tx: Tx, tenantId: TenantId): Promise<DecidedStage[]> {
  const { stageDecision, unit } = tx.t;
  const rows = await tx.db
    .select({ unitId: stageDecision.unitId, toStage: stageDecision.toStage })
    .from(stageDecision)
    .innerJoin(unit, eq(unit.id, stageDecision.unitId))
    .where(eq(unit.tenantId, tenantId))
    .orderBy(asc(stageDecision.decidedAt), asc(stageDecision.decidedOrder));
  return [...new Map(rows.map((row) => [row.unitId, row])).values()];
}

export type ToldStage = Pick<StageDecisionRow, 'fromStage' | 'toStage' | 'why' | 'decidedAt'> & {
  readonly name: string;
};

/** A team's decisions with the names of those who made them, the newest first; at the most so many. */
export async function stageDecisions(tx: Tx, unitId: UnitId, most: number): Promise<ToldStage[]> {
  const { stageDecision, person } = tx.t;
  const { fromStage, toStage, why, decidedAt } = stageDecision;
  return tx.db
    .select({ fromStage, toStage, why, decidedAt, name: person.name })
    .from(stageDecision)
    .innerJoin(person, eq(person.id, stageDecision.personId))
    .where(eq(stageDecision.unitId, unitId))
    .orderBy(desc(decidedAt), desc(stageDecision.decidedOrder))
    .limit(most);
}

/** Records that a team has gone over to another stage. `false` where this very submission was recorded before. */
export async function recordStage(tx: Tx, row: Omit<StageDecisionRow, 'toldIn'>): Promise<boolean> {
  const written = await tx.db
    .insert(tx.t.stageDecision)
    .values(row)
    .onConflictDoNothing()
    .returning({ unitId: tx.t.stageDecision.unitId });
  return written.length > 0;
}

/** The decisions that the digest of this window tells: those that no digest has told before. Marks them as told. */
export async function takeUntold(tx: Tx, unitId: UnitId, window: Window): Promise<ToldStage[]> {
  const { stageDecision, person } = tx.t;
  const { fromStage, toStage, why, decidedAt } = stageDecision;
  const mine = and(
    eq(stageDecision.unitId, unitId),
    or(isNull(stageDecision.toldIn), eq(stageDecision.toldIn, window)),
  );
  const rows = await tx.db
    .select({ fromStage, toStage, why, decidedAt, name: person.name })
    .from(stageDecision)
    .innerJoin(person, eq(person.id, stageDecision.personId))
    .where(mine)
    .orderBy(asc(decidedAt), asc(stageDecision.decidedOrder));
  if (rows.length > 0) await tx.db.update(stageDecision).set({ toldIn: window }).where(mine);
  return rows;
}

/** Tells the planning that something a plan depends on has changed. */
export async function raiseRevision(tx: Tx, tenantId: TenantId): Promise<void> {
  const { tenant } = tx.t;
  await tx.db
    .update(tenant)
    .set({ revision: sql`${tenant.revision} + 1` })
    .where(eq(tenant.id, tenantId));
}
