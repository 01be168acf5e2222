import { and, asc, count, eq, gt, gte, inArray, isNotNull, lte, notInArray, or, sql } from 'drizzle-orm';
import type { ContactState } from '../../model/coaching/contacts.ts';
import type { Instant, LocalDate, PersonId, TenantId, Window } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { PersonRow } from './people.ts';

export type ContactRow = Tables['coachingContact']['$inferSelect'];

export interface PairOfPeople {
  readonly coach: PersonRow;
  readonly coachee: PersonRow;
}

/** Ids of people who coach, a page at a time. */
export async function coachesAfter(
  tx: Tx,
  tenantId: TenantId,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { coachingPair, person } = tx.t;
  const rows = await tx.db
    .selectDistinct({ id: coachingPair.coachId })
    .from(coachingPair)
    .innerJoin(person, eq(person.id, coachingPair.coachId))
    .where(
      and(
        eq(person.tenantId, tenantId),
        eq(person.active, true),
        ...(after === null ? [] : [gt(coachingPair.coachId, after)]),
      ),
    )
    .orderBy(asc(coachingPair.coachId))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** The pairs of these coaches in which both are still there. */
export async function pairsOf(tx: Tx, coachIds: readonly string[]): Promise<PairOfPeople[]> {
  if (coachIds.length === 0) return [];
  const { coachingPair, person } = tx.t;
  const pairs = await tx.db
    .select()
    .from(coachingPair)
    .where(inArray(coachingPair.coachId, [...coachIds]))
    .orderBy(asc(coachingPair.coachId), asc(coachingPair.coacheeId));
  const ids = [...new Set(pairs.flatMap((pair) => [pair.coachId, pair.coacheeId]))];
  const rows = await tx.db
    .select()
    .from(person)
    .where(and(inArray(person.id, ids), eq(person.active, true)));
  const people = new Map(rows.map((row) => [row.id, row]));
  return pairs.flatMap(({ coachId, coacheeId }) => {
    const [coach, coachee] = [people.get(coachId), people.get(coacheeId)];
    return coach && coachee ? [{ coach, coachee }] : [];
  });
}

/** A pair as it stands in the district file now; `undefined` where they are no pair, or one of them has left. */
export async function pairOf(
  tx: Tx,
  coachId: PersonId,
  coacheeId: PersonId,
): Promise<PairOfPeople | undefined> {
  const pairs = await pairsOf(tx, [coachId]);
  return pairs.find((pair) => pair.coachee.id === coacheeId);
}

/** Those who coach a person. */
export async function coachesOf(tx: Tx, coacheeId: PersonId): Promise<PersonRow[]> {
  const { coachingPair, person } = tx.t;
  const rows = await tx.db
    .select({ person })
    .from(coachingPair)
    .innerJoin(person, and(eq(person.id, coachingPair.coachId), eq(person.active, true)))
    .where(eq(coachingPair.coacheeId, coacheeId))
    .orderBy(asc(person.id));
  return rows.map((row) => row.person);
}

/** Enters planned contacts. One that is there already keeps its day and its state. */
export async function enterContacts(
  tx: Tx,
  rows: readonly Omit<ContactRow, 'state' | 'moves' | 'loggedAt' | 'loggedOrder' | 'askedAt'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.db
      .insert(tx.t.coachingContact)
      .values(
        rows.slice(from, from + ROWS_AT_ONCE).map((row) => ({ ...row, state: 'planned' as const, moves: 0 })),
      )
      .onConflictDoNothing();
  }
}

/** Rows in one INSERT: 13 values each, far below what SQLite and PostgreSQL take. */
const ROWS_AT_ONCE = 500;

/** The contacts of a cycle of coaches with ids in a range. */
export function contactsOfCoaches(
  tx: Tx,
  coaches: { readonly from: string; readonly to: string },
  cycle: Window,
): Promise<ContactRow[]> {
  const { coachingContact } = tx.t;
  return tx.db
    .select()
    .from(coachingContact)
    .where(
      and(
        gte(coachingContact.coachId, coaches.from),
        lte(coachingContact.coachId, coaches.to),
        eq(coachingContact.cycle, cycle),
      ),
    );
}

/** Forgets contacts that were never logged, and at which nothing was agreed. */
export async function forgetContacts(tx: Tx, ids: readonly string[]): Promise<void> {
  const { coachingContact, coachingStep } = tx.t;
  if (ids.length === 0) return;
  const withStep = tx.db.select({ id: coachingStep.contactId }).from(coachingStep);
  await tx.db
    .delete(coachingContact)
    .where(
      and(
        inArray(coachingContact.id, [...ids]),
        eq(coachingContact.state, 'planned'),
        notInArray(coachingContact.id, withStep),
      ),
    );
}

const contact = prepared('contact_by_id', ({ db, t: { coachingContact } }) =>
  db
    .select()
    .from(coachingContact)
    .where(eq(coachingContact.id, sql.placeholder('id'))),
);

export async function contactById(tx: Tx, id: string): Promise<ContactRow | undefined> {
  const rows = await contact(tx).execute({ id });
  return rows[0];
}

/** Logs what became of a contact. `false` where a later tap was recorded before: then nothing changes. */
export async function logContact(
  tx: Tx,
  id: string,
  log: { readonly state: ContactState; readonly at: Instant; readonly order: number },
): Promise<boolean> {
  const { coachingContact } = tx.t;
  const rows = await tx.db
    .update(coachingContact)
    .set({
      state: log.state,
      loggedAt: log.at,
      loggedOrder: log.order,
      ...(log.state === 'held' ? { askedAt: null } : {}),
    })
    .where(and(eq(coachingContact.id, id), noLater(tx, log.order)))
    .returning({ id: coachingContact.id });
  return rows.length > 0;
}

/** Moves a contact to another day; it is planned again then. `false` where a later tap was recorded before. */
export async function moveContact(
  tx: Tx,
  id: string,
  to: { readonly dueOn: LocalDate; readonly at: Instant; readonly order: number },
): Promise<boolean> {
  const { coachingContact } = tx.t;
  const rows = await tx.db
    .update(coachingContact)
    .set({
      state: 'planned',
      dueOn: to.dueOn,
      moves: sql`${coachingContact.moves} + 1`,
      loggedAt: to.at,
      loggedOrder: to.order,
    })
    .where(and(eq(coachingContact.id, id), noLater(tx, to.order)))
    .returning({ id: coachingContact.id });
  return rows.length > 0;
}

function noLater(tx: Tx, order: number) {
  const { loggedOrder } = tx.t.coachingContact;
  return or(sql`${loggedOrder} is null`, lte(loggedOrder, order));
}

/** Remembers that the coachee would like to be contacted; `null` takes it back. */
export async function askForContact(tx: Tx, id: string, at: Instant | null): Promise<void> {
  await tx.db.update(tx.t.coachingContact).set({ askedAt: at }).where(eq(tx.t.coachingContact.id, id));
}

/** What a coach's week is about: contacts open and due by its end, due in it, or asked for. */
export function contactsForWeek(
  tx: Tx,
  coachId: PersonId,
  week: { readonly from: LocalDate; readonly to: LocalDate; readonly since: LocalDate },
): Promise<ContactRow[]> {
  const { coachingContact } = tx.t;
  return tx.db
    .select()
    .from(coachingContact)
    .where(
      and(
        eq(coachingContact.coachId, coachId),
        gte(coachingContact.cycle, week.since),
        or(
          and(eq(coachingContact.state, 'planned'), lte(coachingContact.dueOn, week.to)),
          and(gte(coachingContact.dueOn, week.from), lte(coachingContact.dueOn, week.to)),
          isNotNull(coachingContact.askedAt),
        ),
      ),
    )
    .orderBy(asc(coachingContact.dueOn), asc(coachingContact.coacheeId));
}

/** A pair's contacts, the newest cycle first. */
export function contactsOfPair(
  tx: Tx,
  coachId: PersonId,
  coacheeId: PersonId,
  until: Window,
  limit: number,
): Promise<ContactRow[]> {
  const { coachingContact } = tx.t;
  return tx.db
    .select()
    .from(coachingContact)
    .where(
      and(
        eq(coachingContact.coachId, coachId),
        eq(coachingContact.coacheeId, coacheeId),
        lte(coachingContact.cycle, until),
      ),
    )
    .orderBy(sql`${coachingContact.cycle} desc`)
    .limit(limit);
}

/** Contacts of people of these teams in a cycle: how many were planned and held, and how many people they are about. */
export async function contactCounts(
  tx: Tx,
  teamIds: readonly string[],
  cycle: Window,
): Promise<{ planned: number; held: number; people: number }> {
  const { coachingContact } = tx.t;
  const rows = await tx.db
    .select({
      planned: count(),
      held: sql<number>`coalesce(sum(case when ${coachingContact.state} = 'held' then 1 else 0 end), 0)`,
      people: sql<number>`count(distinct ${coachingContact.coacheeId})`,
    })
    .from(coachingContact)
    .where(and(inArray(coachingContact.teamId, [...teamIds]), eq(coachingContact.cycle, cycle)));
  const [row] = rows;
  return { planned: row?.planned ?? 0, held: Number(row?.held ?? 0), people: Number(row?.people ?? 0) };
}

/** The contacts of these teams with which a check was planned, in some cycles. */
export async function checksPlanned(
  tx: Tx,
  teamIds: readonly string[],
  cycles: readonly Window[],
): Promise<{ personId: string; cycle: string }[]> {
  const { coachingContact } = tx.t;
  return tx.db
    .select({ personId: coachingContact.coacheeId, cycle: coachingContact.cycle })
    .from(coachingContact)
    .where(
      and(
        inArray(coachingContact.teamId, [...teamIds]),
        inArray(coachingContact.cycle, [...cycles]),
        eq(coachingContact.withCheck, true),
      ),
    );
}
