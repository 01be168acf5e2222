import { describe, expect, it } from 'vitest';
import { ratingOf } from '../../../src/model/coaching/practice.ts';
import {
  type PracticeFigure,
  percentOf,
  practiceFigure,
  stillStanding,
} from '../../../src/model/coaching/practice-figure.ts';

/** People a, b, c …, each with the points of their checks. */
function people(...points: readonly (readonly number[])[]): ReadonlyMap<string, readonly number[]> {
  return new Map(points.map((theirs, i) => [String.fromCharCode(97 + i), theirs]));
}

describe('the figure of one source', () => {
  it('counts each person once, however often they were seen', () => {
    expect(ratingOf([2, 2, 0])).toBe('in_place');
    expect(ratingOf([0, 0, 1])).toBe('not_yet');
    expect(ratingOf([0, 2])).toBe('partly');
    const { figure } = practiceFigure({
      points: people([2, 2, 2, 2, 2, 2, 2, 2], [0], [1], [1], [2]),
      ...{ k: 5, before: [] },
    });
    expect(figure).toMatchObject({ type: 'score', score: 60, n: 5 });
  });

  it('is told from k people on, and below not even how many there were', () => {
    const four = practiceFigure({ points: people([1], [1], [2], [0]), k: 5, before: [] });
    expect(four).toEqual({ figure: { type: 'tooFew' }, made: [] });
    expect(practiceFigure({ points: people(), k: 5, before: [] }).figure).toEqual({ type: 'tooFew' });
  });

  it('gives away no newcomer: a round that only one more person could have made is held', () => {
    const five = practiceFigure({ points: people([2], [1], [1], [2], [0]), k: 5, before: [] });
    expect(five.figure).toMatchObject({ type: 'score', score: 60 });
    const six = practiceFigure({
      points: people([2], [1], [1], [2], [0], [1]),
      ...{ k: 5, before: five.made },
    });
    expect(six.figure.type).not.toBe('score');
  });

  it('keeps what was told of earlier people until something newer is told of any of them', () => {
    const round = (from: string, n: number) => ({
      people: new Set(Array.from({ length: n }, (_, i) => `${from}${i}`)),
      cell: { type: 'sum' as const, n, low: 5, high: 5 },
    });
    expect(stillStanding([[round('a', 5)], [round('a', 6)], [round('b', 5)]])).toHaveLength(2);
  });
});

describe('what a figure stands for', () => {
  it('is read as high or low only where it surely is', () => {
    const between = (low: number, high: number): PracticeFigure => ({
      ...{ type: 'between', low, high, band: null, n: 6 },
    });
    expect(percentOf(between(79, 100), 60)).toBe(79);
    expect(percentOf(between(0, 21), 60)).toBe(21);
    expect(percentOf(between(50, 70), 60)).toBeUndefined();
    expect(percentOf({ type: 'held' }, 60)).toBeUndefined();
    expect(percentOf({ type: 'tooFew' }, 60)).toBeUndefined();
    expect(percentOf({ type: 'band', band: 'building' }, 60)).toBe(0);
    expect(percentOf({ type: 'band', band: 'strong' }, 60)).toBe(60);
  });
});
