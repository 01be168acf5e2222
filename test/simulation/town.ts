import { parse } from 'yaml';

/** How somebody takes to being asked. */
export type Habit = 'steady' | 'forgetful' | 'never' | 'alike' | 'unsure' | 'pauses' | 'declines';

export interface Townsperson {
  readonly key: string;
  readonly team: string | undefined;
  readonly zone: string;
  readonly audience: 'staff' | 'coach' | 'leadership';
  readonly habit: Habit;
  /** First and last day of an absence, `YYYY-MM-DD`. */
  readonly away?: readonly [string, string];
  /** The day on which the district file no longer has them, or first has them. */
  readonly leaves?: string;
  readonly joins?: string;
}

export interface Team {
  readonly key: string;
  readonly school: 'pine' | 'cedar' | 'birch';
  readonly everyWeeks: number;
  readonly focus: string | undefined;
  readonly people: number;
  /** Minutes over which its people are spread. */
  readonly spread: number;
  /** How the team's answers stand, from 0 to 1. */
  readonly level: number;
}

export const ZONES = {
  pine: 'America/Chicago',
  cedar: 'America/Phoenix',
  birch: 'America/New_York',
} as const;

/** One team that decides on what it is told, one whose leader is slow, one on every second week, one that is too small. */
export const TEAMS: readonly Team[] = [
  { key: 'alder', school: 'pine', everyWeeks: 1, focus: 'coaching', people: 8, spread: 5, level: 0.45 },
  { key: 'beech', school: 'pine', everyWeeks: 2, focus: undefined, people: 6, spread: 0, level: 0.9 },
  { key: 'cacti', school: 'cedar', everyWeeks: 1, focus: undefined, people: 7, spread: 0, level: 0.4 },
  {
    key: 'dunes',
    school: 'cedar',
    everyWeeks: 2,
    focus: 'leadership_adaptive',
    people: 6,
    spread: 0,
    level: 0.7,
  },
  { key: 'ferns', school: 'birch', everyWeeks: 1, focus: 'training', people: 3, spread: 0, level: 0.7 },
];

/** The school year, with every kind of closed day. Both clock changes lie in it. */
export const YEAR = {
  firstDay: '2026-08-24',
  lastDay: '2027-06-04',
  breaks: [
    ['2026-11-25', '2026-11-27'],
    ['2026-12-21', '2027-01-01'],
    ['2027-03-15', '2027-03-19'],
  ],
  holidays: ['2026-09-07', '2026-10-12', '2027-01-18', '2027-05-31'],
  testing: [['2027-04-12', '2027-04-16']],
  /** A day of check-ins that is called off at 06:00. */
  snowDay: '2027-02-02',
} as const;

const HABITS: readonly Habit[] = [
  'steady',
  'steady',
  'forgetful',
  'steady',
  'alike',
  'never',
  'pauses',
  'steady',
];

export function people(): Townsperson[] {
  const staff = TEAMS.flatMap((team) =>
    Array.from(
      { length: team.people },
      (_, index): Townsperson => ({
        ...{ key: `${team.key}-${index + 1}`, team: team.key, zone: ZONES[team.school], audience: 'staff' },
        habit: habitOf(team, index),
        ...(index === 1 ? { away: ['2026-10-05', '2026-10-23'] as const } : {}),
        ...(team.key === 'alder' && index === 6 ? { leaves: '2027-01-18' } : {}),
        ...(team.key === 'alder' && index === 7 ? { joins: '2026-11-09' } : {}),
      }),
    ),
  );
  return [
    ...staff,
    { key: 'coach', team: 'alder', zone: ZONES.pine, audience: 'coach', habit: 'steady' },
    { key: 'head-pine', team: undefined, zone: ZONES.pine, audience: 'leadership', habit: 'steady' },
    { key: 'head-cedar', team: undefined, zone: ZONES.cedar, audience: 'leadership', habit: 'steady' },
  ];
}

function habitOf(team: Team, index: number): Habit {
  if (team.key === 'dunes') return index % 2 === 0 ? 'unsure' : 'forgetful';
  if (team.key === 'beech' && index === 3) return 'declines';
  return HABITS[index % HABITS.length] ?? 'steady';
}

/** Whether somebody is in the district file on a day. */
export function isHere(person: Townsperson, day: string): boolean {
  return (
    (person.joins === undefined || person.joins <= day) &&
    (person.leaves === undefined || day < person.leaves)
  );
}

/** The district file of a day: who is here by then, and the snow day once it has come. */
export function districtFile(district: string, day: string): string {
  const range = ([from, to]: readonly string[]) => `{ from: ${from}, to: ${to} }`;
  const here = people().filter((person) => isHere(person, day));
  const snow = day >= YEAR.snowDay ? `, snow_days: [${YEAR.snowDay}]` : '';
  const text = [
    `district: { key: ${district}, name: Lakeside, zone: America/Chicago, first_day: ${YEAR.firstDay}, last_day: ${YEAR.lastDay} }`,
    'defaults:',
    '  working_hours: { from: "07:30", to: "16:00" }',
    '  digest: { day: friday, time: "15:00" }',
    `calendar: { breaks: [${YEAR.breaks.map(range).join(', ')}], holidays: [${YEAR.holidays.join(', ')}], testing: [${YEAR.testing.map(range).join(', ')}]${snow} }`,
    'schools:',
    ...Object.entries(ZONES).map(([key, zone]) => `  - { key: ${key}, name: ${key}, zone: ${zone} }`),
    'teams:',
    ...TEAMS.map(
      ({ key, school, everyWeeks, focus, spread }, i) =>
        `  - { key: ${key}, name: ${key}, school: ${school}, channel: C00000000${i}, ${focus ? `focus: ${focus}, ` : ''}check_in: { every_weeks: ${everyWeeks}, day: tuesday, time: "09:00", spread_minutes: ${spread} } }`,
    ),
    'people:',
    ...here.map((person) => {
      const away = person.away ? `, away: [${range(person.away)}]` : '';
      return `  - { key: ${person.key}, name: ${person.key}, slack: ${userIdOf(person.key)}, roles: { ${rolesOf(person)} }${away} }`;
    }),
  ].join('\n');
  parse(text);
  return text;
}

function rolesOf({ key, audience, team }: Townsperson): string {
  if (audience === 'coach') return `staff: ${team}, coach: ${team}`;
  if (audience === 'leadership') return `leader: ${key.slice('head-'.length)}`;
  return `staff: ${team}`;
}

/** Slack's ids are capitals and digits. */
export function userIdOf(key: string): string {
  return `U${key.toUpperCase().replaceAll('-', '0').padEnd(9, '0')}`;
}
