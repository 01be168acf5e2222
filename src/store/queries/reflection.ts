import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { Instant, LocalDate, PersonId, TenantId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type EntryRow = Tables['coachingEntry']['$inferSelect'];
export type Sharing = EntryRow['sharing'];

/** Keeps an entry. Written again it changes; whether it is kept for longer stays as it was. */
export async function keepEntry(tx: Tx, row: EntryRow): Promise<void> {
  const { body, state, sharing, writtenAt, expiresOn } = row;
  await tx.db.insert(tx.t.coachingEntry).values(row).onConflictDoUpdate({
    target: tx.t.coachingEntry.id,
    set: { body, state, sharing, writtenAt, expiresOn },
  });
}

/** An entry that has not expired. */
export async function entryById(tx: Tx, id: string, today: LocalDate): Promise<EntryRow | undefined> {
  const { coachingEntry } = tx.t;
  const rows = await tx.db
    .select()
    .from(coachingEntry)
    .where(and(eq(coachingEntry.id, id), alive(tx, today)));
  return rows[0];
}

/** What somebody wrote, the newest first: of no one else. */
export function entriesBy(tx: Tx, authorId: PersonId, today: LocalDate, limit: number): Promise<EntryRow[]> {
  const { coachingEntry } = tx.t;
  return tx.db
    .select()
    .from(coachingEntry)
    .where(and(eq(coachingEntry.authorId, authorId), alive(tx, today)))
    .orderBy(desc(coachingEntry.writtenAt), desc(coachingEntry.id))
    .limit(limit);
}

/** What a coachee has shared, or will once they have met: never a draft, never what is kept private. */
export function sharedEntries(
  tx: Tx,
  pair: { readonly coachId: string; readonly coacheeId: string },
  today: LocalDate,
  limit: number,
): Promise<EntryRow[]> {
  const { coachingEntry } = tx.t;
  return tx.db
    .select()
    .from(coachingEntry)
    .where(
      and(
        eq(coachingEntry.coachId, pair.coachId),
        eq(coachingEntry.coacheeId, pair.coacheeId),
        eq(coachingEntry.authorId, pair.coacheeId),
        eq(coachingEntry.state, 'kept'),
        inArray(coachingEntry.sharing, ['now', 'after_talk']),
        alive(tx, today),
      ),
    )
    .orderBy(desc(coachingEntry.cycle), desc(coachingEntry.writtenAt))
    .limit(limit);
}

function alive(tx: Tx, today: LocalDate) {
  const { coachingEntry } = tx.t;
  return and(
    eq(coachingEntry.deleted, false),
    or(eq(coachingEntry.keep, true), gte(coachingEntry.expiresOn, today)),
  );
}

export async function setSharing(tx: Tx, id: string, sharing: Sharing): Promise<void> {
  await tx.db.update(tx.t.coachingEntry).set({ sharing }).where(eq(tx.t.coachingEntry.id, id));
}

export async function setKeep(tx: Tx, id: string, keep: boolean): Promise<void> {
  await tx.db.update(tx.t.coachingEntry).set({ keep }).where(eq(tx.t.coachingEntry.id, id));
}

/**
 * Takes an entry away from everybody while a legal hold keeps it. Its own id is free again, so that what is written
 * there next does not overwrite it.
 */
export async function hideEntry(tx: Tx, id: string, at: Instant): Promise<void> {
  const { coachingEntry } = tx.t;
  await tx.db
    .update(coachingEntry)
    .set({ deleted: true, sharing: 'not', id: sql`${coachingEntry.id} || ${`#${at}`}` })
    .where(eq(coachingEntry.id, id));
}

/** Deletes an entry for good. */
export async function deleteEntry(tx: Tx, id: string): Promise<void> {
  await tx.db.delete(tx.t.coachingEntry).where(eq(tx.t.coachingEntry.id, id));
}

/** Deletes for good what has expired, and what its author deleted under a hold that has ended. @returns how many entries that were. */
export async function deleteExpired(tx: Tx, tenantId: TenantId, today: LocalDate): Promise<number> {
  const { coachingEntry } = tx.t;
  const rows = await tx.db
    .delete(coachingEntry)
    .where(
      and(
        eq(coachingEntry.tenantId, tenantId),
        or(
          eq(coachingEntry.deleted, true),
          and(eq(coachingEntry.keep, false), lt(coachingEntry.expiresOn, today)),
        ),
      ),
    )
    .returning({ id: coachingEntry.id });
  return rows.length;
}

/** How much time a week a coach has protected, in minutes; `undefined` where they have not said. */
export async function protectedMinutes(tx: Tx, coachId: PersonId): Promise<number | undefined> {
  const { coachingTime } = tx.t;
  const rows = await tx.db.select().from(coachingTime).where(eq(coachingTime.coachId, coachId));
  return rows[0]?.minutes;
}

export async function protectMinutes(tx: Tx, coachId: PersonId, minutes: number): Promise<void> {
  await tx.db
    .insert(tx.t.coachingTime)
    .values({ coachId, minutes })
    .onConflictDoUpdate({ target: tx.t.coachingTime.coachId, set: { minutes } });
}
