import { addDays } from '../calendar/index.ts';
import { isSchoolDay, type SchoolCalendar } from '../calendar/school-calendar.ts';
import type { LocalDate } from '../ids.ts';

/** A calendar without another school day, as in summer, is looked along for so many days and no further. */
const FARTHEST = 366;

/** The date so many school days after this one. In the summer the count stands still: then a date a year away. */
export function addSchoolDays(calendar: SchoolCalendar, from: LocalDate, days: number): LocalDate {
  let date = from;
  for (let left = days, i = 0; left > 0 && i < FARTHEST; i++) {
    date = addDays(date, 1);
    if (isSchoolDay(calendar, date)) left -= 1;
  }
  return date;
}

/** School days after `from`, up to and with `to`; 0 where `to` is not later. At most those of a year. */
export function schoolDaysSince(calendar: SchoolCalendar, from: LocalDate, to: LocalDate): number {
  let count = 0;
  for (let date = from, i = 0; date < to && i < FARTHEST; i++) {
    date = addDays(date, 1);
    if (isSchoolDay(calendar, date)) count += 1;
  }
  return count;
}
