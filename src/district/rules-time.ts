import { type Path, show } from './problem.ts';
import type { Readable } from './readable.ts';
import type { Report } from './rules.ts';
import type { DistrictFile } from './schema.ts';
import { checkInOf, digestOf, hoursOf, minutesOf } from './settle.ts';

type Calendar = NonNullable<DistrictFile['calendar']>;

const KINDS = ['breaks', 'holidays', 'testing', 'snow_days'] as const;

/** Longer than any break; a longer one is a slip in the year, and would be a row a day. */
const LONGEST_RANGE = 366;

export function calendarRules(file: Readable, report: Report): void {
  const { district } = file;
  const year = yearOf(district.first_day, district.last_day);
  if (year) yearRule(['district'], year, report);
  if (file.calendar) closedRules(['calendar'], file.calendar, year, report);
  file.districts.forEach((one, i) => {
    const within = yearOf(one.first_day ?? district.first_day, one.last_day ?? district.last_day);
    const own = one.first_day !== undefined || one.last_day !== undefined;
    if (own && within) yearRule(['districts', i], within, report);
    if (one.calendar) closedRules(['districts', i, 'calendar'], one.calendar, within, report);
  });
  file.schools.forEach((school, i) => {
    const within = yearOf(school.first_day ?? district.first_day, school.last_day ?? district.last_day);
    const own = school.first_day !== undefined || school.last_day !== undefined;
    if (own && within) yearRule(['schools', i], within, report);
    const path = ['schools', i, 'calendar'];
    if (school.calendar) closedRules(path, school.calendar, within, report);
  });
  file.people.forEach((person, i) => {
    person.away?.forEach((days, j) => {
      rangeRule(['people', i, 'away', j], days, report);
    });
  });
}

interface Year {
  readonly first: string;
  readonly last: string;
}

function yearOf(first: string | undefined, last: string | undefined): Year | undefined {
  return first === undefined || last === undefined ? undefined : { first, last };
}

function yearRule(path: Path, { first, last }: Year, report: Report): void {
  if (last < first) {
    report(
      [...path, 'last_day'],
      `The last school day ${last} comes before the first, ${first}.`,
      'Correct the year or the day.',
    );
  } else if (daysFrom(first, last) > 400) {
    report(
      [...path, 'last_day'],
      `This school year lasts ${daysFrom(first, last)} days.`,
      'Correct it, if that is not meant.',
      'warning',
    );
  }
}

function closedRules(path: Path, calendar: Calendar, year: Year | undefined, report: Report): void {
  for (const kind of KINDS) {
    calendar[kind]?.forEach((days, i) => {
      const here = [...path, kind, i];
      const sound = rangeRule(here, days, report);
      if (sound && year && year.first <= year.last && (days.to < year.first || days.from > year.last)) {
        const found = `${days.from} lies outside the school year, ${year.first} to ${year.last}.`;
        report(here, found, 'Nothing is sent then anyway. Correct the year, if it is a slip.', 'warning');
      }
    });
  }
}

function rangeRule(
  path: Path,
  days: { readonly from: string; readonly to: string },
  report: Report,
): boolean {
  if (days.to < days.from) {
    report(
      [...path, 'to'],
      `It ends on ${days.to}, before it begins on ${days.from}.`,
      'Swap the two days, or correct the year.',
    );
    return false;
  }
  if (daysFrom(days.from, days.to) > LONGEST_RANGE) {
    report(
      [...path, 'to'],
      `It lasts ${daysFrom(days.from, days.to)} days.`,
      'Write a year at the most; correct the year of one of them.',
    );
    return false;
  }
  return true;
}

/** Both included. */
function daysFrom(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
}

/** Times that contradict each other, where the file says them: in a team or person, or in the defaults. */
export function timeRules(file: Readable, report: Report): void {
  cadenceRules({}, ['defaults'], file, file.defaults !== undefined, report);
  hoursRule({}, ['defaults', 'working_hours'], file, report);
  file.teams.forEach((team, i) => {
    if (team.check_in || team.digest) cadenceRules(team, ['teams', i], file, true, report);
  });
  file.people.forEach((person, i) => {
    if (person.working_hours) hoursRule(person, ['people', i, 'working_hours'], file, report);
  });
}

type Cadences = Parameters<typeof checkInOf>[0] & Parameters<typeof digestOf>[0];

function cadenceRules(entry: Cadences, path: Path, file: Readable, said: boolean, report: Report): void {
  if (!said) return;
  const checkIn = checkInOf(entry, file.defaults);
  const digest = digestOf(entry, file.defaults);
  const begins = minutesOf(checkIn.time);
  if (begins + checkIn.spread_minutes > 24 * 60 || begins === 24 * 60) {
    const found = `Check-ins begin at ${checkIn.time} and are spread over ${checkIn.spread_minutes} minutes, past midnight.`;
    report([...path, 'check_in'], found, 'Begin earlier, or write fewer spread_minutes.');
  }
  if (digest.time === '24:00') {
    report([...path, 'digest', 'time'], `Found ${show(digest.time)}.`, 'Write "00:00" and the next day.');
  }
}

function hoursRule(entry: Parameters<typeof hoursOf>[0], path: Path, file: Readable, report: Report): void {
  const { from, to } = hoursOf(entry, file.defaults);
  if (minutesOf(from) < minutesOf(to)) return;
  report(
    path,
    `The working day ends at ${to}, not after it begins at ${from}.`,
    'Write an earlier from, or a later to (up to "24:00").',
  );
}
