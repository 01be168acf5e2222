import type { LocalDate } from '../ids.ts';
import { addDays, weekdayOf } from './zone.ts';

export type ClosedKind = 'break' | 'holiday' | 'testing' | 'snow';

/** A unit's school year: its first and last day, both included, and the days within it on which nothing is sent. */
export interface SchoolCalendar {
  readonly firstDay?: LocalDate;
  readonly lastDay?: LocalDate;
  readonly closed: ReadonlyMap<LocalDate, ClosedKind>;
}

/** Why a calendar sends nothing on a date. */
export type ClosedReason = ClosedKind | 'before_first_day' | 'after_last_day';

/** Check-ins leave people alone in the first and last five school days (domain reference 6.3, rule 5). */
const SETTLING_DAYS = 5;

/** A unit's calendar under its parent's: all closed days of both, and its own first and last day where it has them. */
export function mergeCalendars(parent: SchoolCalendar, own: SchoolCalendar): SchoolCalendar {
  const firstDay = own.firstDay ?? parent.firstDay;
  const lastDay = own.lastDay ?? parent.lastDay;
  return {
    ...(firstDay === undefined ? {} : { firstDay }),
    ...(lastDay === undefined ? {} : { lastDay }),
    closed: new Map([...parent.closed, ...own.closed]),
  };
}

/** Why nothing is sent on this date, or `undefined` on an ordinary day; weekends are ordinary here. */
export function closedOn(calendar: SchoolCalendar, date: LocalDate): ClosedReason | undefined {
  if (calendar.firstDay !== undefined && date < calendar.firstDay) return 'before_first_day';
  if (calendar.lastDay !== undefined && date > calendar.lastDay) return 'after_last_day';
  return calendar.closed.get(date);
}

/** Monday to Friday, and open. */
export function isSchoolDay(calendar: SchoolCalendar, date: LocalDate): boolean {
  return weekdayOf(date) <= 5 && closedOn(calendar, date) === undefined;
}

/** Whether a date is among the first or last five school days; `undefined` in between and outside the year. */
export function settlingOn(
  calendar: SchoolCalendar,
  date: LocalDate,
): 'first_days' | 'last_days' | undefined {
  const { firstDay, lastDay } = calendar;
  if ((firstDay !== undefined && date < firstDay) || (lastDay !== undefined && date > lastDay))
    return undefined;
  const edges = edgesOf(calendar);
  if (edges.fifth !== undefined && date <= edges.fifth) return 'first_days';
  if (edges.fifthLast !== undefined && date >= edges.fifthLast) return 'last_days';
  return undefined;
}

interface Edges {
  readonly fifth: LocalDate | undefined;
  readonly fifthLast: LocalDate | undefined;
}

const edges = new WeakMap<SchoolCalendar, Edges>();

function edgesOf(calendar: SchoolCalendar): Edges {
  let known = edges.get(calendar);
  if (!known) {
    known = {
      fifth: calendar.firstDay && countSchoolDays(calendar, calendar.firstDay, 1),
      fifthLast: calendar.lastDay && countSchoolDays(calendar, calendar.lastDay, -1),
    };
    edges.set(calendar, known);
  }
  return known;
}

/** The fifth school day from an end of the year. A year closed throughout is settling from end to end. */
function countSchoolDays(calendar: SchoolCalendar, from: LocalDate, step: 1 | -1): LocalDate {
  let date = from;
  for (let days = 0, counted = 0; days < 366; days++, date = addDays(date, step)) {
    // On testing days there is school, only no check-in.
    const closed = closedOn(calendar, date);
    if (weekdayOf(date) <= 5 && (closed === undefined || closed === 'testing')) counted += 1;
    if (counted === SETTLING_DAYS) break;
  }
  return date;
}
