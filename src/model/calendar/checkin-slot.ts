import type { Instant, LocalTime, PersonId, Window } from '../ids.ts';
import { fractionOf } from '../seed.ts';
import type { Availability, DayOffReason } from './availability.ts';
import { settlingOn } from './school-calendar.ts';
import { dateIn, daysBetween, instantOf, type Span } from './zone.ts';

/** When a team's check-ins come round. */
export interface CheckInCadence {
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly day: number;
  readonly time: LocalTime;
  /** Minutes after `time` over which people are spread, 0 to 480. */
  readonly spreadMinutes: number;
  /** A check-in every so many weeks, 1 or more. */
  readonly everyWeeks: number;
  /** The window that the weeks are counted from. */
  readonly anchor: Window;
}

/**
 * Why there is no check-in in a window. `off_week`: it is not a week of the cadence. `no_slot`: the first day was
 * worked, but neither it nor a later day has working time left before the check-in closes.
 */
export type CheckInSkip = DayOffReason | 'first_days' | 'last_days' | 'off_week' | 'no_slot';

export type CheckInSlot = { readonly dueAt: Instant } | { readonly skip: CheckInSkip };

/** The time that is open to a check-in: one minute or more, all of it working time before the close. */
export type Opening = { readonly from: Instant; readonly minutes: number } | { readonly skip: CheckInSkip };

const MINUTE_MS = 60_000;

export interface CheckInQuestion {
  readonly personId: PersonId;
  readonly window: Window;
  readonly cadence: CheckInCadence;
  readonly availability: Availability;
  /** The check-in is due strictly before this. */
  readonly closesAt: Instant;
}

/**
 * When a person is asked in a window: on the cadence's day, or else on the next day they work in that same window
 * before the close; never later. The same person and window always get the same instant.
 */
export function checkInSlot({
  personId,
  window,
  cadence,
  availability,
  closesAt,
}: CheckInQuestion): CheckInSlot {
  return slotIn(checkInOpening(window, cadence, availability, closesAt), personId, window, cadence);
}

/** A person's own minute of an opening: up to `spreadMinutes` after its start, and always inside it. */
export function slotIn(
  opening: Opening,
  personId: PersonId,
  window: Window,
  cadence: CheckInCadence,
): CheckInSlot {
  if ('skip' in opening) return opening;
  // The spread is squeezed into what is left of the hours, not cut off at their end: cut off, all who fall past the
  // end would be asked in the same minute.
  const minutes = Math.min(cadence.spreadMinutes + 1, opening.minutes);
  const offset = Math.floor(fractionOf(personId, window) * minutes);
  return { dueAt: opening.from + offset * MINUTE_MS };
}

/** The part of a check-in slot that all people with the same hours, calendar and cadence share. */
export function checkInOpening(
  window: Window,
  cadence: CheckInCadence,
  availability: Availability,
  closesAt: Instant,
): Opening {
  if (!isCadenceWeek(window, cadence.anchor, cadence.everyWeeks)) return { skip: 'off_week' };
  let why: CheckInSkip | undefined;
  for (let day = cadence.day; day <= 7; day++) {
    const date = dateIn(window, day);
    const hours = availability.dayBounds(date);
    const settling = settlingOn(availability.calendar, date);
    if (hours && settling === undefined) {
      const asked = instantOf(date, cadence.time, availability.pattern.zone) ?? hours.opens;
      const opening = openingIn(hours, asked, day > cadence.day, closesAt);
      if (opening) return opening;
    }
    why ??= availability.dayOff(date) ?? settling ?? 'no_slot';
  }
  return { skip: why ?? 'no_slot' };
}

function openingIn(hours: Span, asked: Instant, laterDay: boolean, closesAt: Instant): Opening | undefined {
  const until = Math.min(hours.closes, closesAt);
  let from = Math.max(hours.opens, asked);
  // Whose day is over before the team's time, or whose check-in closes before it, is asked as a later day begins:
  // on a later day that is after the team's time too.
  if (from >= until && laterDay) from = hours.opens;
  return from < until ? { from, minutes: Math.ceil((until - from) / MINUTE_MS) } : undefined;
}

/** Whether a window lies a whole number of cadences from the anchor, before it or after it. */
export function isCadenceWeek(window: Window, anchor: Window, everyWeeks: number): boolean {
  if (!Number.isInteger(everyWeeks) || everyWeeks < 1) {
    throw new RangeError(`everyWeeks is a whole number of weeks, 1 or more, not ${everyWeeks}`);
  }
  return (daysBetween(dateIn(anchor, 1), dateIn(window, 1)) / 7) % everyWeeks === 0;
}
