import type { Instant, LocalDate, LocalTime, Zone } from '../model/ids.ts';
import { type Language, type Locale, languageOf } from './locale.ts';

const TAGS: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** Formatters are costly to make (about 50 µs) and few: one for each (locale, zone, shape). */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Day and time as a person says them, e.g. `Friday, 3:00 PM`. */
export function dayAndTime(at: Instant, zone: Zone, locale: Locale): string {
  return format(at, zone, locale, { weekday: 'long', hour: 'numeric', minute: '2-digit' });
}

/** A date without a year, e.g. `Nov 2`. */
export function shortDate(date: LocalDate, locale: Locale): string {
  return format(Date.parse(`${date}T12:00:00Z`), 'UTC' as Zone, locale, { month: 'short', day: 'numeric' });
}

/** The time on the wall, e.g. `9:05 AM`. */
export function timeIn(at: Instant, zone: Zone, locale: Locale): string {
  return format(at, zone, locale, { hour: 'numeric', minute: '2-digit' });
}

/** A wall-clock time as a person says it: `07:30` is `7:30 AM`. */
export function clockTime(time: LocalTime, locale: Locale): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return timeIn(minutes * 60_000, 'UTC' as Zone, locale);
}

/** Zones change their names over the decades: Lisbon kept another time in 1970. */
const NAMED_AT = Date.UTC(2026, 0, 1);

/** A zone as its people call it, e.g. `Central Time`; one that has no such name is called by its city. */
export function zoneName(zone: Zone, locale: Locale): string {
  const shape = { timeZone: zone, timeZoneName: 'longGeneric' } as const;
  const parts = new Intl.DateTimeFormat(TAGS[languageOf(locale)], shape).formatToParts(NAMED_AT);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** ISO weekdays as a person says them: `12345` is `Mon–Fri`, `124` is `Mon–Tue, Thu`. */
export function weekdays(days: string, locale: Locale): string {
  // The week of 5 January 1970 begins on a Monday.
  const named = (day: number) => format((3 + day) * 86_400_000, 'UTC' as Zone, locale, { weekday: 'short' });
  const runs: [number, number][] = [];
  for (const day of [...days].map(Number).sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([from, to]) => (from === to ? named(from) : `${named(from)}–${named(to)}`)).join(', ');
}

/** Formatting takes 16 µs, and everybody in a team reads the same few instants: the last ones are kept. */
const said = new Map<string, string>();
const MOST_SAID = 1_000;

function format(at: Instant, zone: Zone, locale: Locale, shape: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${zone} ${JSON.stringify(shape)}`;
  const wanted = `${at} ${key}`;
  const known = said.get(wanted);
  if (known !== undefined) return known;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(TAGS[languageOf(locale)], { ...shape, timeZone: zone });
    formatters.set(key, formatter);
  }
  // ICU puts a narrow no-break space before AM and PM, which some clients draw as a box.
  const text = formatter.format(at).replaceAll('\u202f', '\u00a0');
  if (said.size >= MOST_SAID) said.clear();
  said.set(wanted, text);
  return text;
}
