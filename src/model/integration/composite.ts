import type { DriverScore } from './driver-score.ts';

/** The mean of the drivers, which is never told without the lowest of them: no strong score hides a weak one. */
export interface Composite {
  /** Unweighted mean, percent of points, 0 to 100, rounded. */
  readonly mean: number;
  readonly lowest: DriverScore;
  /** How many drivers it is the mean of. */
  readonly drivers: number;
}

/** A mean of one score would be that score under another name. */
const LEAST_DRIVERS = 2;

/**
 * The composite of driver scores: no weights, no maximum, no geometric mean. Of equal lowest scores the first is
 * named. `undefined` below two drivers.
 */
export function compositeOf(scores: readonly DriverScore[]): Composite | undefined {
  const lowest = lowestOf(scores);
  if (!lowest || scores.length < LEAST_DRIVERS) return undefined;
  const mean = Math.round(scores.reduce((sum, { score }) => sum + score, 0) / scores.length);
  return { mean, lowest, drivers: scores.length };
}

/** The lowest score, of equal ones the first. */
export function lowestOf(scores: readonly DriverScore[]): DriverScore | undefined {
  return scores.reduce<DriverScore | undefined>(
    (lowest, next) => (lowest === undefined || next.score < lowest.score ? next : lowest),
    undefined,
  );
}
