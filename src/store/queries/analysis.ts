import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tables, Tx } from '../store.ts';

export type AnalysisRow = Tables['analysis']['$inferSelect'];
export type OfficialRow = Tables['officialResult']['$inferSelect'];
type OfficialScoreRow = Tables['officialScore']['$inferSelect'];

/** Writes a row of the analysis. One that is there already stays as it is: a form sent twice writes nothing twice. */
export async function addAnalysis(tx: Tx, row: AnalysisRow): Promise<void> {
  await tx.db.insert(tx.t.analysis).values(row).onConflictDoNothing();
}

/** The analysis of these units, the newest of each driver first. */
export function analysesOf(tx: Tx, unitIds: readonly string[]): Promise<AnalysisRow[]> {
  const { analysis } = tx.t;
  return tx.db
    .select()
    .from(analysis)
    .where(inArray(analysis.unitId, [...unitIds]))
    .orderBy(asc(analysis.driverId), desc(analysis.madeOn), asc(analysis.id));
}

/** Records an official result with its scores. The same form sent twice is recorded once. */
export async function addOfficial(
  tx: Tx,
  row: OfficialRow,
  scores: readonly OfficialScoreRow[],
): Promise<void> {
  await tx.db.insert(tx.t.officialResult).values(row).onConflictDoNothing();
  if (scores.length > 0)
    await tx.db
      .insert(tx.t.officialScore)
      .values([...scores])
      .onConflictDoNothing();
}

/** The newest official result of a unit, with its scores by driver; `undefined` where none was recorded. */
export async function newestOfficial(
  tx: Tx,
  unitId: string,
): Promise<{ row: OfficialRow; scores: ReadonlyMap<string, number> } | undefined> {
  const { officialResult, officialScore } = tx.t;
  const [row] = await tx.db
    .select()
    .from(officialResult)
    .where(eq(officialResult.unitId, unitId))
    .orderBy(desc(officialResult.takenOn), desc(officialResult.recordedAt))
    .limit(1);
  if (!row) return undefined;
  const scores = await tx.db.select().from(officialScore).where(eq(officialScore.resultId, row.id));
  return { row, scores: new Map(scores.map((score) => [score.driverId, score.percent])) };
}
