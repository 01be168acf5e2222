import { addDays, daysBetween } from '../calendar/index.ts';
import { isSchoolDay, type SchoolCalendar } from '../calendar/school-calendar.ts';
import type { LocalDate } from '../ids.ts';
import type { Kind } from './triage.ts';

/**
 * How long an action usually takes, and at the most, in days. A known fix is short: two weeks, and no more than the
 * six of an improvement cycle (domain reference 6.4). A hard change is paced: six weeks to the conversation, twelve
 * at the most.
 */
const SPAN: Readonly<Record<Kind, { readonly usual: number; readonly most: number }>> = {
  technical: { usual: 14, most: 42 },
  adaptive: { usual: 42, most: 84 },
};

/** How long before its date the owner is told, in days. */
export const NUDGE_DAYS = 2;

/**
 * The date of an action that was given none: the first school day from its usual span on. Where none of its kind's
 * days is one, as before the summer, the last school day that there still is, and without any the span as it is.
 */
export function usualDue(kind: Kind, today: LocalDate, calendar: SchoolCalendar): LocalDate {
  const { usual, most } = SPAN[kind];
  const after = Array.from({ length: most - usual + 1 }, (_, i) => usual + i);
  const before = Array.from({ length: usual - 1 }, (_, i) => usual - 1 - i);
  const open = [...after, ...before].find((days) => isSchoolDay(calendar, addDays(today, days)));
  return addDays(today, open ?? usual);
}

/** The last date that an action of this kind may be given today. */
export function latestDue(kind: Kind, today: LocalDate): LocalDate {
  return addDays(today, SPAN[kind].most);
}

/** Whether an action may be given this date: not in the past, and not beyond what fits its kind. */
export function fitsDue(kind: Kind, due: LocalDate, today: LocalDate): boolean {
  return due >= today && due <= latestDue(kind, today);
}

/**
 * How an open action stands to its date. Only a known fix can be late. A hard change never is: from a week before its
 * date on, a conversation is due.
 */
export type DueState = 'later' | 'this_week' | 'late' | 'conversation';

export function dueState(kind: Kind, due: LocalDate, today: LocalDate): DueState {
  const days = daysBetween(today, due);
  if (days > 6) return 'later';
  if (kind === 'adaptive') return 'conversation';
  return days < 0 ? 'late' : 'this_week';
}
