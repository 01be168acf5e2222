import { as, type Instant, type Window } from '../model/ids.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-01 was a Thursday; the first Monday came four days later. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** The window that UTC is in at an instant: the Monday of its ISO week. */
export function windowAt(instant: Instant): Window {
  const monday = FIRST_MONDAY_MS + Math.floor((instant - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS;
  return as<Window>(new Date(monday).toISOString().slice(0, 10));
}

/** The next Monday 00:00 UTC, later than the instant: from then on one more window lies inside the horizon. */
export function nextBoundary(instant: Instant): Instant {
  return FIRST_MONDAY_MS + (Math.floor((instant - FIRST_MONDAY_MS) / WEEK_MS) + 1) * WEEK_MS;
}

/** What is planned ahead: this window and the next, whatever the zones of a tenant's units. */
export function horizon(now: Instant): readonly [Window, Window] {
  return [windowAt(now), windowAt(now + WEEK_MS)];
}

/**
 * The window that some zone may still be in although UTC has left it, `undefined` on most days. It is planned anew
 * when the calendar changes, and never for the first time. Local time is at most 12 hours behind UTC.
 */
export function windowBehind(now: Instant): Window | undefined {
  const behind = windowAt(now - DAY_MS / 2);
  return behind === windowAt(now) ? undefined : behind;
}
