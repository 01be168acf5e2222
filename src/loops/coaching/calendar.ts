import { type Availability, addDays, windowOf } from '../../model/calendar/index.ts';
import { as, type LocalDate, type UnitId, type Window } from '../../model/ids.ts';
import { absencesBetween, type PersonRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** The week that a district's cycles are counted from: that of its first school day. */
export function anchorOf(district: District): Window {
  const root = [...district.units.values()].find((unit) => unit.kind === 'district');
  const firstDay = root && district.calendarOf(as<UnitId>(root.id)).firstDay;
  return windowOf(firstDay ?? as('2024-01-01'));
}

/** When these people are at work in the weeks from a date on, by their ids. */
export async function availabilities(
  tx: Tx,
  district: District,
  people: readonly PersonRow[],
  from: LocalDate,
  days: number,
): Promise<ReadonlyMap<string, Availability>> {
  const sorted = people.map((person) => person.id).sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const rows = await absencesBetween(tx, { from: first, to: last }, addDays(from, -1), addDays(from, days));
  const away = new Map<string, { firstDay: LocalDate; lastDay: LocalDate }[]>();
  for (const { personId, firstDay, lastDay } of rows) {
    away.set(personId, [
      ...(away.get(personId) ?? []),
      { firstDay: as<LocalDate>(firstDay), lastDay: as<LocalDate>(lastDay) },
    ]);
  }
  return new Map(
    people.map((person) => [person.id, district.availabilityOf(person, away.get(person.id) ?? [])]),
  );
}

/** Whether both of a pair are at work on a date. */
export function meeting(
  available: ReadonlyMap<string, Availability>,
  coachId: string,
  coacheeId: string,
): (date: LocalDate) => boolean {
  const [coach, coachee] = [available.get(coachId), available.get(coacheeId)];
  return (date) => coach?.dayBounds(date) !== undefined && coachee?.dayBounds(date) !== undefined;
}
