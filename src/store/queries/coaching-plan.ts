import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { PersonId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';
import type { ContactRow } from './coaching.ts';

export type PlanRow = Tables['coachingPlan']['$inferSelect'];
export type StepRow = Tables['coachingStep']['$inferSelect'];

export async function planOf(tx: Tx, coachId: string, coacheeId: string): Promise<PlanRow | undefined> {
  const { coachingPlan } = tx.t;
  const rows = await tx.db
    .select()
    .from(coachingPlan)
    .where(and(eq(coachingPlan.coachId, coachId), eq(coachingPlan.coacheeId, coacheeId)));
  return rows[0];
}

/** The plans of all pairs of these coaches, without their words. */
export function cadencesOf(
  tx: Tx,
  coachIds: readonly string[],
): Promise<Pick<PlanRow, 'coachId' | 'coacheeId' | 'everyWeeks' | 'since'>[]> {
  const { coachingPlan } = tx.t;
  const { coachId, coacheeId, everyWeeks, since } = coachingPlan;
  if (coachIds.length === 0) return Promise.resolve([]);
  return tx.db
    .select({ coachId, coacheeId, everyWeeks, since })
    .from(coachingPlan)
    .where(inArray(coachId, [...coachIds]));
}

export async function keepPlan(tx: Tx, row: PlanRow): Promise<void> {
  const { coachId: _coach, coacheeId: _coachee, tenantId: _tenant, ...set } = row;
  const { coachingPlan } = tx.t;
  await tx.db
    .insert(coachingPlan)
    .values(row)
    .onConflictDoUpdate({ target: [coachingPlan.coachId, coachingPlan.coacheeId], set });
}

/** Enters the step of a contact, or changes it; what became of it is kept. */
export async function keepStep(
  tx: Tx,
  row: Pick<
    StepRow,
    'contactId' | 'tenantId' | 'coachId' | 'coacheeId' | 'cycle' | 'step' | 'dueOn' | 'setAt'
  >,
): Promise<void> {
  const { step, dueOn, setAt } = row;
  await tx.db
    .insert(tx.t.coachingStep)
    .values(row)
    .onConflictDoUpdate({ target: tx.t.coachingStep.contactId, set: { step, dueOn, setAt } });
}

/** What became of a step. */
export async function updateStep(
  tx: Tx,
  contactId: string,
  set: Partial<Pick<StepRow, 'tried' | 'stillRight' | 'adaptation' | 'stillWorks'>>,
): Promise<void> {
  if (Object.keys(set).length === 0) return;
  await tx.db.update(tx.t.coachingStep).set(set).where(eq(tx.t.coachingStep.contactId, contactId));
}

/** A pair's steps, the newest first. */
export function stepsOf(tx: Tx, coachId: string, coacheeId: string, limit: number): Promise<StepRow[]> {
  const { coachingStep } = tx.t;
  return tx.db
    .select()
    .from(coachingStep)
    .where(and(eq(coachingStep.coachId, coachId), eq(coachingStep.coacheeId, coacheeId)))
    .orderBy(desc(coachingStep.cycle), desc(coachingStep.setAt))
    .limit(limit);
}

/** A coach's newest step with each person they coach, without its words. */
export async function newestSteps(
  tx: Tx,
  coachId: PersonId,
): Promise<ReadonlyMap<string, Pick<StepRow, 'coacheeId' | 'dueOn' | 'tried' | 'stillWorks'>>> {
  const { coachingStep } = tx.t;
  const { coacheeId, dueOn, tried, stillWorks, cycle, setAt } = coachingStep;
  const rows = await tx.db
    .select({ coacheeId, dueOn, tried, stillWorks })
    .from(coachingStep)
    .where(eq(coachingStep.coachId, coachId))
    .orderBy(cycle, setAt);
  return new Map(rows.map((row) => [row.coacheeId, row]));
}

/** A pair's contacts that have been logged with what became of the step of each, the newest first. */
export async function pastOf(
  tx: Tx,
  coachId: string,
  coacheeId: string,
  limit: number,
): Promise<{ cycle: string; state: ContactRow['state']; tried: StepRow['tried'] }[]> {
  const { coachingContact, coachingStep } = tx.t;
  return tx.db
    .select({ cycle: coachingContact.cycle, state: coachingContact.state, tried: coachingStep.tried })
    .from(coachingContact)
    .leftJoin(coachingStep, eq(coachingStep.contactId, coachingContact.id))
    .where(
      and(
        eq(coachingContact.coachId, coachId),
        eq(coachingContact.coacheeId, coacheeId),
        ne(coachingContact.state, 'planned'),
      ),
    )
    .orderBy(desc(coachingContact.cycle))
    .limit(limit);
}
