import type { DriverId } from '../drivers.ts';
import { DRIVER_IDS } from '../drivers.ts';
import type { Window } from '../ids.ts';
import { type DriverScore, pointsOf } from '../integration/index.ts';
import type { Consensus } from './spread.ts';

/** What a team agreed on about one item in one window. */
export interface Agreed {
  readonly itemId: string;
  readonly driverId: DriverId;
  readonly window: Window;
  readonly consensus: Consensus;
}

/** A driver's score needs two items: one question is not a driver. */
const LEAST_ITEMS = 2;

/**
 * Driver scores by team vote: percent of points over the newest consensus on each of a driver's items. "Can't tell"
 * and no consensus carry no points. A team agrees once whatever its size, so there is no range and no k here; such
 * scores are never averaged with those of check-ins.
 */
export function voteScores(agreed: readonly Agreed[]): DriverScore[] {
  const newest = new Map<string, Agreed>();
  for (const one of agreed) {
    const known = newest.get(one.itemId);
    if (!known || known.window < one.window) newest.set(one.itemId, one);
  }
  return DRIVER_IDS.flatMap((driverId) => {
    const points = [...newest.values()]
      .filter((one) => one.driverId === driverId)
      .map(({ consensus }) => (consensus === 'none' ? undefined : pointsOf(consensus)))
      .filter((point) => point !== undefined);
    if (points.length < LEAST_ITEMS) return [];
    const sum = points.reduce((total, point) => total + point, 0);
    return [{ driverId, score: Math.round((sum / (2 * points.length)) * 100) }];
  });
}
