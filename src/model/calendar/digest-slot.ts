import type { Instant, LocalTime, Window, Zone } from '../ids.ts';
import { type ClosedReason, closedOn, isSchoolDay, type SchoolCalendar } from './school-calendar.ts';
import { addDays, dateIn, instantOf } from './zone.ts';

export interface DigestQuestion {
  readonly window: Window;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly day: number;
  readonly time: LocalTime;
  readonly zone: Zone;
  readonly calendar: SchoolCalendar;
}

export type DigestSlot = { readonly dueAt: Instant } | { readonly skip: ClosedReason | 'clock_change' };

/** A digest moves on by at most this many days, past a whole week's break but never past two. */
const MOVES_ON = 7;

/**
 * When a team's digest of a window is posted, which is also when that window's check-in closes: on the given day,
 * or if the school is closed then, on the next school day at the same time, at most seven days on. Beyond that
 * there is none, for the reason of the given day.
 */
export function digestSlot({ window, day, time, zone, calendar }: DigestQuestion): DigestSlot {
  const configured = dateIn(window, day);
  const closed = closedOn(calendar, configured);
  for (let days = 0; days <= MOVES_ON; days++) {
    const date = addDays(configured, days);
    // A team may choose a weekend day for itself, but a digest is not moved to one.
    const open = days === 0 ? closed === undefined : isSchoolDay(calendar, date);
    const dueAt = open ? instantOf(date, time, zone) : undefined;
    if (dueAt !== undefined) return { dueAt };
  }
  return { skip: closed ?? 'clock_change' };
}
