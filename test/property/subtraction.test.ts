import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitAnswers } from '../../src/model/fidelity/complement.ts';
import { type Statement, standing } from '../../src/model/fidelity/differencing.ts';
import type { RatingCounts } from '../../src/model/fidelity/index.ts';
import { type Published, withhold } from '../../src/model/fidelity/suppression.ts';
import { type Chance, chanceOf } from '../chaos/chance.ts';
import { type Known, minus, narrowed, settles } from './difference-attack.ts';
import { changeRule, digests, type Publisher, threshold } from './publishers.ts';
import { runs } from './wall-clock.ts';
import { type Answers, type Class, countsIn, settled, type World, worldsOf } from './world-attack.ts';

/** Worlds that the enumerating attacker looks through at the most. */
const MOST_WORLDS = 500;

/** An organisation over some weeks. */
interface Season {
  readonly classes: readonly Class[];
  /** What was answered, by week: the same in all of them but where people changed their minds. */
  readonly truth: readonly World[];
  readonly weeks: number;
  /** The ratings that anybody gives, which the attacker knows: all, or all but "can't tell". */
  readonly ratings: number;
  /** By team and week. */
  readonly people: readonly (readonly (readonly string[])[])[];
}

const seeds = fc.integer({ min: 0, max: 0x7fff_ffff });

function answersOf(size: number, chance: Chance, leaning: readonly number[]): Answers {
  const answers: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const rating = chance.pick(leaning);
    answers[rating] = (answers[rating] ?? 0) + 1;
  }
  return answers;
}

/** Most are there all the time; the others join, leave, or are away now and then. */
function classesOf(team: number, size: number, weeks: number, chance: Chance): Class[] {
  const moving = Math.min(size, chance.between(0, 3));
  const all = Array.from({ length: weeks }, () => true);
  const steady = size > moving ? [{ team, size: size - moving, present: all }] : [];
  return [
    ...steady,
    ...Array.from({ length: moving }, (): Class => {
      const at = chance.between(1, weeks - 1);
      const kind = chance.pick(['joins', 'leaves', 'away']);
      const away = new Set(all.map((_, week) => week).filter(() => chance.percent(35)));
      const present = all.map((_, week) =>
        kind === 'joins' ? week >= at : kind === 'leaves' ? week < at : !away.has(week),
      );
      return { team, size: 1, present };
    }),
  ];
}

/** Ratings to pick from: some teams agree, some are at an end of the scale. */
const LEANINGS: readonly (readonly number[])[] = [
  [0, 1, 2],
  [0, 1, 2, 3],
  [2, 2, 2, 1],
  [0, 0, 0, 1, 3],
  [1, 1, 1, 1, 2],
  [2, 2, 2, 2, 3, 0],
  [0, 0, 0, 1],
];

/** Now and then, with `changing`, everybody thinks anew: then nothing that was known is true any longer. */
function seasonOf(
  teams: readonly number[],
  weeks: number,
  chance: Chance,
  { changing = false, leanings = LEANINGS }: { changing?: boolean; leanings?: typeof LEANINGS } = {},
): Season {
  const classes = teams.flatMap((size, team) => classesOf(team, size, weeks, chance));
  const leaning = chance.pick(leanings);
  const anew = () => classes.map(({ size }) => answersOf(size, chance, leaning));
  let world = anew();
  const truth = Array.from({ length: weeks }, () => {
    if (changing && chance.percent(20)) world = anew();
    return world;
  });
  const people = teams.map((_, team) =>
    Array.from({ length: weeks }, (_, week) =>
      classes.flatMap(({ team: of, size, present }, i) =>
        of === team && present[week] ? Array.from({ length: size }, (_, person) => `${i}.${person}`) : [],
      ),
    ),
  );
  return { classes, weeks, truth, people, ratings: Math.max(...leaning) + 1 };
}

interface Told<State> {
  readonly told: unknown;
  readonly state: State;
}

/**
 * Whether the attacker wins who knows everything but the answers: the rules, every figure, and who answered in which
 * week. They take it that nobody changes an answer, go through all worlds, and keep those in which every figure would
 * have read the same. Where none is left somebody did change: then they begin anew from that week. They win if a
 * rating is settled in weeks in which indeed nobody changed one.
 */
function learns<State>(
  { classes, truth, people, ratings }: Season,
  start: State,
  publish: (state: State, week: number, counts: readonly RatingCounts[]) => Told<State>,
): boolean {
  const all = worldsOf(classes, ratings, MOST_WORLDS);
  if (!all) throw new Error('there are too many worlds to go through');
  let [left, since, state] = [all, 0, start];
  for (const [week, world] of truth.entries()) {
    const tried = new Map<string, string>();
    const countsOf = (other: World) => people.map((_, team) => countsIn(other, classes, team, week));
    const now = publish(state, week, countsOf(world));
    const words = JSON.stringify(now.told);
    const reads = (other: World) => {
      const counts = countsOf(other);
      const key = counts.map(keyOf).join(';');
      const told = tried.get(key) ?? JSON.stringify(publish(state, week, counts).told);
      tried.set(key, told);
      return told === words;
    };
    left = left.filter(reads);
    if (left.length === 0) [left, since] = [all.filter(reads), week];
    state = now.state;
    if (truth[week + 1] !== world && truth[since] === world && settled(left, world)) return true;
  }
  return false;
}

/** One of the seasons that may be drawn, with few enough worlds to go through. */
function smallSeason(draw: () => Season): Season {
  for (;;) {
    const season = draw();
    if (worldsOf(season.classes, season.ratings, MOST_WORLDS)) return season;
  }
}

function keyOf({ notYet, partly, inPlace, cantTell }: RatingCounts): string {
  return `${notYet} ${partly} ${inPlace} ${cantTell}`;
}

function teamLearns<State>(seed: number, publisher: Publisher<State>): boolean {
  const chance = chanceOf(`team ${seed}`);
  const k = chance.between(3, 6);
  const season = smallSeason(() =>
    seasonOf([chance.between(3, 15)], chance.between(6, 12), chance, { changing: true }),
  );
  return learns(season, publisher.start, (state, week, [counts = NOBODY]) =>
    publisher.publish(state, { week, k, people: season.people[0]?.[week] ?? [] }, counts),
  );
}

const NOBODY: RatingCounts = { notYet: 0, partly: 0, inPlace: 0, cantTell: 0 };

type Tree = (
  units: readonly UnitAnswers[],
  k: number,
  before: readonly Statement[],
) => { readonly figures: ReadonlyMap<string, unknown>; readonly made: readonly Statement[] };

const thresholdOnly: Tree = (units, k) => {
  const below = (id: string): UnitAnswers[] =>
    units
      .filter((unit) => unit.id === id)
      .concat(units.filter((u) => u.parent === id).flatMap((u) => below(u.id)));
  const figures = units.map(({ id }): [string, unknown] => {
    const all = below(id).map((unit) => unit.counts);
    const n = all.reduce((sum, one) => sum + one.notYet + one.partly + one.inPlace, 0);
    const points = all.reduce((sum, one) => sum + one.partly + 2 * one.inPlace, 0);
    return [id, n < k ? { type: 'tooFew' } : { type: 'score', n, score: Math.round((points / n) * 50) }];
  });
  return { figures: new Map(figures), made: [] };
};

/** Teams 0, 1, 2 …, of which so many are in each school, and the schools in one district. */
function unitsOf(
  { people }: Season,
  schools: readonly number[],
  week: number,
  counts: readonly RatingCounts[],
): UnitAnswers[] {
  let team = 0;
  return [
    { id: 'district', parent: null, people: [], counts: NOBODY },
    ...schools.flatMap((teams, school) => [
      { id: `school ${school}`, parent: 'district', people: [], counts: NOBODY },
      ...Array.from({ length: teams }, () => {
        const answers = { people: people[team]?.[week] ?? [], counts: counts[team] ?? NOBODY };
        return { id: `team ${team++}`, parent: `school ${school}`, ...answers };
      }),
    ]),
  ];
}

function smallDistrictLearns(seed: number, tree: Tree): boolean {
  const chance = chanceOf(`small ${seed}`);
  const schools = chance.pick([[2], [3], [1, 1], [2, 1]]);
  const k = chance.between(3, 4);
  const season = smallSeason(() => {
    const sizes = schools.flatMap((teams) => Array.from({ length: teams }, () => chance.between(1, 6)));
    return seasonOf(sizes, chance.between(3, 6), chance);
  });
  return learns<readonly Statement[]>(season, [], (before, week, counts) => {
    const { figures, made } = tree(unitsOf(season, schools, week, counts), k, before);
    return { told: [...figures], state: [...standing(before, made), ...made] };
  });
}

/** The sums behind a figure that a whole percent leaves possible. */
function sumsOf(figure: Published): { low: number; high: number } | undefined {
  if (figure.type !== 'score' && figure.type !== 'between') return undefined;
  const [from, to] = figure.type === 'score' ? [figure.score, figure.score] : [figure.low, figure.high];
  const points = 2 * figure.n;
  const all = Array.from({ length: points + 1 }, (_, sum) => sum).filter((sum) => {
    const percent = Math.round((sum / points) * 100);
    return percent >= from && percent <= to;
  });
  return { low: all[0] ?? 0, high: all.at(-1) ?? points };
}

/**
 * The attacker with pencil and paper: takes shown children from shown parents and every week from every other, and
 * narrows what each class of people may have said.
 */
function districtLearns(seed: number, tree: Tree): boolean {
  const chance = chanceOf(`district ${seed}`);
  const schools = Array.from({ length: chance.between(1, 3) }, () => chance.between(1, 4));
  const sizes = schools.flatMap((teams) => Array.from({ length: teams }, () => chance.between(3, 15)));
  const k = chance.between(3, 6);
  const leanings = LEANINGS.filter((ratings) => !ratings.includes(3));
  const season = seasonOf(sizes, chance.between(6, 12), chance, { leanings });
  const { classes, weeks, truth } = season;
  let before: readonly Statement[] = [];
  const byUnit = new Map<string, Known[]>();
  for (let week = 0; week < weeks; week++) {
    const counts = sizes.map((_, team) => countsIn(truth[week] ?? [], classes, team, week));
    const units = unitsOf(season, schools, week, counts);
    const { figures, made } = tree(units, k, before);
    before = [...standing(before, made), ...made];
    // Both publishers' figures have these shapes; the control's are fewer.
    for (const [name, known] of sumsKnown(units, figures as ReadonlyMap<string, Published>, season, week)) {
      byUnit.set(name, [...(byUnit.get(name) ?? []), known]);
    }
  }
  const sums = [...byUnit.values()].flatMap((weekly) => [
    ...weekly,
    ...weekly.flatMap((one, at) => weekly.slice(0, at).map((other) => minus(one, other))),
  ]);
  const sizesOf = classes.map(({ size }) => size);
  return narrowed(sums, sizesOf).some((of, c) =>
    settles(
      of,
      sizesOf[c] ?? 0,
      [0, 1, 2].filter((rating) => (truth[0]?.[c]?.[rating] ?? 0) > 0),
    ),
  );
}

/** Of each unit its sum, and of each school and the district what is left without the shown units below. */
function sumsKnown(
  units: readonly UnitAnswers[],
  figures: ReadonlyMap<string, Published>,
  { classes }: Season,
  week: number,
): [string, Known][] {
  const teams = units.filter(({ id }) => id.startsWith('team')).map(({ id }) => id);
  const isIn = (team: string, unit: string) => {
    const school = units.find(({ id }) => id === team)?.parent;
    return unit === team || unit === school || unit === 'district';
  };
  const shown = units.flatMap(({ id, parent }) => {
    const sums = sumsOf(figures.get(id) ?? { type: 'tooFew' });
    const parts = classes.flatMap(({ team, present }, i): [number, number][] =>
      present[week] && isIn(teams[team] ?? '', id) ? [[i, 1]] : [],
    );
    return sums ? [{ id, parent, known: { parts: new Map(parts), ...sums } }] : [];
  });
  return shown.flatMap(({ id, known }): [string, Known][] => {
    const children = shown.filter(({ parent }) => parent === id).map((child) => child.known);
    const rest = children.reduce(minus, known);
    return children.length === 0 || rest.parts.size === 0
      ? [[id, known]]
      : [
          [id, known],
          [`rest of ${id}`, rest],
        ];
  });
}

/** How many of so many seeded organisations the attacker learns a person's rating in. */
function wins(attack: (seed: number) => boolean, organisations: number): number {
  return Array.from({ length: organisations }, (_, seed) => attack(seed)).filter(Boolean).length;
}

describe('the subtraction game', () => {
  it('is never won against a team’s digests, by nobody inside or outside who knows the rules and who answered', () => {
    fc.assert(
      fc.property(seeds, (seed) => !teamLearns(seed, digests)),
      runs(0.08),
    );
  }, 600_000);

  it('is never won against teams, schools and a district together, going through all possible answers', () => {
    fc.assert(
      fc.property(seeds, (seed) => !smallDistrictLearns(seed, withhold)),
      runs(0.15),
    );
  }, 600_000);

  it('is never won against whole districts by taking figures from figures, across weeks, siblings and parents', () => {
    fc.assert(
      fc.property(seeds, (seed) => !districtLearns(seed, withhold)),
      runs(0.6),
    );
  }, 600_000);

  it('is won by the same attackers where there is only the threshold', () => {
    expect(wins((seed) => teamLearns(seed, threshold), 50)).toBeGreaterThan(10);
    expect(wins((seed) => smallDistrictLearns(seed, thresholdOnly), 50)).toBeGreaterThan(10);
    expect(wins((seed) => districtLearns(seed, thresholdOnly), 50)).toBeGreaterThan(10);
  });

  it('is won against the contributor-change rule as it is usually written', () => {
    expect(wins((seed) => teamLearns(seed, changeRule), 50)).toBeGreaterThan(10);
  });
});
