import type { DriverId } from '../drivers.ts';
import { type DigestFigures, isNumber, pointOf } from '../fidelity/index.ts';

/** One driver's score in percent of points, 0 to 100. All scores that are compared come from one source. */
export interface DriverScore {
  readonly driverId: DriverId;
  readonly score: number;
}

/**
 * The scores that a digest has published, this window's and those that still stand beside it. What is worked out from
 * them alone tells nothing that its readers could not work out themselves. A score near an end of the scale counts
 * with its bound, as in the trend.
 */
export function publishedScores(figures: Pick<DigestFigures, 'drivers' | 'earlier'>): DriverScore[] {
  const now = figures.drivers.filter(({ figure }) => isNumber(figure));
  const before = figures.earlier.filter(
    ({ driverId }) => !now.some((driver) => driver.driverId === driverId),
  );
  return [...now, ...before].flatMap(({ driverId, figure }) => {
    const score = pointOf(figure);
    return score === null ? [] : [{ driverId, score }];
  });
}
