import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../chaos/chance.ts';
import { type Known, minus, narrowed, settles } from './difference-attack.ts';
import { ALL, noBooks, publishWeek, type Rules, type Said } from './level-publisher.ts';
import { type Given, type LevelSeason, seasonIn, treeOf } from './level-season.ts';
import { runs } from './wall-clock.ts';
import { settled, type World, worldsOf } from './world-attack.ts';

/** Worlds that the enumerating attacker looks through at the most. */
const MOST_WORLDS = 250;

const seeds = fc.integer({ min: 0, max: 0x7fff_ffff });

function worldsIn({ movers, ratings }: LevelSeason): World[] | undefined {
  return worldsOf(
    movers.map(({ size }) => ({ team: 0, size, present: [] })),
    ratings,
    MOST_WORLDS,
  );
}

/** Two or three small teams in one or two schools, few enough ways to answer to go through them all. */
function smallSeason(seed: number): LevelSeason {
  const chance = chanceOf(`levels ${seed}`);
  for (;;) {
    const tree = treeOf(chance, chance.pick([[[2]], [[3]], [[1, 1]], [[2, 1]], [[1], [1]], [[2], [1]]]));
    const sizes = tree.above.map(() => chance.between(1, 6));
    const k = chance.between(3, 5);
    const season = seasonIn(tree, chance, { k, sizes, weeks: chance.between(4, 10), anew: false });
    if (worldsIn(season)) return season;
  }
}

/**
 * Whether somebody wins who knows every digest of every team, school, district, region and state, all rules, and who
 * answered when, and who takes it that people repeat themselves, as here they do: they keep the worlds in which all
 * would have read the same.
 */
function enumerates(seed: number, rules: Rules): boolean {
  const season = smallSeason(seed);
  const truth = season.truth[0] ?? [];
  let left = worldsIn(season) ?? [];
  let books = noBooks(season);
  for (let week = 0; week < season.weeks; week++) {
    const told = publishWeek(season, books, week, () => truth, rules);
    const words = JSON.stringify(told.words);
    left = left.filter(
      (world) => JSON.stringify(publishWeek(season, books, week, () => world, rules).words) === words,
    );
    books = told.books;
    if (settled(left, truth)) return true;
  }
  return false;
}

function largeSeason(seed: number, anew: boolean): LevelSeason {
  const chance = chanceOf(`large ${seed}`);
  const tree = treeOf(chance);
  const sizes = tree.above.map(() => chance.between(2, 12));
  return seasonIn(tree, chance, { k: chance.between(3, 6), sizes, weeks: chance.between(6, 14), anew });
}

function everythingSaid(season: LevelSeason, rules: Rules): { said: Said[]; judged: Given[] } {
  const said: Said[] = [];
  const judged: Given[] = [];
  let books = noBooks(season);
  for (let week = 0; week < season.weeks; week++) {
    const told = publishWeek(season, books, week, (of) => season.truth[of] ?? [], rules);
    said.push(...told.said);
    judged.push(...told.judged);
    books = told.books;
  }
  return { said, judged };
}

/**
 * Whether somebody wins who takes figures from figures. `person`: people repeat themselves, and the attacker knows it.
 * `answer`: everybody thinks anew each week, and the attacker knows of each figure which week's answers are in it.
 */
function subtracts(seed: number, rules: Rules, unknown: 'person' | 'answer'): boolean {
  const season = largeSeason(seed, unknown === 'answer');
  const partOf = ({ mover, week }: Given) => (unknown === 'person' ? mover : mover * season.weeks + week);
  const shown = everythingSaid(season, rules).said.flatMap(({ statement: { cell }, answers }): Known[] =>
    cell.type === 'few'
      ? []
      : [{ parts: new Map(answers.map((given) => [partOf(given), 1])), low: cell.low, high: cell.high }],
  );
  const sums = [...shown, ...shown.flatMap((one, i) => shown.slice(0, i).map((other) => minus(one, other)))];
  const weeks = unknown === 'person' ? 1 : season.weeks;
  const sizes = season.movers.flatMap(({ size }) => Array.from({ length: weeks }, () => size));
  return narrowed(sums, sizes).some((of, part) => {
    const answers = season.truth[unknown === 'person' ? 0 : part % weeks]?.[Math.floor(part / weeks)] ?? [];
    const own = [0, 1, 2].filter((points) => (answers[points] ?? 0) > 0);
    return settles(of, sizes[part] ?? 0, own);
  });
}

/** How many of so many seeded organisations the attacker learns a person's rating in. */
function wins(attack: (seed: number) => boolean, organisations: number): number {
  return Array.from({ length: organisations }, (_, seed) => attack(seed)).filter(Boolean).length;
}

describe('the subtraction game over all levels', () => {
  it('is never won by who has the digests of all five levels, team to state, and goes through all answers', () => {
    fc.assert(
      fc.property(seeds, (seed) => !enumerates(seed, ALL)),
      runs(0.04),
    );
  }, 600_000);

  it('is never won by taking figures from figures where people repeat themselves', () => {
    fc.assert(
      fc.property(seeds, (seed) => !subtracts(seed, ALL, 'person')),
      runs(0.1),
    );
  }, 600_000);

  it('is never won by taking figures from figures by who knows which week’s answers are in each', () => {
    fc.assert(
      fc.property(seeds, (seed) => !subtracts(seed, ALL, 'answer')),
      runs(0.1),
    );
  }, 600_000);

  it('is played with every answer judged once at the most, whatever level speaks first', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { judged } = everythingSaid(largeSeason(seed, true), ALL);
        const names = judged.map(({ personId, week }) => `${personId} ${week}`);
        expect(new Set(names).size).toBe(names.length);
      }),
      runs(0.1),
    );
  }, 600_000);

  it('is won where a level simply adds up the newest answers from k people on', () => {
    const rules = { ...ALL, statements: false };
    expect(wins((seed) => enumerates(seed, rules), 40)).toBeGreaterThan(10);
    expect(wins((seed) => subtracts(seed, rules, 'person'), 20)).toBeGreaterThan(10);
  });

  it('is won where a level forgets what was told before', () => {
    const rules = { ...ALL, shadow: false };
    expect(wins((seed) => subtracts(seed, rules, 'person'), 40)).toBeGreaterThan(8);
  });

  it('is won where an answer that was told is told again in a later sum', () => {
    const rules = { ...ALL, usedUp: false };
    expect(wins((seed) => subtracts(seed, rules, 'answer'), 100)).toBeGreaterThan(2);
  });
});
