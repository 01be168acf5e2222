import fc from 'fast-check';
import { as, type Instant, type LocalDate, type LocalTime, type Zone } from '../../src/model/ids.ts';

/**
 * An oracle for local time that does no zone arithmetic: it walks UTC in steps of 15 minutes and reads the wall
 * clock through `Intl.DateTimeFormat`. All zones have been on quarter hours since 1972, and so are all times asked.
 */
export const STEP = 15 * 60_000;
const HOUR = 3_600_000;

export interface Reading {
  readonly date: string;
  readonly time: string;
  /** The reading as if it were UTC, to tell how far two readings of one clock are apart. */
  readonly label: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows. */
export function readWall(instant: Instant, zone: string): Reading {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const [date = '', time = ''] = format.format(instant).split(', ');
  return { date, time, label: Date.parse(`${date}T${time}:00Z`) };
}

export interface OracleAnswer {
  readonly instant: Instant | undefined;
  readonly found: 'once' | 'twice' | 'gap' | 'no such date';
}

/** RFC 5545 §3.3.5, by walking: the first step that shows the time, or for a skipped one the old clock run on. */
export function instantByWalking(date: LocalDate, time: LocalTime, zone: Zone): OracleAnswer {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const shown: Instant[] = [];
  let before: { readonly at: Instant; readonly label: number } | undefined;
  // No zone is further than 14 hours from UTC.
  for (let at = wanted - 15 * HOUR; at <= wanted + 15 * HOUR; at += STEP) {
    const { label } = readWall(at, zone);
    if (label === wanted) shown.push(at);
    if (label < wanted) before = { at, label };
  }
  const [first] = shown;
  if (first !== undefined) return { instant: first, found: shown.length > 1 ? 'twice' : 'once' };
  if (!before) throw new Error(`the walk for ${date} ${time} in ${zone} began too late`);
  const instant = before.at + (wanted - before.label);
  if (readWall(instant, zone).date !== date) return { instant: undefined, found: 'no such date' };
  return { instant, found: 'gap' };
}

export interface Transition {
  readonly zone: Zone;
  readonly at: Instant;
  /** What the clock would have shown at this instant had it not been changed. */
  readonly label: number;
}

/** Every clock change in the years that matter, in every zone, and the day that Samoa left out. */
export const TRANSITIONS: readonly Transition[] = [
  ...scan('2026-01-01', '2028-01-01', Intl.supportedValuesOf('timeZone')),
  ...scan('2011-12-20', '2012-01-10', ['Pacific/Apia', 'Pacific/Fakaofo']),
];

function scan(from: string, until: string, zones: readonly string[]): Transition[] {
  const found: Transition[] = [];
  // The closest pair of changes is Morocco's around Ramadan, four weeks and more apart.
  const stride = 10 * 24 * HOUR;
  const ahead = (at: Instant, zone: string) => readWall(at, zone).label - at;
  for (const zone of zones) {
    for (let at = Date.parse(from); at < Date.parse(until); at += stride) {
      if (ahead(at, zone) === ahead(at + stride, zone)) continue;
      let [low, high] = [at, at + stride];
      while (high - low > STEP) {
        const middle = low + Math.floor((high - low) / 2 / STEP) * STEP;
        if (ahead(middle, zone) === ahead(at, zone)) low = middle;
        else high = middle;
      }
      found.push({ zone: as(zone), at: high, label: readWall(low, zone).label + STEP });
    }
  }
  return found;
}

export interface LocalCase {
  readonly zone: Zone;
  readonly date: LocalDate;
  readonly time: LocalTime;
  /** Drawn from within three hours of a real clock change. */
  readonly onTransition: boolean;
}

function localCase(zone: Zone, label: number, onTransition: boolean): LocalCase {
  const text = new Date(label).toISOString();
  return { zone, date: as(text.slice(0, 10)), time: as(text.slice(11, 16)), onTransition };
}

/** Left to chance, 3,000 cases held not one gap: so three in five are taken from real clock changes. */
export const localCases: fc.Arbitrary<LocalCase> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...TRANSITIONS), fc.integer({ min: -8, max: 8 }))
      .map(([change, steps]) => localCase(change.zone, change.label + steps * STEP, true)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: Date.parse('2026-01-01') / STEP, max: Date.parse('2028-01-01') / STEP }),
      )
      .map(([zone, steps]) => localCase(as(zone), steps * STEP, false)),
  },
);

/** How many cases a property tries; `.ci/run` sets more than `npm test`. fast-check prints the seed of a failure. */
export function runs(share = 1): { numRuns: number; seed?: number } {
  const { PROPERTY_RUNS = '1500', PROPERTY_SEED } = process.env;
  const numRuns = Math.ceil(Number(PROPERTY_RUNS) * share);
  return PROPERTY_SEED === undefined ? { numRuns } : { numRuns, seed: Number(PROPERTY_SEED) };
}
