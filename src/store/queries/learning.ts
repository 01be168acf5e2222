import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Tables, Tx } from '../store.ts';

export type LearningRow = Tables['learning']['$inferSelect'];

/** Writes entries. One that is there already stays as it is. */
export async function addLearning(tx: Tx, rows: readonly LearningRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .insert(tx.t.learning)
    .values([...rows])
    .onConflictDoNothing();
}

export async function learningById(tx: Tx, id: string): Promise<LearningRow | undefined> {
  const rows = await tx.db.select().from(tx.t.learning).where(eq(tx.t.learning.id, id));
  return rows[0];
}

/** What is suggested, planned, or delivered and not followed up in these units; the oldest first. */
export function openLearning(tx: Tx, unitIds: readonly string[]): Promise<LearningRow[]> {
  const { learning } = tx.t;
  return tx.db
    .select()
    .from(learning)
    .where(
      and(
        inArray(learning.unitId, [...unitIds]),
        inArray(learning.state, ['suggested', 'planned', 'delivered']),
      ),
    )
    .orderBy(asc(learning.createdAt), asc(learning.id));
}

/** What was delivered in a unit and of which nobody has told whether its driver moved. */
export function untoldEffects(tx: Tx, unitId: string): Promise<LearningRow[]> {
  const { learning } = tx.t;
  return tx.db
    .select()
    .from(learning)
    .where(
      and(
        eq(learning.unitId, unitId),
        inArray(learning.state, ['delivered', 'followed_up']),
        eq(learning.effectTold, false),
      ),
    )
    .orderBy(asc(learning.deliveredOn), asc(learning.id));
}

/** Changes an entry that has not been dropped. `false` where it was. */
export async function changeLearning(tx: Tx, id: string, set: Partial<LearningRow>): Promise<boolean> {
  const { learning } = tx.t;
  const written = await tx.db
    .update(learning)
    .set(set)
    .where(and(eq(learning.id, id), ne(learning.state, 'dropped')))
    .returning({ id: learning.id });
  return written.length > 0;
}

/** A session fulfilled the plan. One that was delivered before keeps its day. */
export async function deliverLearning(tx: Tx, id: string, on: string): Promise<void> {
  const { learning } = tx.t;
  await tx.db
    .update(learning)
    .set({ state: 'delivered', deliveredOn: on })
    .where(and(eq(learning.id, id), inArray(learning.state, ['suggested', 'planned'])));
}
