import type { Instant, LocalDate, LocalTime, Zone } from '../ids.ts';
import { type ClosedReason, closedOn, type SchoolCalendar } from './school-calendar.ts';
import { addDays, hoursOn, localOf, type Span, weekdayOf } from './zone.ts';

/** The hours in which a person may be written to, in their own zone. Hours do not cross midnight. */
export interface WorkPattern {
  readonly zone: Zone;
  /** ISO weekdays that are worked, e.g. `12345`. */
  readonly workDays: string;
  readonly workStart: LocalTime;
  /** Later than `workStart`; `24:00` for the end of the day. */
  readonly workEnd: LocalTime;
}

/** Days on which a person is away, first and last included. */
export interface Absence {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/** Why a person is not written to on a date. `clock_change`: nothing is left of their hours, or of that date. */
export type DayOffReason = ClosedReason | 'away' | 'not_worked' | 'clock_change';

/** When one person may be written to. */
export interface Availability {
  readonly pattern: WorkPattern;
  readonly calendar: SchoolCalendar;
  dayOff(date: LocalDate): DayOffReason | undefined;
  /** The working hours of a date; `undefined` exactly where `dayOff` gives a reason. */
  dayBounds(date: LocalDate): Span | undefined;
  isOpen(instant: Instant): boolean;
  /** The earliest open instant at or after `from` and before `until`. */
  nextOpening(from: Instant, until: Instant): Instant | undefined;
}

export function availabilityOf(
  pattern: WorkPattern,
  calendar: SchoolCalendar,
  absences: readonly Absence[] = [],
): Availability {
  return new WorkingTime(pattern, calendar, absences);
}

class WorkingTime implements Availability {
  readonly pattern: WorkPattern;
  readonly calendar: SchoolCalendar;
  readonly #absences: readonly Absence[];

  constructor(pattern: WorkPattern, calendar: SchoolCalendar, absences: readonly Absence[]) {
    this.pattern = pattern;
    this.calendar = calendar;
    this.#absences = absences;
  }

  dayOff(date: LocalDate): DayOffReason | undefined {
    return this.#notWorked(date) ?? (this.#hours(date) === undefined ? 'clock_change' : undefined);
  }

  dayBounds(date: LocalDate): Span | undefined {
    return this.#notWorked(date) === undefined ? this.#hours(date) : undefined;
  }

  isOpen(instant: Instant): boolean {
    const hours = this.dayBounds(localOf(instant, this.pattern.zone).date);
    return hours !== undefined && hours.opens <= instant && instant < hours.closes;
  }

  nextOpening(from: Instant, until: Instant): Instant | undefined {
    if (from >= until) return undefined;
    const last = localOf(until, this.pattern.zone).date;
    for (let date = localOf(from, this.pattern.zone).date; date <= last; date = addDays(date, 1)) {
      const hours = this.dayBounds(date);
      if (!hours || hours.closes <= from) continue;
      const opening = Math.max(from, hours.opens);
      return opening < until ? opening : undefined;
    }
    return undefined;
  }

  #notWorked(date: LocalDate): DayOffReason | undefined {
    const closed = closedOn(this.calendar, date);
    if (closed !== undefined) return closed;
    if (this.#absences.some((absence) => absence.firstDay <= date && date <= absence.lastDay)) return 'away';
    return this.pattern.workDays.includes(String(weekdayOf(date))) ? undefined : 'not_worked';
  }

  #hours(date: LocalDate): Span | undefined {
    const { workStart, workEnd, zone } = this.pattern;
    return hoursOn(date, workStart, workEnd, zone);
  }
}
