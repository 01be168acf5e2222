import { lookBack } from '../../src/model/calendar/index.ts';
import { DRIVER_IDS, type DriverId } from '../../src/model/drivers.ts';
import { leastShown } from '../../src/model/fidelity/cell.ts';
import { standing } from '../../src/model/fidelity/differencing.ts';
import {
  type Dated,
  levelFigures,
  type RatingCounts,
  settle,
  speaksFor,
} from '../../src/model/fidelity/index.ts';
import { withhold } from '../../src/model/fidelity/suppression.ts';
import { as, type Window } from '../../src/model/ids.ts';
import { RATINGS, type Rating } from '../../src/model/scale.ts';
import { type Chance, chanceOf } from '../chaos/chance.ts';
import { type BenchRatio, type BenchResult, holds, runIfMain } from './result.ts';

/**
 * How often a school gets to see its figures, with everything withheld that has to be. Three teams, a school year of
 * check-ins in which each person answers by chance, half of them anew each time, and the school's digest every four
 * weeks. The first two digests are left out: by then not every driver has been asked.
 */
const SCHOOLS = 60;
const WEEKS = 40;
const K = 5;

interface Setting {
  readonly label: string;
  readonly sizes: readonly number[];
  /** Percent of people who answer a check-in. */
  readonly answers: number;
  readonly everyWeeks: number;
  /** What is required, if anything: the share of drivers with a figure. */
  readonly atLeast?: number;
}

const SETTINGS: readonly Setting[] = [
  {
    label: '3 teams of 8, 75 % answer, every 2 weeks',
    sizes: [8, 8, 8],
    answers: 75,
    everyWeeks: 2,
    atLeast: 0.9,
  },
  {
    label: '3 teams of 8, 75 % answer, every week',
    sizes: [8, 8, 8],
    answers: 75,
    everyWeeks: 1,
    atLeast: 0.9,
  },
  { label: '3 teams of 8, 60 % answer, every 2 weeks', sizes: [8, 8, 8], answers: 60, everyWeeks: 2 },
  { label: '3 teams of 8, 40 % answer, every 2 weeks', sizes: [8, 8, 8], answers: 40, everyWeeks: 2 },
  { label: '3 teams of 4, 75 % answer, every 2 weeks', sizes: [4, 4, 4], answers: 75, everyWeeks: 2 },
];

export async function bench(): Promise<BenchResult> {
  const figures: Record<string, number> = { 'schools for each setting': SCHOOLS };
  const ratios: BenchRatio[] = [];
  for (const setting of SETTINGS) {
    const year = yearsOf(setting);
    figures[`people behind a figure, of all who were asked: ${setting.label}`] = round(year.people);
    figures[`team digests that could tell a driver they asked: ${setting.label}`] = round(year.teams);
    ratios.push({
      label: `drivers with a figure in the school's digest: ${setting.label}`,
      value: round(year.school),
      ...(setting.atLeast === undefined ? {} : { required: { atLeast: setting.atLeast } }),
    });
  }
  return { name: 'levels', figures, ratios, ok: ratios.every(holds) };
}

function yearsOf(setting: Setting): { school: number; people: number; teams: number } {
  const sum = { shown: 0, of: 0, n: 0, all: 0, told: 0, asked: 0 };
  for (let school = 0; school < SCHOOLS; school++) {
    const year = yearOf(setting, chanceOf(`${setting.label} ${school}`));
    for (const key of ['shown', 'of', 'n', 'all', 'told', 'asked'] as const) sum[key] += year[key];
  }
  return { school: sum.shown / sum.of, people: sum.n / sum.all, teams: sum.told / sum.asked };
}

interface Team {
  readonly id: string;
  readonly people: string[];
  readonly drivers: readonly DriverId[];
  readonly rows: Map<DriverId, readonly Dated[]>;
  readonly judged: Map<DriverId, Window>;
  readonly said: Map<DriverId, Map<string, { readonly window: Window; readonly rating: Rating }>>;
}

function yearOf(setting: Setting, chance: Chance) {
  const sum = { shown: 0, of: 0, n: 0, all: 0, told: 0, asked: 0 };
  const teams = setting.sizes.map(
    (size, i): Team => ({
      id: `team ${i}`,
      people: Array.from({ length: size }, (_, j) => `${i}.${j}`),
      drivers: shuffled(DRIVER_IDS, chance),
      rows: new Map(),
      judged: new Map(),
      said: new Map(),
    }),
  );
  const minds = new Map<string, Rating>();
  for (let week = 0; week < WEEKS; week++) {
    const window = windowAt(week);
    if (week % 4 === 0 && week >= 8) {
      const { first, last } = lookBack(window);
      settleAll(teams, first, last);
      const made = levelFigures({
        ...{ window, first, last, k: K, apart: null },
        unit: {
          ...{ id: 'school', name: 'school', kind: 'school' },
          below: teams.map(({ id }) => ({ id, name: id, kind: 'team', below: [] })),
        },
        standing: new Map(
          DRIVER_IDS.map((driverId) => [
            driverId,
            teams.flatMap(({ rows, judged }) =>
              (rows.get(driverId) ?? []).filter(
                (row) =>
                  row.window >= weeksBefore(window, 16) &&
                  speaksFor(row, { first, last }, () => judged.get(driverId)),
              ),
            ),
          ]),
        ),
      });
      for (const { figure } of made.drivers) {
        sum.of += 1;
        if (!figure) continue;
        sum.shown += 1;
        sum.n += figure.n;
        sum.all += setting.sizes.reduce((a, b) => a + b, 0);
      }
    }
    if (week % setting.everyWeeks === 0) {
      for (const team of teams) checkIn(team, week / setting.everyWeeks, window, setting, chance, minds, sum);
    }
  }
  return sum;
}

/** The focus and two others, and the team's digest of them. */
function checkIn(
  team: Team,
  turn: number,
  window: Window,
  { answers }: Setting,
  chance: Chance,
  minds: Map<string, Rating>,
  sum: { told: number; asked: number },
): void {
  const [focus = 'coaching', ...others] = team.drivers;
  const from = (turn * 2) % others.length;
  const drivers = [focus, ...others.slice(from, from + 2)];
  const there = team.people.filter(() => chance.percent(answers));
  for (const driverId of drivers) {
    const ratings = there.map((person): [string, Rating] => {
      const key = `${person} ${driverId}`;
      const known = minds.get(key);
      const rating = known && chance.percent(50) ? known : chance.pick(RATINGS.slice(0, 3));
      minds.set(key, rating);
      return [person, rating];
    });
    const said = team.said.get(driverId) ?? new Map();
    for (const [person, rating] of ratings) said.set(person, { window, rating });
    team.said.set(driverId, said);
    sum.asked += 1;
    if (there.length < leastShown(K)) continue;
    team.judged.set(driverId, window);
    const before = (team.rows.get(driverId) ?? []).filter((row) => row.window >= weeksBefore(window, 16));
    const unit = {
      id: team.id,
      parent: null,
      people: there,
      counts: countsOf(ratings.map(([, one]) => one)),
    };
    const { made } = withhold([unit], K, before);
    if (made.length === 0) continue;
    sum.told += 1;
    keep(
      team,
      driverId,
      made.map((one) => ({ ...one, units: [team.id], window })),
    );
  }
}

function settleAll(teams: readonly Team[], first: Window, last: Window): void {
  for (const driverId of DRIVER_IDS) {
    const fresh = teams.map((team) => ({
      unit: team.id,
      above: ['school'],
      pools: team.people.length < leastShown(K),
      answers: [...(team.said.get(driverId) ?? [])].flatMap(([personId, { window, rating }]) =>
        window >= first && window > (team.judged.get(driverId) ?? '') ? [{ personId, rating }] : [],
      ),
    }));
    const before = teams.flatMap(({ rows }) =>
      (rows.get(driverId) ?? []).filter((row) => row.window >= weeksBefore(last, 15)),
    );
    for (const { units, made } of settle(fresh, before, K)) {
      for (const team of teams.filter(({ id }) => units.includes(id))) {
        team.judged.set(driverId, last);
        if (made) keep(team, driverId, [{ ...made, window: last }]);
      }
    }
  }
}

function keep(team: Team, driverId: DriverId, made: readonly Dated[]): void {
  const before = team.rows.get(driverId) ?? [];
  const still = new Set(standing(before, made));
  team.rows.set(driverId, [...before.filter((row) => still.has(row)), ...made]);
}

function countsOf(ratings: readonly Rating[]): RatingCounts {
  const count = (rating: Rating) => ratings.filter((one) => one === rating).length;
  return {
    notYet: count('not_yet'),
    partly: count('partly'),
    inPlace: count('in_place'),
    cantTell: count('cant_tell'),
  };
}

function windowAt(week: number): Window {
  return as(new Date(Date.UTC(2026, 8, 7 + 7 * week)).toISOString().slice(0, 10));
}

function weeksBefore(window: Window, weeks: number): Window {
  return as(new Date(Date.parse(window) - weeks * 7 * 86_400_000).toISOString().slice(0, 10));
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  return list
    .map((one) => ({ one, at: chance.between(0, 1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

await runIfMain(import.meta.url, bench);
