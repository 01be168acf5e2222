import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { RatingCounts } from './score.ts';
import { wilsonInterval } from './share.ts';

/** Where a score would likely lie if one asked many such people: percent of points, 0 to 100, whole numbers. */
export interface LikelyRange {
  readonly low: number;
  readonly high: number;
}

/** How sure a likely range is: 90 of 100 such ranges hold the true score (measured: `npm run bench -- coverage`). */
export const CONFIDENCE = 0.9;

/** The fewest people whose spread says anything. */
const LEAST_N = 2;

/**
 * The 90 % t-interval on the respondents' means, mean ± t(n−1, .95) · s/√n, clipped to 0–100 and rounded. Here each
 * respondent gave one rating, worth 0, 50 or 100. A percentile bootstrap would cover only 73 to 82 % with 4 to 6
 * people, this 87 to 90 % (domain reference 3.3).
 *
 * Where all gave the same answer, s is 0 and the t-interval would claim certainty. Then the range is what goes well
 * with n of n: the Wilson bound of the share of such people who would answer the same, n/(n + 1.645²), with everybody
 * else at the far end of the scale. It is the idea of the "rule of three" (Hanley & Lippman-Hand, JAMA 249 (1983)
 * 1743–1745), with Wilson's bound, so that it joins the shares of `wilsonInterval`.
 *
 * `undefined` below 2 people. Source of the t-interval: "Student", Biometrika 6 (1908) 1–25.
 */
export function likelyRange(counts: RatingCounts): LikelyRange | undefined {
  const { notYet, partly, inPlace } = counts;
  const n = notYet + partly + inPlace;
  if (n < LEAST_N) return undefined;
  const mean = (50 * partly + 100 * inPlace) / n;
  if (Math.max(notYet, partly, inPlace) === n) return unanimous(mean, n);
  const squares = notYet * mean ** 2 + partly * (50 - mean) ** 2 + inPlace * (100 - mean) ** 2;
  const half = tFactor(n) * Math.sqrt(squares / (n - 1) / n);
  return rounded(mean - half, mean + half);
}

/** Student's t by which the standard error of n people's mean is multiplied for a 90 % range: 2.13 for n = 5. */
export function tFactor(n: number): number {
  return tQuantile(1 - (1 - CONFIDENCE) / 2, n - 1);
}

function unanimous(mean: number, n: number): LikelyRange {
  const others = 1 - wilsonInterval(n, n, CONFIDENCE).low;
  return rounded(mean * (1 - others), mean + (100 - mean) * others);
}

function rounded(low: number, high: number): LikelyRange {
  return { low: Math.round(Math.max(0, low)), high: Math.round(Math.min(100, high)) };
}
