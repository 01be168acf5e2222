import type { Window } from '../../src/model/ids.ts';
import { as } from '../../src/model/ids.ts';
import type { Rating } from '../../src/model/scale.ts';
import type { Chance } from '../chaos/chance.ts';
import type { Answers, World } from './world-attack.ts';

/** People whom no figure tells apart: in every week they are in the same team, or all away. */
export interface Movers {
  readonly size: number;
  /** By week: the team in which they answer, or `null` where they do not. */
  readonly at: readonly (number | null)[];
}

/** Teams in schools in districts in regions of a state, over some weeks. */
export interface Tree {
  /** By team: the units above it, the nearest first. */
  readonly above: readonly (readonly string[])[];
  /** By team: whether it is told its figures every week, or has no channel. */
  readonly speaks: readonly boolean[];
}

export interface LevelSeason extends Tree {
  readonly movers: readonly Movers[];
  /** What was answered, by week. */
  readonly truth: readonly World[];
  readonly weeks: number;
  readonly ratings: number;
  readonly k: number;
}

export const windowAt = (week: number) =>
  as<Window>(new Date(Date.UTC(2026, 7, 31 + 7 * week)).toISOString().slice(0, 10));

const RATING: readonly Rating[] = ['not_yet', 'partly', 'in_place', 'cant_tell'];

/** Ratings to pick from: some organisations agree, some are at an end of the scale. */
const LEANINGS: readonly (readonly number[])[] = [
  [0, 1, 2],
  [2, 2, 2, 1],
  [0, 0, 0, 1],
  [1, 1, 1, 1, 2],
];

/**
 * A state of one to two districts, in one region or each in its own, with one to three schools of one to three teams
 * each, or as `shape` says.
 */
export function treeOf(chance: Chance, shape?: readonly (readonly number[])[]): Tree {
  const districts =
    shape ??
    Array.from({ length: chance.between(1, 2) }, () =>
      Array.from({ length: chance.between(1, 3) }, () => chance.between(1, 3)),
    );
  const apart = districts.flat().length % 2 === 0;
  const above = districts.flatMap((schools, d) =>
    schools.flatMap((teams, s) =>
      Array.from({ length: teams }, () => [
        `school ${d}.${s}`,
        `district ${d}`,
        `region ${apart ? d : 0}`,
        'state',
      ]),
    ),
  );
  return { above, speaks: above.map(() => chance.percent(70)) };
}

/** Most of a team answer together, in most weeks; up to three join, leave, are away now and then, or go over to another team. */
export function seasonIn(
  tree: Tree,
  chance: Chance,
  { k, sizes, weeks, anew }: { k: number; sizes: readonly number[]; weeks: number; anew: boolean },
): LevelSeason {
  const all = Array.from({ length: weeks }, (_, week) => week);
  const movers = sizes.flatMap((size, team): Movers[] => {
    const moving = Math.min(size, chance.between(0, 3));
    const off = new Set(all.filter(() => chance.percent(40)));
    const steady = { size: size - moving, at: all.map((week) => (off.has(week) ? null : team)) };
    const others = Array.from({ length: moving }, (): Movers => {
      const at = chance.between(1, weeks - 1);
      const kind = chance.pick(['joins', 'leaves', 'away', 'away', 'moves']);
      const to = chance.between(0, sizes.length - 1);
      const away = new Set(all.filter(() => chance.percent(40)));
      const place = (week: number) => {
        if (kind === 'joins') return week >= at ? team : null;
        if (kind === 'leaves') return week < at ? team : null;
        if (kind === 'moves') return week < at ? team : to;
        return away.has(week) ? null : team;
      };
      return { size: 1, at: all.map(place) };
    });
    return size > moving ? [steady, ...others] : others;
  });
  const leaning = chance.pick(LEANINGS);
  const world = () => movers.map(({ size }) => answersOf(size, chance, leaning));
  const first = world();
  const truth = all.map(() => (anew ? world() : first));
  return { ...tree, movers, truth, weeks, k, ratings: Math.max(...leaning) + 1 };
}

function answersOf(size: number, chance: Chance, leaning: readonly number[]): Answers {
  const answers: [number, number, number, number] = [0, 0, 0, 0];
  for (let i = 0; i < size; i++) {
    const rating = chance.pick(leaning);
    answers[rating] = (answers[rating] ?? 0) + 1;
  }
  return answers;
}

export interface Given {
  readonly personId: string;
  readonly mover: number;
  readonly week: number;
  readonly rating: Rating;
}

/** What was answered in a team in a week of a world. */
export function givenIn({ movers }: LevelSeason, world: World, team: number, week: number): Given[] {
  return movers.flatMap(({ at }, mover) => {
    if (at[week] !== team) return [];
    return (world[mover] ?? []).flatMap((count, rating) =>
      Array.from({ length: count }, (_, i) => {
        const before = (world[mover] ?? []).slice(0, rating).reduce((sum, one) => sum + one, 0);
        return { personId: `${mover}.${before + i}`, mover, week, rating: RATING[rating] ?? 'cant_tell' };
      }),
    );
  });
}
