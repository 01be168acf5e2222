import type { DriverId } from '../drivers.ts';
import type { Window } from '../ids.ts';
import { itemsOf } from '../items.ts';
import { type Trend, trendOf } from './trend.ts';

/** The focus driver's published scores in the present focus, and what may be said about them. */
export interface FocusTrend {
  readonly driverId: DriverId;
  /** The driver's items. A changed wording is another item, so it begins another series. */
  readonly items: string;
  /** The windows with a check-in, oldest first, this digest's last; 20 at the most. */
  readonly weeks: readonly Window[];
  /** For each of them what its digest published, 0 to 100; `null` where it published no score. */
  readonly scores: readonly (number | null)[];
  readonly finding: Trend;
}

/** As many as a chart takes on Slack, so that what is judged is what is drawn; half a school year of weeks. */
const MOST_POINTS = 20;

const WEEK_MS = 7 * 86_400_000;

/**
 * Goes on with the series of the last digest that had a check-in. It is made from what digests published and from
 * nothing else, so it tells nothing that they have not told. Another focus, or other items, begins anew.
 */
export function focusTrend(
  before: FocusTrend | null,
  driverId: DriverId,
  now: { readonly window: Window; readonly score: number | null },
): FocusTrend {
  const items = itemsOf(driverId)
    .map((item) => item.id)
    .join(' ');
  const same = before?.driverId === driverId && before.items === items ? before : undefined;
  const weeks = [...(same?.weeks ?? []), now.window].slice(-MOST_POINTS);
  const scores = [...(same?.scores ?? []), now.score].slice(-MOST_POINTS);
  const points = weeks.flatMap((window, i) => {
    const score = scores[i];
    return score === null || score === undefined ? [] : [{ week: Date.parse(window) / WEEK_MS, score }];
  });
  return { driverId, items, weeks, scores, finding: trendOf(points) };
}
