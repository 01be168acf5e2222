import type { RatingCounts } from './score.ts';

/**
 * What readers get to know of a group's answers: never the answers, only in which cell they lie. Sums are in points,
 * 0 to 2 for each of the `n` who could tell. Which cells there are depends on n and k alone, so that being shown a
 * wide one betrays no more than the cell itself says.
 */
export type Cell =
  | { readonly type: 'sum'; readonly n: number; readonly low: number; readonly high: number }
  /** No more than `most` could tell. */
  | { readonly type: 'few'; readonly most: number };

export type SumCell = Extract<Cell, { type: 'sum' }>;

/**
 * The fewest people whose sum of points can be shown at all. With three, each of them could work out what both
 * others said from any cell narrower than the whole scale.
 */
const FEWEST = 4;

/**
 * The widths of the two end cells: 0 to 3 points, and as many from the top. At 2 points or fewer a member who said
 * "in place" knows that all others said "not yet"; at 0 everybody knows it of everybody.
 */
const END = 3;

/** From how many people on a sum is shown, given the district's k. */
export function leastShown(k: number): number {
  return Math.max(k, FEWEST);
}

/** The cell of a group's answers. */
export function cellOf({ notYet, partly, inPlace }: RatingCounts, k: number): Cell {
  const n = notYet + partly + inPlace;
  const least = leastShown(k);
  return n < least ? { type: 'few', most: least - 1 } : cellOfSum(n, partly + 2 * inPlace);
}

/** The cell of a sum of points from `n` people, 4 or more. */
export function cellOfSum(n: number, sum: number): SumCell {
  if (sum <= END) return { type: 'sum', n, low: 0, high: END };
  if (sum >= 2 * n - END) return { type: 'sum', n, low: 2 * n - END, high: 2 * n };
  return { type: 'sum', n, low: sum, high: sum };
}

/**
 * The counts that may be known of a cell, for whatever is worked out from more than the sum. In an end cell they are
 * the ones that vary most, whoever said what. Elsewhere they are the true ones, but that all or all but one saying
 * "partly" would show in a narrow range: there two of them count as one "not yet" and one "in place".
 */
export function countsShown(counts: RatingCounts, { n, low, high }: SumCell): RatingCounts {
  const { cantTell, notYet, partly, inPlace } = counts;
  if (low !== high) {
    return low === 0
      ? { notYet: n - 2, partly: 1, inPlace: 1, cantTell }
      : { notYet: 1, partly: 1, inPlace: n - 2, cantTell };
  }
  if (partly < n - 1) return counts;
  return { notYet: notYet + 1, partly: partly - 2, inPlace: inPlace + 1, cantTell };
}
