import { and, asc, eq, gte, sql } from 'drizzle-orm';
import type { Instant, LocalDate, PersonId, TenantId } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { AbsenceRow, PersonRow } from './people.ts';

export type OwnSettingRow = Tables['ownSetting']['$inferSelect'];

/** What a person may choose for themselves; `null` leaves it to the district file. */
export type OwnChoice = Pick<OwnSettingRow, 'zone' | 'locale' | 'workDays' | 'workStart' | 'workEnd'>;

const settingOf = prepared('own_setting_of', ({ db, t: { ownSetting } }) =>
  db
    .select()
    .from(ownSetting)
    .where(eq(ownSetting.personId, sql.placeholder('personId'))),
);

/** `undefined` where they have left everything to the district file. */
export async function ownSettingOf(tx: Tx, personId: PersonId): Promise<OwnSettingRow | undefined> {
  const rows = await settingOf(tx).execute({ personId });
  return rows[0];
}

/** What counts for somebody with these settings, as columns of their row. */
export function inForce(row: OwnSettingRow) {
  return {
    zone: row.zone ?? row.fileZone,
    locale: row.locale ?? row.fileLocale,
    workDays: row.workDays ?? row.fileWorkDays,
    workStart: row.workStart ?? row.fileWorkStart,
    workEnd: row.workEnd ?? row.fileWorkEnd,
  };
}

/** Keeps what a person chose; what counts for them from now on stands in their row. */
export async function keepOwnChoice(
  tx: Tx,
  person: PersonRow,
  choice: Partial<OwnChoice>,
  now: Instant,
): Promise<void> {
  const before = await ownSettingOf(tx, person.id as PersonId); // A person row's id is a person id.
  const row: OwnSettingRow = {
    personId: person.id,
    ...{ zone: null, locale: null, workDays: null, workStart: null, workEnd: null },
    ...{ fileZone: person.zone, fileLocale: person.locale, fileWorkDays: person.workDays },
    ...{ fileWorkStart: person.workStart, fileWorkEnd: person.workEnd },
    ...before,
    ...choice,
    changedAt: now,
  };
  await tx.db
    .insert(tx.t.ownSetting)
    .values(row)
    .onConflictDoUpdate({ target: tx.t.ownSetting.personId, set: row });
  await tx.db.update(tx.t.person).set(inForce(row)).where(eq(tx.t.person.id, person.id));
}

/** Everything that is still planned for a district is planned anew, as after a change of its file. */
export async function planAnew(tx: Tx, tenantId: TenantId): Promise<void> {
  const { tenant } = tx.t;
  await tx.db
    .update(tenant)
    .set({ revision: sql`${tenant.revision} + 1` })
    .where(eq(tenant.id, tenantId));
}

/** Days away by a person's own word; one that begins on the same day is changed. */
export async function keepOwnAbsence(tx: Tx, row: AbsenceRow): Promise<void> {
  const { ownAbsence } = tx.t;
  await tx.db
    .insert(ownAbsence)
    .values(row)
    .onConflictDoUpdate({
      target: [ownAbsence.personId, ownAbsence.firstDay],
      set: { lastDay: row.lastDay },
    });
}

/** Takes back a person's own days away that are not over by this day; those of the district file stay. */
export async function endOwnAbsences(tx: Tx, personId: PersonId, day: LocalDate): Promise<number> {
  const { ownAbsence } = tx.t;
  const rows = await tx.db
    .delete(ownAbsence)
    .where(and(eq(ownAbsence.personId, personId), gte(ownAbsence.lastDay, day)))
    .returning({ firstDay: ownAbsence.firstDay });
  return rows.length;
}

/** The days away that a person has said themselves and that are not over by a day, the first to come first. */
export function ownAbsencesOf(tx: Tx, personId: PersonId, day: LocalDate): Promise<AbsenceRow[]> {
  const { ownAbsence } = tx.t;
  return tx.db
    .select()
    .from(ownAbsence)
    .where(and(eq(ownAbsence.personId, personId), gte(ownAbsence.lastDay, day)))
    .orderBy(asc(ownAbsence.firstDay));
}

/** The time zone that a platform named last for a person. */
export async function heardZoneOf(tx: Tx, personId: PersonId): Promise<string | undefined> {
  const { heardZone } = tx.t;
  const rows = await tx.db
    .select({ zone: heardZone.zone })
    .from(heardZone)
    .where(eq(heardZone.personId, personId));
  return rows[0]?.zone;
}

export async function keepHeardZone(
  tx: Tx,
  personId: PersonId,
  zone: string,
  heardAt: Instant,
): Promise<void> {
  const { heardZone } = tx.t;
  await tx.db
    .insert(heardZone)
    .values({ personId, zone, heardAt })
    .onConflictDoUpdate({ target: heardZone.personId, set: { zone, heardAt } });
}
