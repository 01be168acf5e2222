import { and, eq, inArray, lte } from 'drizzle-orm';
import type { PersonId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type ItemAnswerRow = Tables['itemAnswer']['$inferSelect'];

/** Keeps a rating. `false` where a later tap was kept before: then nothing changes. */
export async function keepItemAnswer(tx: Tx, row: ItemAnswerRow): Promise<boolean> {
  const { itemAnswer } = tx.t;
  const { rating, answeredAt, answeredOrder } = row;
  const written = await tx.db
    .insert(itemAnswer)
    .values(row)
    .onConflictDoUpdate({
      target: [itemAnswer.about, itemAnswer.personId, itemAnswer.itemId],
      set: { rating, answeredAt, answeredOrder },
      setWhere: lte(itemAnswer.answeredOrder, answeredOrder),
    })
    .returning({ itemId: itemAnswer.itemId });
  return written.length > 0;
}

/** What one person has answered about something. */
export function itemAnswersOf(tx: Tx, about: string, personId: PersonId): Promise<ItemAnswerRow[]> {
  const { itemAnswer } = tx.t;
  return tx.db
    .select()
    .from(itemAnswer)
    .where(and(eq(itemAnswer.about, about), eq(itemAnswer.personId, personId)));
}

/** All answers about something to these items: for figures from enough people on, and for nothing else. */
export function itemAnswersAbout(
  tx: Tx,
  about: string,
  itemIds: readonly string[],
): Promise<ItemAnswerRow[]> {
  const { itemAnswer } = tx.t;
  return tx.db
    .select()
    .from(itemAnswer)
    .where(and(eq(itemAnswer.about, about), inArray(itemAnswer.itemId, [...itemIds])));
}
