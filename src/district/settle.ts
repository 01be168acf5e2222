import type { DistrictFile, PersonEntry, TeamEntry } from './schema.ts';

/*
 * What holds where the file says nothing. Every two weeks on a Tuesday leaves Monday to settle in and gives the
 * digest on Friday three days of answers; 08:00 to 16:00 is a usual contract day.
 */

export const CHECK_IN = { every_weeks: 2, day: 2, time: '09:00', spread_minutes: 30 } as const;
export const DIGEST = { day: 5, time: '15:00' } as const;
export const HOURS = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' } as const;

type Defaults = DistrictFile['defaults'];

/** When a team is asked: its own words, then the district's defaults, then ours. */
export function checkInOf(team: Pick<TeamEntry, 'check_in'>, defaults: Defaults) {
  return { ...CHECK_IN, ...said(defaults?.check_in), ...said(team.check_in) };
}

/** When a voting team votes: its own words, then the day and time of its check-ins; weekly unless it says otherwise. */
export function voteOf(team: Pick<TeamEntry, 'check_in' | 'vote'>, defaults: Defaults) {
  const { day, time } = checkInOf(team, defaults);
  return { every_weeks: 1, day, time, spread_minutes: 0, ...said(team.vote) };
}

export function digestOf(team: Pick<TeamEntry, 'digest'>, defaults: Defaults) {
  return { ...DIGEST, ...said(defaults?.digest), ...said(team.digest) };
}

export function hoursOf(person: Pick<PersonEntry, 'working_hours'>, defaults: Defaults) {
  return { ...HOURS, ...said(defaults?.working_hours), ...said(person.working_hours) };
}

/** Only what was said: a field that is there as `undefined` must not hide a default. */
function said<Fields extends object>(
  fields: Fields | undefined,
): { [F in keyof Fields]?: NonNullable<Fields[F]> } {
  // Safe: what is left of `fields` are its own entries that are not undefined.
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined)) as {
    [F in keyof Fields]?: NonNullable<Fields[F]>;
  };
}

/** Minutes from midnight of a time `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
