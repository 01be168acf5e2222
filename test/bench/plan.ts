import { Cron } from 'croner';
import {
  addDays,
  type CheckInCadence,
  type CheckInPerson,
  dateIn,
  instantOf,
  planCheckIns,
  type SchoolCalendar,
} from '../../src/model/calendar/index.ts';
import { as, type LocalTime, type PersonId, type Window, type Zone } from '../../src/model/ids.ts';
import { type BenchRatio, type BenchResult, holds, median, runIfMain } from './result.ts';

/**
 * Planning one window for a district of 100,000 people in 5,000 teams, 1,000 schools and 10 zones, against one
 * croner 11 object a person. Team times lie on the quarter hours from 07:00 to 16:45. Each measurement plans another
 * window, so that no conversion is remembered from the one before.
 */
const PEOPLE = 100_000;
const TEAM = 20;
const SCHOOL = 100;
const ROUNDS = 9;
const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'America/Indiana/Indianapolis',
  'America/Detroit',
].map((zone) => as<Zone>(zone));
const FIRST_WINDOW = as<Window>('2026-09-07');

/** The window so many weeks on; the weeks of a school year, so that clock changes are among them. */
const windowAt = (week: number) => as<Window>(addDays(dateIn(FIRST_WINDOW, 1), week * 7));

/** One calendar a school and one cadence a team, as the bot loads them; a pattern of their own for everybody. */
function district(people: number, spreadMinutes: number): (window: Window) => readonly CheckInPerson[] {
  const calendars = Array.from({ length: people / SCHOOL }, (): SchoolCalendar => {
    return { firstDay: as('2026-08-17'), closed: new Map() };
  });
  const cadences = Array.from({ length: people / TEAM }, (_, team): CheckInCadence => {
    const quarter = team % 40;
    const time = `${String(7 + Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
    return { day: 1 + (team % 3), time: as(time), spreadMinutes, everyWeeks: 1, anchor: FIRST_WINDOW };
  });
  const staff = calendars.flatMap((calendar, school) =>
    cadences.slice((school * SCHOOL) / TEAM, ((school + 1) * SCHOOL) / TEAM).flatMap((cadence, team) =>
      Array.from({ length: TEAM }, (_, index) => ({
        personId: as<PersonId>(`district/school${school}-${team}-${index}`),
        pattern: {
          zone: ZONES[school % ZONES.length] ?? as<Zone>('UTC'),
          workDays: '12345',
          workStart: as<LocalTime>('06:00'),
          workEnd: as<LocalTime>('19:00'),
        },
        calendar,
        absences: [],
        cadence,
        closesAt: 0,
      })),
    ),
  );
  return (window) => {
    const closesAt = instantOf(dateIn(window, 5), as('15:00'), as('America/New_York')) ?? 0;
    for (const person of staff) person.closesAt = closesAt;
    return staff;
  };
}

/** CPU time of this process, garbage collection included: what others do on a shared machine is not in it. */
function timed<Answer>(work: () => Answer): { readonly ms: number; readonly answer: Answer } {
  const start = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, answer };
}

function planWithCroner(people: readonly CheckInPerson[], window: Window): number[] {
  const from = new Date(`${addDays(dateIn(window, 1), -1)}T12:00:00Z`);
  return people.map(({ cadence, pattern }) => {
    const [hour = '', minute = ''] = cadence.time.split(':');
    const next = new Cron(`${Number(minute)} ${Number(hour)} * * ${cadence.day}`, {
      timezone: pattern.zone,
    }).nextRun(from);
    return next?.getTime() ?? Number.NaN;
  });
}

export async function bench(): Promise<BenchResult> {
  const large = district(PEOPLE, 60);
  const small = district(PEOPLE / 10, 60);
  const together: number[] = [];
  const tenth: number[] = [];
  // The first two rounds are left out: they measure the compiler.
  for (let round = 0; round < ROUNDS + 2; round++) {
    for (const [plan, into, week] of [
      [small, tenth, 2 * round],
      [large, together, 2 * round + 1],
    ] as const) {
      const window = windowAt(week);
      const people = plan(window);
      const { ms } = timed(() => planCheckIns(people, window));
      if (round >= 2) into.push(ms);
    }
  }

  const window = windowAt(2 * ROUNDS + 4);
  const people = district(PEOPLE, 0)(window);
  const croner = timed(() => planWithCroner(people, window));
  const same = planCheckIns(people, window).filter(
    (slot, i) => 'dueAt' in slot && slot.dueAt === croner.answer[i],
  ).length;

  const ratios: BenchRatio[] = [
    {
      label: 'croner, one object a person, against planning in groups (times as fast)',
      value: round(croner.ms / median(together)),
      required: { atLeast: 100 },
    },
    {
      label: 'time for 100,000 people against ten times that for 10,000',
      value: round(median(together) / median(tenth) / 10),
      required: { atMost: 1.3 },
    },
  ];
  return {
    name: 'plan',
    figures: {
      people: PEOPLE,
      'planned CPU ms, median of 9 windows': round(median(together)),
      'planned CPU ms, slowest': round(Math.max(...together)),
      'planned CPU ms, 10,000 people': round(median(tenth)),
      'croner CPU ms, all 100,000, once': round(croner.ms),
      'same answers without spread': same,
    },
    ratios,
    ok: same === PEOPLE && ratios.every(holds),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

await runIfMain(import.meta.url, bench);
