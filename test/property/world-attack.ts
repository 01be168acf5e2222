import type { RatingCounts } from '../../src/model/fidelity/index.ts';

/** Answers of one class of people: how many gave each rating, in the order 0, 1, 2 points, "can't tell". */
export type Answers = readonly [notYet: number, partly: number, inPlace: number, cantTell: number];

/** People whom no figure tells apart: of one team, and present in the same weeks. */
export interface Class {
  readonly team: number;
  readonly size: number;
  /** By week. */
  readonly present: readonly boolean[];
}

/** How each class may have answered. */
export type World = readonly Answers[];

/**
 * Every way in which the classes may have answered with the first so many ratings; `undefined` where there are more
 * than `most`.
 */
export function worldsOf(classes: readonly Class[], ratings: number, most: number): World[] | undefined {
  const ways = classes.map(({ size }) => waysToAnswer(size).filter((way) => ratings === 4 || way[3] === 0));
  if (ways.reduce((product, { length }) => product * length, 1) > most) return undefined;
  return ways.reduce<World[]>(
    (worlds, next) => worlds.flatMap((world) => next.map((way) => [...world, way])),
    [[]],
  );
}

function waysToAnswer(size: number): Answers[] {
  const ways: Answers[] = [];
  for (let a = 0; a <= size; a++) {
    for (let b = 0; a + b <= size; b++) {
      for (let c = 0; a + b + c <= size; c++) ways.push([a, b, c, size - a - b - c]);
    }
  }
  return ways;
}

/** A team's counts in one week of one world. */
export function countsIn(world: World, classes: readonly Class[], team: number, week: number): RatingCounts {
  const sum = [0, 0, 0, 0];
  for (const [i, { team: of, present }] of classes.entries()) {
    if (of !== team || !present[week]) continue;
    for (const rating of RATINGS) sum[rating] = (sum[rating] ?? 0) + (world[i]?.[rating] ?? 0);
  }
  const [notYet = 0, partly = 0, inPlace = 0, cantTell = 0] = sum;
  return { notYet, partly, inPlace, cantTell };
}

const RATINGS = [0, 1, 2, 3] as const;

/**
 * Whether the worlds that are left settle one person's rating: for somebody from outside, or for somebody who gave
 * one of the answers of `truth` and looks at somebody else's.
 */
export function settled(left: readonly World[], truth: World): boolean {
  if (truth.some((_, target) => ratingsIn(left, target).length === 1)) return true;
  return truth.some((answers, insider) =>
    RATINGS.some((own) => {
      if (answers[own] === 0) return false;
      const seen = left
        .filter((world) => (world[insider]?.[own] ?? 0) > 0)
        .map((world) => world.map((other, i) => (i === insider ? without(other, own) : other)));
      return truth.some((_, target) => ratingsIn(seen, target).length === 1);
    }),
  );
}

/** The ratings that a member of a class may have given; none where the class has no other member. */
function ratingsIn(worlds: readonly World[], target: number): number[] {
  return RATINGS.filter((rating) => worlds.some((world) => (world[target]?.[rating] ?? 0) > 0));
}

function without(answers: Answers, rating: number): Answers {
  const [a, b, c, d] = answers.map((count, i) => (i === rating ? count - 1 : count));
  return [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
}
