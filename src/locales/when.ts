import type { Instant, LocalDate, Zone } from '../model/ids.ts';
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
