import type { DriverId } from '../drivers.ts';
import type { Window } from '../ids.ts';
import { type Trend, trendOf } from './trend.ts';

/** The focus driver's published scores in the present focus, and what may be said about them. */
export interface FocusTrend {
  readonly driverId: DriverId;
  /** The ids of the items that are asked on it. A changed wording is another item, so the series breaks there. */
  readonly items: string;
  /** The windows with a check-in, oldest first, this digest's last; 20 at the most. */
  readonly weeks: readonly Window[];
  /** For each of them what its digest published, 0 to 100; `null` where it published no score. */
  readonly scores: readonly (number | null)[];
  /** The first window with the present items, where earlier ones are among `weeks`; those are never judged with them. */
  readonly since: Window | null;
  readonly finding: Trend;
}

/** As many as a chart takes on Slack, so that what is judged is what is drawn; half a school year of weeks. */
const MOST_POINTS = 20;

const WEEK_MS = 7 * 86_400_000;

/**
 * Goes on with the series of the last digest that had a check-in. It is made from what digests published and from
 * nothing else, so it tells nothing that they have not told. Another focus begins anew. Other items break the series:
 * the points before stay to be seen, from the break before this one on, and only those after it are judged.
 */
export function focusTrend(
  before: FocusTrend | null,
  driverId: DriverId,
  now: { readonly window: Window; readonly score: number | null; readonly items: readonly string[] },
): FocusTrend {
  const items = [...now.items].sort().join(' ');
  const same = before?.driverId === driverId ? before : undefined;
  const breaks = same !== undefined && same.items !== items;
  const seen = breaks ? from(same, same.since) : (same ?? { weeks: [], scores: [] });
  const weeks = [...seen.weeks, now.window].slice(-MOST_POINTS);
  const scores = [...seen.scores, now.score].slice(-MOST_POINTS);
  const began = breaks ? now.window : (same?.since ?? null);
  const since = began !== null && weeks.indexOf(began) > 0 ? began : null;
  const judged = from({ weeks, scores }, since);
  const points = judged.weeks.flatMap((window, i) => {
    const score = judged.scores[i];
    return score === null || score === undefined ? [] : [{ week: Date.parse(window) / WEEK_MS, score }];
  });
  return { driverId, items, weeks, scores, since, finding: trendOf(points) };
}

type Series = Pick<FocusTrend, 'weeks' | 'scores'>;

/** The part of a series from a window on; all of it where that is `null`. */
function from({ weeks, scores }: Series, window: Window | null): Series {
  const first = window === null ? 0 : weeks.indexOf(window);
  return { weeks: weeks.slice(first), scores: scores.slice(first) };
}

/** A series in its parts: the points to other questions, where there are any, and those to the present ones. */
export function partsOf(trend: FocusTrend): { readonly earlier: Series | null; readonly present: Series } {
  const { weeks, scores, since } = trend;
  if (since === null) return { earlier: null, present: { weeks, scores } };
  const first = weeks.indexOf(since);
  return {
    earlier: { weeks: weeks.slice(0, first), scores: scores.slice(0, first) },
    present: from(trend, since),
  };
}
