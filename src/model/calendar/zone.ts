import { Temporal } from 'temporal-polyfill';
import { as, type Instant, type LocalDate, type LocalTime, type Window, type Zone } from '../ids.ts';

/** ISO weekday, 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a wall clock and a wall calendar show at an instant. */
export interface LocalMoment {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly weekday: Weekday;
  /** Minute of the day, 0 to 1439. */
  readonly minute: number;
}

/** From `opens`, which is inside, to `closes`, which is not. */
export interface Span {
  readonly opens: Instant;
  readonly closes: Instant;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The instant of a local date and time. A time that the clocks skip is read with the offset before the gap, so it
 * comes later on the clock; a time that happens twice is its first (RFC 5545 §3.3.5, Temporal's `compatible`).
 * `24:00` is the midnight at which the date ends. `undefined` where that reading leaves the date, as on
 * 2011-12-30 in Pacific/Apia, which never was.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: Zone): Instant | undefined {
  const start = ordinaryStart(date, zone);
  if (start !== undefined) return start + minuteOf(time) * MINUTE_MS;
  if (time === '24:00') {
    // A date that never began has no end either.
    if (instantOf(date, as('12:00'), zone) === undefined) return undefined;
    return resolve(addDays(date, 1), as('00:00'), zone).epochMilliseconds;
  }
  const resolved = resolve(date, time, zone);
  return resolved.toPlainDate().toString() === date ? resolved.epochMilliseconds : undefined;
}

/** Where a date begins, if it lasts 24 hours, so that its clock does not change; `undefined` on other dates. */
function ordinaryStart(date: LocalDate, zone: Zone): Instant | undefined {
  return remembered(starts, `${zone} ${date}`, () => {
    const start = resolve(date, as('00:00'), zone).epochMilliseconds;
    const end = resolve(addDays(date, 1), as('00:00'), zone).epochMilliseconds;
    return end - start === DAY_MS ? start : undefined;
  });
}

function resolve(date: LocalDate, time: LocalTime, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  });
}

/** What the clock on the wall shows at an instant; seconds are dropped. */
export function localOf(instant: Instant, zone: Zone): LocalMoment {
  const at = zoned(instant, zone);
  const minute = at.hour * 60 + at.minute;
  return {
    date: as(at.toPlainDate().toString()),
    time: timeOf(minute),
    weekday: at.dayOfWeek as Weekday, // Temporal's ISO calendar counts 1 Monday to 7 Sunday.
    minute,
  };
}

/**
 * The one unbroken stretch of a date in which both the clock and the time elapsed lie between `start` and `end`.
 * Where a clock change breaks the hours in two, the longer part: nobody loses more than part of a night, and no
 * instant is called open that either reading calls closed. `undefined` where nothing is left of the hours.
 */
export function hoursOn(date: LocalDate, start: LocalTime, end: LocalTime, zone: Zone): Span | undefined {
  const day = ordinaryStart(date, zone);
  if (day === undefined) {
    return remembered(spans, `${zone} ${date} ${start} ${end}`, () => longestStretch(date, start, end, zone));
  }
  const span = { opens: day + minuteOf(start) * MINUTE_MS, closes: day + minuteOf(end) * MINUTE_MS };
  return span.opens < span.closes ? span : undefined;
}

function longestStretch(date: LocalDate, start: LocalTime, end: LocalTime, zone: Zone): Span | undefined {
  const from = instantOf(date, start, zone);
  const until = instantOf(date, end, zone);
  if (from === undefined || until === undefined) return undefined;
  const midnight = dayNumber(date) * DAY_MS;
  const wallFrom = midnight + minuteOf(start) * MINUTE_MS;
  const wallUntil = midnight + minuteOf(end) * MINUTE_MS;

  let longest: Span | undefined;
  let current: Span | undefined;
  for (let at = from; at < until; ) {
    const offset = zoned(at, zone).offsetNanoseconds / 1e6;
    const change = zoned(at, zone).getTimeZoneTransition('next')?.epochMilliseconds ?? until;
    const opens = Math.max(at, wallFrom - offset);
    const closes = Math.min(change, until, wallUntil - offset);
    if (opens < closes) {
      current = { opens: current?.closes === opens ? current.opens : opens, closes };
      if (!longest || closes - current.opens > longest.closes - longest.opens) longest = current;
    }
    at = change;
  }
  return longest;
}

function zoned(instant: Instant, zone: Zone): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

/** Whether a text names a time zone of the IANA database, as `America/Chicago` does and `+05:00` does not. */
export function isZone(text: string): text is Zone {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

const QUARTER_MS = 91 * DAY_MS;

/** Whether two zones tell the same time over the year from an instant on, whatever they are called. */
export function sameTime(one: Zone, other: Zone, from: Instant): boolean {
  if (one === other) return true;
  return [0, 1, 2, 3].every((quarter) => {
    const at = from + quarter * QUARTER_MS;
    const [a, b] = [localOf(at, one), localOf(at, other)];
    return a.date === b.date && a.minute === b.minute;
  });
}

/** The date so many days later, or earlier where `days` is negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return as(new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10));
}

/** Whole days from one date to another; negative where `to` is the earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(date: LocalDate): Weekday {
  // 1970-01-01 was a Thursday, so day 0 is ISO weekday 4; the modulus keeps it within 1 to 7.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of a date's ISO week. */
export function windowOf(date: LocalDate): Window {
  return as(addDays(date, 1 - weekdayOf(date)));
}

/** The date of an ISO weekday (1 to 7) within a window. */
export function dateIn(window: Window, weekday: number): LocalDate {
  // A window is its own Monday.
  return weekday === 1 ? as(window) : addDays(as(window), weekday - 1);
}

/** Minutes since midnight; 1440 for `24:00`. */
export function minuteOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeOf(minute: number): LocalTime {
  return as(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
}

function dayNumber(date: LocalDate): number {
  return Date.parse(date) / DAY_MS;
}

/**
 * A conversion costs tens of µs, and in a window a district asks for some tens of distinct dates, 100,000 times.
 * 4,000 answers are all zones there are for a week, and half a megabyte; past that the oldest leave.
 */
const REMEMBERED = 4_000;
const starts = new Map<string, Instant | undefined>();
const spans = new Map<string, Span | undefined>();

function remembered<Answer>(
  memory: Map<string, Answer | undefined>,
  question: string,
  answer: () => Answer | undefined,
): Answer | undefined {
  const known = memory.get(question);
  if (known !== undefined || memory.has(question)) return known;
  const found = answer();
  if (memory.size >= REMEMBERED) {
    for (const oldest of memory.keys()) {
      memory.delete(oldest);
      break;
    }
  }
  memory.set(question, found);
  return found;
}
