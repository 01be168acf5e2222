import type { Instant, LocalDate, LocalTime } from '../ids.ts';
import type { Availability } from './availability.ts';
import { addDays, instantOf, localOf } from './zone.ts';

const HOUR_MS = 3_600_000;

/** How long before a check-in closes a reminder is still of use, and how long "later today" is. */
const TWO_HOURS = 2 * HOUR_MS;

export interface ReminderQuestion {
  readonly sentAt: Instant;
  readonly availability: Availability;
  readonly closesAt: Instant;
}

/**
 * The one reminder of a check-in: at the same local time on the next worked day, or two hours before the close if
 * that is earlier; where that is outside working hours, as they next begin. Always after `sentAt`, inside working
 * hours and before the close, or `undefined`.
 */
export function reminderSlot({ sentAt, availability, closesAt }: ReminderQuestion): Instant | undefined {
  const sent = localOf(sentAt, availability.pattern.zone);
  const next = nextWorkDay(sent.date, availability, closesAt);
  const sameTime = next === undefined ? undefined : openAt(next, sent.time, availability);
  const wanted = Math.min(sameTime ?? Infinity, closesAt - TWO_HOURS);
  return wanted > sentAt ? availability.nextOpening(wanted, closesAt) : undefined;
}

export interface SnoozeOption {
  readonly type: 'later_today' | 'tomorrow' | 'next_work_day';
  readonly at: Instant;
}

/**
 * What "ask me later" offers now: in two hours, if that is still inside today's hours; tomorrow, if it is worked;
 * the next worked day, if that is not tomorrow. The days keep the present time of day where it is inside their
 * hours. Only what comes before the close.
 */
export function snoozeOptions(
  now: Instant,
  availability: Availability,
  closesAt: Instant,
): readonly SnoozeOption[] {
  const { date, time } = localOf(now, availability.pattern.zone);
  const options: SnoozeOption[] = [];
  const later = now + TWO_HOURS;
  if (availability.isOpen(later) && localOf(later, availability.pattern.zone).date === date) {
    options.push({ type: 'later_today', at: later });
  }
  const next = nextWorkDay(date, availability, closesAt);
  const at = next === undefined ? undefined : openAt(next, time, availability);
  if (at !== undefined) options.push({ type: next === addDays(date, 1) ? 'tomorrow' : 'next_work_day', at });
  return options.filter((option) => option.at < closesAt);
}

function nextWorkDay(date: LocalDate, availability: Availability, closesAt: Instant): LocalDate | undefined {
  const last = localOf(closesAt, availability.pattern.zone).date;
  for (let next = addDays(date, 1); next <= last; next = addDays(next, 1)) {
    if (availability.dayOff(next) === undefined) return next;
  }
  return undefined;
}

/** A time of day on a worked date, or the start of its hours where that time is outside them. */
function openAt(date: LocalDate, time: LocalTime, availability: Availability): Instant | undefined {
  const hours = availability.dayBounds(date);
  const at = instantOf(date, time, availability.pattern.zone);
  if (!hours || at === undefined) return hours?.opens;
  return at >= hours.opens && at < hours.closes ? at : hours.opens;
}
