import { and, asc, desc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Tables, Tx } from '../store.ts';

export type PolicyRow = Tables['policy']['$inferSelect'];
export type PolicyAnswerRow = Tables['policyAnswer']['$inferSelect'];

/** Writes a posted rule. One that is there already stays as it is: a form sent twice posts nothing twice. */
export async function addPolicy(tx: Tx, row: PolicyRow): Promise<void> {
  await tx.db.insert(tx.t.policy).values(row).onConflictDoNothing();
}

export async function policyById(tx: Tx, id: string): Promise<PolicyRow | undefined> {
  const rows = await tx.db.select().from(tx.t.policy).where(eq(tx.t.policy.id, id));
  return rows[0];
}

/** What was posted from these units, the newest first. */
export function policiesOf(tx: Tx, unitIds: readonly string[], limit: number): Promise<PolicyRow[]> {
  const { policy } = tx.t;
  return tx.db
    .select()
    .from(policy)
    .where(inArray(policy.unitId, [...unitIds]))
    .orderBy(desc(policy.postedOn), asc(policy.id))
    .limit(limit);
}

/** What was posted from these units and still has no answer; the longest waiting first. */
export function unansweredPolicies(tx: Tx, unitIds: readonly string[]): Promise<PolicyRow[]> {
  const { policy } = tx.t;
  return tx.db
    .select()
    .from(policy)
    .where(and(inArray(policy.unitId, [...unitIds]), isNull(policy.answer)))
    .orderBy(asc(policy.closesOn), asc(policy.id));
}

export async function answerPolicy(
  tx: Tx,
  id: string,
  set: Pick<PolicyRow, 'answer' | 'answeredOn'>,
): Promise<void> {
  await tx.db.update(tx.t.policy).set(set).where(eq(tx.t.policy.id, id));
}

type Asked = Pick<PolicyAnswerRow, 'policyId' | 'personId' | 'teamId' | 'answeredAt'>;

/** Keeps what somebody thinks a rule will do. `false` where a later tap was kept before: then nothing changes. */
export async function keepPolicyEffect(
  tx: Tx,
  asked: Asked,
  said: Pick<PolicyAnswerRow, 'effect' | 'answeredOrder'>,
): Promise<boolean> {
  const { policyAnswer } = tx.t;
  const written = await tx.db
    .insert(policyAnswer)
    .values({ ...asked, ...said })
    .onConflictDoUpdate({
      target: [policyAnswer.policyId, policyAnswer.personId],
      set: { ...said, answeredAt: asked.answeredAt },
      setWhere: lte(policyAnswer.answeredOrder, said.answeredOrder),
    })
    .returning({ policyId: policyAnswer.policyId });
  return written.length > 0;
}

/** Keeps somebody's line; what they tapped stays as it is. */
export async function keepPolicyWords(tx: Tx, asked: Asked, words: Buffer): Promise<void> {
  const { policyAnswer } = tx.t;
  await tx.db
    .insert(policyAnswer)
    .values({ ...asked, words, answeredOrder: 0 })
    .onConflictDoUpdate({
      target: [policyAnswer.policyId, policyAnswer.personId],
      set: { words, answeredAt: asked.answeredAt },
    });
}

/** Everything that was said of a rule. It leaves the bot in sums and without names only. */
export function policyAnswers(tx: Tx, policyId: string): Promise<PolicyAnswerRow[]> {
  const { policyAnswer } = tx.t;
  return tx.db
    .select()
    .from(policyAnswer)
    .where(eq(policyAnswer.policyId, policyId))
    .orderBy(asc(policyAnswer.teamId), asc(policyAnswer.personId));
}
