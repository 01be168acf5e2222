import { lowestOf } from './composite.ts';
import type { DriverScore } from './driver-score.ts';

/** How far the drivers lie apart. A hint at best: drivers can be even and still not feed each other. */
export interface Evenness {
  readonly reading: 'even' | 'uneven' | 'one_sided';
  /** Highest minus lowest score, in points of percent, 0 to 100, rounded. */
  readonly spread: number;
  readonly highest: DriverScore;
  readonly lowest: DriverScore;
}

/** The largest spread that still counts as even, and as uneven; above it the drivers are one-sided. */
const EVEN = 20;
const UNEVEN = 40;

/** The evenness of driver scores that have enough answers; `undefined` where there are not two to compare. */
export function evennessOf(scores: readonly DriverScore[]): Evenness | undefined {
  const lowest = lowestOf(scores);
  const highest = lowestOf(scores.map(({ driverId, score }) => ({ driverId, score: -score })));
  if (!lowest || !highest || scores.length < 2) return undefined;
  const spread = Math.round(-highest.score - lowest.score);
  return {
    reading: spread <= EVEN ? 'even' : spread <= UNEVEN ? 'uneven' : 'one_sided',
    spread,
    highest: { driverId: highest.driverId, score: -highest.score },
    lowest,
  };
}
