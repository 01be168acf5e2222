import { and, asc, eq, gt, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { LocalDate, PersonId, TenantId, UnitId } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type PersonRow = Tables['person']['$inferSelect'];
export type UnitRow = Tables['unit']['$inferSelect'];
export type TenantRow = Tables['tenant']['$inferSelect'];
export type ClosedDayRow = Tables['closedDay']['$inferSelect'];
export type AbsenceRow = Tables['absence']['$inferSelect'];

const personOf = prepared('person_by_id', ({ db, t: { person } }) =>
  db
    .select()
    .from(person)
    .where(eq(person.id, sql.placeholder('id'))),
);

export async function personById(tx: Tx, id: PersonId): Promise<PersonRow | undefined> {
  const rows = await personOf(tx).execute({ id });
  return rows[0];
}

const tenantOf = prepared('tenant_by_id', ({ db, t: { tenant } }) =>
  db
    .select()
    .from(tenant)
    .where(eq(tenant.id, sql.placeholder('id'))),
);

export async function tenantById(tx: Tx, id: TenantId): Promise<TenantRow | undefined> {
  const rows = await tenantOf(tx).execute({ id });
  return rows[0];
}

/** Districts, schools and teams in use: some thousands at the most. */
export function activeUnits(tx: Tx, tenantId: TenantId): Promise<UnitRow[]> {
  const { unit } = tx.t;
  return tx.db
    .select()
    .from(unit)
    .where(and(eq(unit.tenantId, tenantId), eq(unit.active, true)));
}

/** The closed days of these units. */
export function closedDays(tx: Tx, unitIds: readonly string[]): Promise<ClosedDayRow[]> {
  return tx.db
    .select()
    .from(tx.t.closedDay)
    .where(inArray(tx.t.closedDay.unitId, [...unitIds]));
}

/**
 * People who are asked, a page at a time in the order of their ids. The tenant is compared as an expression, so that
 * SQLite reads on along the ids: by the index of tenants it would sort the whole district for each page, which for
 * 100,000 people was 30 s of CPU time.
 */
export function peopleAsked(
  tx: Tx,
  tenantId: TenantId,
  after: string | null,
  limit: number,
): Promise<PersonRow[]> {
  const { person } = tx.t;
  return tx.db
    .select()
    .from(person)
    .where(
      and(
        sql`${person.tenantId} || '' = ${tenantId}`,
        eq(person.active, true),
        isNotNull(person.homeTeamId),
        ...(after === null ? [] : [gt(person.id, after)]),
      ),
    )
    .orderBy(asc(person.id))
    .limit(limit);
}

const absencesIn = prepared('absences_between', ({ db, t: { absence } }) =>
  db
    .select()
    .from(absence)
    .where(
      and(
        gte(absence.personId, sql.placeholder('from')),
        lte(absence.personId, sql.placeholder('to')),
        lte(absence.firstDay, sql.placeholder('last')),
        gte(absence.lastDay, sql.placeholder('first')),
      ),
    ),
);

const ownAbsencesIn = prepared('own_absences_between', ({ db, t: { ownAbsence } }) =>
  db
    .select()
    .from(ownAbsence)
    .where(
      and(
        gte(ownAbsence.personId, sql.placeholder('from')),
        lte(ownAbsence.personId, sql.placeholder('to')),
        lte(ownAbsence.firstDay, sql.placeholder('last')),
        gte(ownAbsence.lastDay, sql.placeholder('first')),
      ),
    ),
);

/**
 * Absences that touch the days from `first` to `last`, of people with ids in a range: those of the district file and
 * those that people said themselves.
 */
export async function absencesBetween(
  tx: Tx,
  people: { readonly from: string; readonly to: string },
  first: LocalDate,
  last: LocalDate,
): Promise<AbsenceRow[]> {
  const days = { from: people.from, to: people.to, first, last };
  return [...(await absencesIn(tx).execute(days)), ...(await ownAbsencesIn(tx).execute(days))];
}

/** The chain of units from this one up to its district. */
export function chainOf(units: ReadonlyMap<string, UnitRow>, id: UnitId): UnitRow[] {
  const chain: UnitRow[] = [];
  for (let unit = units.get(id); unit; unit = unit.parentId ? units.get(unit.parentId) : undefined)
    chain.push(unit);
  return chain;
}
