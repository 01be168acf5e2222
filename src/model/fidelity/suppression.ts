import { type Band, bandOf } from '../scale.ts';
import { type RatingCounts, scoreOf } from './score.ts';

/** The fewest respondents whose figure may be shown, unless a district asks for more. */
export const DEFAULT_K = 5;

/** No district may go below this: with two, each can work out the other's answer. */
export const LEAST_K = 3;

export interface PublishedScore {
  readonly type: 'score';
  /** Percent of points, 0 to 100, rounded to a whole number. */
  readonly score: number;
  /** Respondents who could tell; k or more. */
  readonly n: number;
  /** Band of the rounded score, so that a figure shown as 80 is never called less than strong. */
  readonly band: Band;
}

/** A figure that may leave the bot. `tooFew` says nothing about how many there were. */
export type Published = PublishedScore | { readonly type: 'tooFew' };

/** Makes a driver's counts fit to be shown. Throws a `RangeError` for a k below 3 or not whole. */
export function publish(counts: RatingCounts, k: number = DEFAULT_K): Published {
  mustBeK(k);
  const { percent, n } = scoreOf(counts);
  if (percent === undefined || n < k) return { type: 'tooFew' };
  const score = Math.round(percent);
  return { type: 'score', score, n, band: bandOf(score) };
}

export function mustBeK(k: number): void {
  if (!Number.isInteger(k) || k < LEAST_K) {
    throw new RangeError(`k is a whole number of respondents, ${LEAST_K} or more, not ${k}`);
  }
}
