import { addDays } from '../../../src/model/calendar/index.ts';
import { as, type LocalDate } from '../../../src/model/ids.ts';

/** How somebody takes to being asked. */
export type Habit = 'at_once' | 'late' | 'twice' | 'now_and_then' | 'never';

export interface Inhabitant {
  readonly key: string;
  readonly userId: string;
  readonly team: string | undefined;
  readonly roles: string;
  readonly audience: 'staff' | 'coach' | 'leadership';
  readonly habit: Habit;
  /** Where they live, and from which day on somewhere else. */
  readonly zone: string;
  readonly moves?: { readonly day: string; readonly zone: string };
  readonly away?: readonly [string, string];
  readonly joins?: string;
  readonly leaves?: string;
}

export interface TownTeam {
  readonly key: string;
  readonly school: SchoolKey;
  readonly channelId: string;
  readonly everyWeeks: number;
  readonly day: string;
  readonly votes: boolean;
}

/** One that changes its clocks in each way, one that never does, one on the other half of the earth. */
export const SCHOOLS = {
  pine: 'America/Chicago',
  cedar: 'America/Phoenix',
  birch: 'America/New_York',
  andes: 'America/Santiago',
} as const;
export type SchoolKey = keyof typeof SCHOOLS;
const SCHOOL_KEYS = Object.keys(SCHOOLS) as SchoolKey[]; // The keys of an object that was just written down.

export interface Town {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly people: readonly Inhabitant[];
  readonly teams: readonly TownTeam[];
  /** Days on which nothing is sent; `snowDay` becomes one at 11:00 UTC of its own morning. */
  readonly closed: ReadonlySet<string>;
  readonly testing: ReadonlySet<string>;
  readonly snowDay: string;
  /** Days on which the district file changes, in order. */
  readonly edits: readonly string[];
  /** The district file as it reads on a day. */
  fileOn(day: string): string;
  /** Whom the coach coaches on a day. */
  coacheesOn(day: string): readonly Inhabitant[];
  isHere(person: Inhabitant, day: string): boolean;
  zoneOf(person: Inhabitant, day: string): string;
}

const BREAKS: readonly (readonly [string, string])[] = [
  ['2026-11-25', '2026-11-27'],
  ['2026-12-21', '2027-01-01'],
  ['2027-03-15', '2027-03-19'],
];
const HOLIDAYS = ['2026-09-07', '2026-10-12', '2027-01-18', '2027-05-31'];
const TESTING: readonly (readonly [string, string])[] = [['2027-04-12', '2027-04-16']];

export const HOURS = { from: '07:30', to: '16:00' } as const;
const PER_TEAM = 8;

export function plus(day: string, days: number): string {
  return addDays(as<LocalDate>(day), days);
}

export function weekdayOf(day: string): number {
  return ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

export function daysOf(from: string, to: string): string[] {
  const all: string[] = [];
  for (let day = from; day <= to; day = plus(day, 1)) all.push(day);
  return all;
}

/** A district of so many people that the draw decides on, and what happens to it in so many weeks. */
export function buildTown(
  draw: () => number,
  size: { readonly weeks: number; readonly people: number },
): Town {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)] as T; // Never an empty list here.
  // From late August over autumn's clock change, or from the new year over spring's; a long one over both.
  const firstDay = size.weeks > 20 || draw() < 0.5 ? '2026-08-24' : '2027-01-04';
  const lastDay = plus(firstDay, size.weeks * 7 - 3);
  const inYear = (day: string) => firstDay <= day && day <= lastDay;
  const someDay = (least: number) =>
    plus(firstDay, least + Math.floor(draw() * (size.weeks * 7 - least - 14)));
  let snowDay = someDay(10);
  while (weekdayOf(snowDay) > 5) snowDay = plus(snowDay, 1);

  const count = Math.max(1, Math.round((size.people * 0.88) / PER_TEAM));
  const teams = Array.from({ length: count }, (_, i): TownTeam => {
    const school = SCHOOL_KEYS[i % SCHOOL_KEYS.length] ?? 'pine';
    const day = pick(['tuesday', 'tuesday', 'monday', 'wednesday']);
    const votes = i % 6 === 3;
    return {
      key: `t${i}`,
      school,
      channelId: `C${String(i).padStart(9, '0')}`,
      everyWeeks: pick([1, 1, 2]),
      day,
      votes,
    };
  });
  const habits: readonly Habit[] = ['at_once', 'at_once', 'late', 'twice', 'now_and_then', 'never'];
  const userIdOf = (n: number) => `U${String(n).padStart(9, '0')}`;
  const people: Inhabitant[] = [];
  const settle = (one: Omit<Inhabitant, 'userId' | 'habit'>) =>
    people.push({ ...one, userId: userIdOf(people.length + 1), habit: pick(habits) });

  for (const team of teams) {
    for (let n = 0; n < PER_TEAM && people.length < size.people - 4; n++) {
      const away = draw() < 0.15 ? someDay(7) : undefined;
      const fate = draw();
      settle({
        ...{ key: `${team.key}-p${n}`, team: team.key, roles: `staff: ${team.key}`, audience: 'staff' },
        zone: SCHOOLS[team.school],
        ...(away === undefined ? {} : { away: [away, plus(away, Math.floor(draw() * 12))] as const }),
        ...(fate < 0.05 ? { leaves: someDay(14) } : fate < 0.1 ? { joins: someDay(7) } : {}),
        ...(fate > 0.95 ? { moves: { day: someDay(7), zone: pick(Object.values(SCHOOLS)) } } : {}),
      });
    }
  }
  const schools = [...new Set(teams.map((team) => team.school))];
  for (const school of schools) {
    const voting = teams.filter((team) => team.school === school && team.votes).map((team) => team.key);
    const facilitates = voting.length > 0 ? `, facilitator: [${voting.join(', ')}]` : '';
    const zone = SCHOOLS[school];
    settle({
      key: `head-${school}`,
      team: undefined,
      roles: `leader: ${school}${facilitates}`,
      audience: 'leadership',
      zone,
    });
  }
  const coached = teams.find((team) => !team.votes) ?? teams[0];
  if (coached) {
    const { key, school } = coached;
    settle({ key: 'coach', team: key, roles: `coach: ${key}`, audience: 'coach', zone: SCHOOLS[school] });
  }
  settle({ key: 'vera', team: undefined, roles: 'admin: lakeside', audience: 'staff', zone: SCHOOLS.pine });

  const isHere = ({ joins, leaves }: Inhabitant, day: string) =>
    (joins === undefined || joins <= day) && (leaves === undefined || day < leaves);
  const zoneOf = ({ moves, zone }: Inhabitant, day: string) =>
    moves && moves.day <= day ? moves.zone : zone;
  const breaks = BREAKS.flatMap(([from, to]) => daysOf(from, to)).filter(inYear);
  const holidays = HOLIDAYS.filter(inYear);
  const testing = TESTING.flatMap(([from, to]) => daysOf(from, to)).filter(inYear);
  const edits = people.flatMap(({ joins, leaves, moves }) =>
    [joins, leaves, moves?.day].filter((day) => day !== undefined),
  );

  /** Three at a time: where one leaves, the next has their place. */
  const coacheesOn = (day: string) =>
    people
      .filter((person) => isHere(person, day) && person.team === coached?.key && person.audience === 'staff')
      .slice(0, 3);

  function fileOn(day: string): string {
    const list = (all: readonly string[]) => `[${all.join(', ')}]`;
    const here = people.filter((person) => isHere(person, day));
    const coachees = coacheesOn(day);
    return [
      `district: { key: lakeside, name: Lakeside, zone: America/Chicago, first_day: ${firstDay}, last_day: ${lastDay} }`,
      'defaults:',
      `  working_hours: { from: "${HOURS.from}", to: "${HOURS.to}" }`,
      '  digest: { day: friday, time: "15:00" }',
      `calendar: { breaks: ${list(breaks)}, holidays: ${list(holidays)}, testing: ${list(testing)}, snow_days: ${list(day >= snowDay ? [snowDay] : [])} }`,
      'schools:',
      ...schools.map((key) => `  - { key: ${key}, name: ${key}, zone: ${SCHOOLS[key]} }`),
      'teams:',
      ...teams.map(
        ({ key, school, channelId, everyWeeks, day: on, votes }) =>
          `  - { key: ${key}, name: ${key}, school: ${school}, channel: ${channelId}, focus: coaching, check_in: { every_weeks: ${everyWeeks}, day: ${on}, time: "09:00", spread_minutes: 30 }${votes ? ', vote: { every_weeks: 2 }' : ''} }`,
      ),
      'people:',
      ...here.map((person) => {
        const away = person.away ? `, away: [{ from: ${person.away[0]}, to: ${person.away[1]} }]` : '';
        return `  - { key: ${person.key}, name: ${person.key}, slack: ${person.userId}, zone: ${zoneOf(person, day)}, roles: { ${person.roles} }${away} }`;
      }),
      ...(coachees.length > 0
        ? ['coaching:', `  - { coach: coach, coachees: ${list(coachees.map(({ key }) => key))} }`]
        : []),
    ].join('\n');
  }

  return {
    ...{ firstDay, lastDay, people, teams, snowDay, fileOn, coacheesOn, isHere, zoneOf },
    closed: new Set([...breaks, ...holidays, ...testing]),
    testing: new Set(testing),
    edits: [...new Set([...edits, snowDay])].sort(),
  };
}
