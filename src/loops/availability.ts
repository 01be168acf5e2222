import { type Absence, type Availability, addDays } from '../model/calendar/index.ts';
import { as, type LocalDate } from '../model/ids.ts';
import { absencesBetween, type PersonRow } from '../store/queries/people.ts';
import type { Tx } from '../store/store.ts';
import type { District } from './directory.ts';

/** When a person may be written to around a date: their absences of the two weeks from it are looked up. */
export async function availabilityFrom(
  tx: Tx,
  district: District,
  person: PersonRow,
  date: LocalDate,
): Promise<Availability> {
  const rows = await absencesBetween(
    tx,
    { from: person.id, to: person.id },
    addDays(date, -1),
    addDays(date, 14),
  );
  return district.availabilityOf(person, absencesOf(rows));
}

export function absencesOf(
  rows: readonly { readonly firstDay: string; readonly lastDay: string }[],
): Absence[] {
  return rows.map((row) => ({ firstDay: as(row.firstDay), lastDay: as(row.lastDay) }));
}
