import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm';
import type { Instant, PersonId, TenantId, Window } from '../../model/ids.ts';
import type { Tx } from '../store.ts';
import type { OccurrenceRow } from './ledger.ts';

/** One row of the ledger, and when its message was first sent. */
export type ToldRow = Pick<
  OccurrenceRow,
  'key' | 'loop' | 'view' | 'window' | 'dueAt' | 'state' | 'reason'
> & {
  readonly sentAt: Instant | null;
};

/** What the ledger says about these people and teams in these windows, the earliest due first. */
export async function ledgerAbout(
  tx: Tx,
  subjects: readonly string[],
  windows: readonly Window[],
): Promise<ToldRow[]> {
  const { occurrence, outbox } = tx.t;
  const { key, loop, view, window, dueAt, state, reason } = occurrence;
  return tx.db
    .select({ key, loop, view, window, dueAt, state, reason, sentAt: outbox.sentAt })
    .from(occurrence)
    .leftJoin(outbox, eq(outbox.id, key))
    .where(and(inArray(occurrence.subject, [...subjects]), inArray(window, [...windows])))
    .orderBy(asc(dueAt), asc(key));
}

/** Which driver a question of a check-in is about, and which rule chose it. Nothing of what was answered. */
export interface DrawnRow {
  readonly checkInId: string;
  readonly position: number;
  readonly driverId: string;
  readonly reason: string;
}

export function drawnQuestions(tx: Tx, checkInIds: readonly string[]): Promise<DrawnRow[]> {
  const { checkInId, position, driverId, reason } = tx.t.question;
  return tx.db
    .select({ checkInId, position, driverId, reason })
    .from(tx.t.question)
    .where(inArray(checkInId, [...checkInIds]))
    .orderBy(asc(checkInId), asc(position));
}

/** Whether a person keeps the bot running for a district: the role `admin` in any unit of it that is in use. */
export async function isAdmin(tx: Tx, tenantId: TenantId, personId: PersonId): Promise<boolean> {
  const { membership, unit } = tx.t;
  const rows = await tx.db
    .select({ unitId: membership.unitId })
    .from(membership)
    .innerJoin(unit, eq(unit.id, membership.unitId))
    .where(
      and(
        eq(membership.personId, personId),
        eq(membership.role, 'admin'),
        eq(unit.tenantId, tenantId),
        eq(unit.active, true),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Everybody who may be meant by a name: some ten thousand rows at the most, read when an admin types one. */
export function namesIn(
  tx: Tx,
  tenantId: TenantId,
): Promise<{ id: string; name: string; email: string | null }[]> {
  const { person } = tx.t;
  return tx.db
    .select({ id: person.id, name: person.name, email: person.email })
    .from(person)
    .where(and(eq(person.tenantId, tenantId), eq(person.active, true)));
}

/** Keeps that somebody looked up why another person was asked or not. */
export async function keepLookup(tx: Tx, personId: PersonId, byId: PersonId, at: Instant): Promise<void> {
  await tx.db.insert(tx.t.lookup).values({ personId, byId, at }).onConflictDoNothing();
}

/** Who looked a person up since an instant, the newest first. */
export function lookupsOf(
  tx: Tx,
  personId: PersonId,
  since: Instant,
  most: number,
): Promise<{ name: string; at: Instant }[]> {
  const { lookup, person } = tx.t;
  return tx.db
    .select({ name: person.name, at: lookup.at })
    .from(lookup)
    .innerJoin(person, eq(person.id, lookup.byId))
    .where(and(eq(lookup.personId, personId), gte(lookup.at, since)))
    .orderBy(desc(lookup.at))
    .limit(most);
}
