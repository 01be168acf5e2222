import { and, eq, inArray, isNull, ne, not, or, sql } from 'drizzle-orm';
import type { PersonId, Window } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';

/** Ends in which a message has surely not reached anybody. One given up as `uncertain` may have. */
const paid = prepared('contacts_paid', ({ db, t: { contact, occurrence } }) => {
  const given = or(
    inArray(occurrence.state, ['skipped', 'expired', 'cancelled']),
    and(eq(occurrence.state, 'failed'), ne(sql`coalesce(${occurrence.reason}, '')`, 'uncertain')),
  );
  return db
    .select({ key: contact.occurrenceKey })
    .from(contact)
    .leftJoin(occurrence, eq(occurrence.key, contact.occurrenceKey))
    .where(
      and(
        eq(contact.personId, sql.placeholder('personId')),
        eq(contact.week, sql.placeholder('week')),
        or(isNull(occurrence.key), not(sql`(${given})`)),
      ),
    );
});

/** The occurrences that count against a person's budget of a week. */
export async function contactsPaid(tx: Tx, personId: PersonId, week: Window): Promise<readonly string[]> {
  const rows = await paid(tx).execute({ personId, week });
  return rows.map((row) => row.key);
}

const paying = prepared('pay_contact', ({ db, t: { contact } }) =>
  db
    .insert(contact)
    .values({
      personId: sql.placeholder('personId'),
      week: sql.placeholder('week'),
      occurrenceKey: sql.placeholder('occurrenceKey'),
    })
    .onConflictDoNothing(),
);

export async function payContact(
  tx: Tx,
  personId: PersonId,
  week: Window,
  occurrenceKey: string,
): Promise<void> {
  await paying(tx).execute({ personId, week, occurrenceKey });
}
