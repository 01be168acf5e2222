import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { PersonId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type HandoverRow = Tables['coachingHandover']['$inferSelect'];

/** People whom one of these coaches coaches now, and who shared something with somebody who no longer does. */
export async function partedFrom(
  tx: Tx,
  coachIds: readonly string[],
): Promise<{ coacheeId: string; formerId: string; coachId: string }[]> {
  const { coachingEntry, coachingPair } = tx.t;
  if (coachIds.length === 0) return [];
  const rows = await tx.db
    .selectDistinct({
      coacheeId: coachingEntry.coacheeId,
      formerId: coachingEntry.coachId,
      coachId: coachingPair.coachId,
    })
    .from(coachingPair)
    .innerJoin(
      coachingEntry,
      and(
        eq(coachingEntry.coacheeId, coachingPair.coacheeId),
        eq(coachingEntry.authorId, coachingPair.coacheeId),
        eq(coachingEntry.state, 'kept'),
        inArray(coachingEntry.sharing, ['now', 'after_talk']),
        ne(coachingEntry.coachId, coachingPair.coachId),
        ne(coachingEntry.coachId, coachingEntry.coacheeId),
      ),
    )
    .where(inArray(coachingPair.coachId, [...coachIds]))
    .orderBy(asc(coachingEntry.coacheeId), asc(coachingEntry.coachId), asc(coachingPair.coachId));
  if (rows.length === 0) return [];
  const still = await tx.db
    .select()
    .from(coachingPair)
    .where(
      inArray(
        coachingPair.coacheeId,
        rows.map((row) => row.coacheeId),
      ),
    );
  const pairs = new Set(still.map((pair) => `${pair.coachId}|${pair.coacheeId}`));
  return rows.filter((row) => !pairs.has(`${row.formerId}|${row.coacheeId}`));
}

/** Offers a hand-over. One that was offered before keeps its day and its answer. */
export async function offerHandovers(tx: Tx, rows: readonly HandoverRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .insert(tx.t.coachingHandover)
    .values([...rows])
    .onConflictDoNothing();
}

/** The hand-overs of people whom these coaches coach, those without an answer only. */
export function openHandovers(tx: Tx, coachIds: readonly string[]): Promise<HandoverRow[]> {
  const { coachingHandover } = tx.t;
  if (coachIds.length === 0) return Promise.resolve([]);
  return tx.db
    .select()
    .from(coachingHandover)
    .where(and(inArray(coachingHandover.coachId, [...coachIds]), eq(coachingHandover.state, 'offered')))
    .orderBy(asc(coachingHandover.coacheeId), asc(coachingHandover.formerId));
}

/** What one person has been offered, and what they said, for the coach they have now. */
export function handoversOf(tx: Tx, coacheeId: PersonId, coachId: PersonId): Promise<HandoverRow[]> {
  const { coachingHandover } = tx.t;
  return tx.db
    .select()
    .from(coachingHandover)
    .where(and(eq(coachingHandover.coacheeId, coacheeId), eq(coachingHandover.coachId, coachId)))
    .orderBy(asc(coachingHandover.formerId));
}

/** Says whether a former coach's entries may be read by the new one. */
export async function answerHandover(
  tx: Tx,
  { coacheeId, formerId, coachId }: Pick<HandoverRow, 'coacheeId' | 'formerId' | 'coachId'>,
  state: 'agreed' | 'sealed',
): Promise<void> {
  const { coachingHandover } = tx.t;
  await tx.db
    .update(coachingHandover)
    .set({ state })
    .where(
      and(
        eq(coachingHandover.coacheeId, coacheeId),
        eq(coachingHandover.formerId, formerId),
        eq(coachingHandover.coachId, coachId),
      ),
    );
}
