import { DRIVER_IDS, type DriverId } from '../drivers.ts';
import type { Window } from '../ids.ts';
import type { ItemPool } from '../items.ts';
import { askedFirst, focusOf } from '../rotation/index.ts';
import { leastShown } from './cell.ts';
import { type Made, standing } from './differencing.ts';
import { type FocusTrend, focusTrend } from './focus-trend.ts';
import { type LikelyRange, likelyRange } from './range.ts';
import { type RatingCounts, scoreOf } from './score.ts';
import {
  mustBeK,
  type Published,
  type PublishedBounds,
  type PublishedScore,
  withhold,
} from './suppression.ts';

/** What a weekly digest says about a team. Plain data: it is stored as JSON and reads the same for ever. */
export interface DigestFigures {
  readonly window: Window;
  /** The fewest respondents whose figure was shown; `null` in digests that did not keep it. */
  readonly k: number | null;
  /** How many of those asked have answered; the number itself is hidden below k. */
  readonly participation:
    | { readonly type: 'count'; readonly answered: number; readonly asked: number }
    | { readonly type: 'tooFew'; readonly asked: number };
  /** Percent of "can't tell" among the answers behind this window's published figures; `null` if none is. */
  readonly cantTell: number | null;
  /** The drivers asked about in this window, the focus first. Empty where the window had no check-in. */
  readonly drivers: readonly DriverFigure[];
  /** What the last three digests with a check-in published on the other drivers, the newest of each. */
  readonly earlier: readonly EarlierFigure[];
  /** Whether the focus is changing; `null` without a focus or a check-in. No other driver is trended. */
  readonly trend: FocusTrend | null;
}

export interface DriverFigure {
  readonly driverId: DriverId;
  readonly focus: boolean;
  readonly figure: DigestFigure;
}

/** What a digest says of one driver; only the first two are numbers. */
export type DigestFigure =
  | DigestScore
  | DigestBounds
  | Extract<Published, { readonly type: 'band' | 'held' | 'tooFew' }>;

export type NumberFigure = DigestScore | DigestBounds;

interface Shown {
  /** Percent of this driver's respondents who could not tell, rounded. */
  readonly cantTell: number;
  /** Where the score would likely lie with many such people; `null` in digests that did not keep it. */
  readonly range: LikelyRange | null;
}

export interface DigestScore extends Omit<PublishedScore, 'counts'>, Shown {}

/** A score near an end of the scale, told no closer than would be safe. */
export interface DigestBounds extends Omit<PublishedBounds, 'counts'>, Shown {}

export interface EarlierFigure {
  readonly driverId: DriverId;
  /** The window that the figure belongs to. */
  readonly window: Window;
  /** How many were asked in that window. */
  readonly asked: number;
  readonly figure: NumberFigure;
}

/** What was published of one driver in one window, for as long as it stands. */
export interface DriverStatement extends Made {
  readonly driverId: DriverId;
  readonly window: Window;
}

export interface Digested {
  readonly figures: DigestFigures;
  /** What readers know from now on … */
  readonly told: readonly DriverStatement[];
  /** … and what of the earlier statements no longer stands beside it. */
  readonly replaced: readonly DriverStatement[];
  /** The drivers whose figure was told or held because of what was answered: these answers are used up. */
  readonly judged: readonly DriverId[];
}

export interface DigestInput {
  readonly window: Window;
  readonly k: number;
  /** The team's drivers as `drawDrivers` gave them for this window; `null` where it had no check-in. */
  readonly draw: readonly DriverId[] | null;
  /** What was asked across all drivers in the place of one of them. */
  readonly crossTopic?: string | null;
  /** The window's rollups. */
  readonly rollups: readonly ({ readonly driverId: DriverId } & RatingCounts)[];
  readonly asked: number;
  readonly answered: number;
  /** Who rated which driver in this window, "can't tell" included: who, never what. */
  readonly answeredBy: readonly { readonly driverId: DriverId; readonly personId: string }[];
  /** What was published about this team and still stands. */
  readonly standing: readonly DriverStatement[];
  /** The figures of the team's earlier digests, in any order; the last {@link DIGESTS_BACK} with a check-in count. */
  readonly previous: readonly DigestFigures[];
  /** What the team can be asked: when its focus gets other items, the trend breaks. */
  readonly pool: ItemPool;
}

/** Three check-ins back and the present one make a full round of the drivers. */
export const DIGESTS_BACK = 3;

/** Works out a team's digest. Throws a `RangeError` for a k below 3. */
export function digestFigures(input: DigestInput): Digested {
  const { window, k, asked, answered } = input;
  mustBeK(k);
  const published = DRIVER_IDS.map((driverId) => publishedOf(input, driverId));
  const drivers = driversOf(input, published);
  return {
    figures: {
      ...{ window, k },
      participation: answered >= k ? { type: 'count', answered, asked } : { type: 'tooFew', asked },
      cantTell: cantTellOf(input, drivers),
      drivers,
      earlier: earlierOf(input, drivers),
      trend: trendIn(input, drivers),
    },
    told: published.flatMap((driver) => driver.told),
    replaced: published.flatMap((driver) => driver.replaced),
    judged: published.flatMap(({ driverId, judged }) => (judged ? [driverId] : [])),
  };
}

interface PublishedDriver {
  readonly driverId: DriverId;
  readonly figure: DigestFigure;
  readonly told: readonly DriverStatement[];
  readonly replaced: readonly DriverStatement[];
  readonly judged: boolean;
}

function publishedOf({ window, k, rollups, ...input }: DigestInput, driverId: DriverId): PublishedDriver {
  const counts = rollups.find((rollup) => rollup.driverId === driverId);
  if (!counts) return { driverId, figure: { type: 'tooFew' }, told: [], replaced: [], judged: false };
  const people = input.answeredBy.filter((row) => row.driverId === driverId).map((row) => row.personId);
  const before = input.standing.filter((statement) => statement.driverId === driverId);
  const { figures, made } = withhold([{ id: driverId, parent: null, people, counts }], k, before);
  const still = standing(before, made);
  return {
    driverId,
    figure: digestFigure(figures.get(driverId) ?? { type: 'tooFew' }),
    told: made.map((statement) => ({ ...statement, driverId, window })),
    replaced: before.filter((statement) => !still.includes(statement)),
    judged: people.length >= leastShown(k),
  };
}

/** A published figure as a digest tells it. */
export function digestFigure(published: Published): DigestFigure {
  if (!('counts' in published)) return published;
  const { counts, ...figure } = published;
  const cantTell = Math.round((scoreOf(counts).cantTellShare ?? 0) * 100);
  return { ...figure, cantTell, range: likelyRange(counts) ?? null };
}

function driversOf({ draw, crossTopic }: DigestInput, published: readonly PublishedDriver[]): DriverFigure[] {
  const focus = draw && focusOf(draw);
  const drawn = draw ? askedFirst(draw, crossTopic) : [];
  return (
    published
      .map(({ driverId, figure }) => ({ driverId, focus: driverId === focus, figure }))
      // A driver that only stood in for some people is shown if enough of them answered, and else not missed.
      .filter(({ driverId, focus, figure }) => focus || drawn.includes(driverId) || isNumber(figure))
      .sort((a, b) => Number(b.focus) - Number(a.focus))
  );
}

/** Whether a number is shown of it. */
export function isNumber(figure: DigestFigure | undefined): figure is NumberFigure {
  return figure?.type === 'score' || figure?.type === 'between';
}

function trendIn(
  { window, previous, pool }: DigestInput,
  drivers: readonly DriverFigure[],
): FocusTrend | null {
  const focus = drivers.find((driver) => driver.focus);
  if (!focus) return null;
  const before = lastOf(previous, window)[0]?.trend ?? null;
  const items = pool.of(focus.driverId).map((item) => item.id);
  return focusTrend(before, focus.driverId, { window, score: pointOf(focus.figure), items });
}

/**
 * The one number that stands for a figure in a series. Of one near an end of the scale it is the bound that the
 * table shows ("79 or more" is 79): the chart then never claims more than the table does.
 */
export function pointOf(figure: DigestFigure): number | null {
  if (figure.type === 'between') return figure.high === 100 ? figure.low : figure.high;
  return figure.type === 'score' ? figure.score : null;
}

/** The last digests with a check-in, the newest first. */
function lastOf(previous: readonly DigestFigures[], window: Window): DigestFigures[] {
  return previous
    .filter((digest) => digest.window < window && digest.drivers.length > 0)
    .sort((a, b) => (a.window < b.window ? 1 : -1))
    .slice(0, DIGESTS_BACK);
}

/** Over published drivers only: with a hidden driver in the sum, its part could be worked out from the rest. */
function cantTellOf({ rollups }: DigestInput, drivers: readonly DriverFigure[]): number | null {
  const shown = rollups.filter(({ driverId }) =>
    drivers.some((driver) => driver.driverId === driverId && isNumber(driver.figure)),
  );
  const cantTell = shown.reduce((sum, counts) => sum + counts.cantTell, 0);
  const all = shown.reduce((sum, counts) => sum + counts.cantTell + scoreOf(counts).n, 0);
  return all === 0 ? null : Math.round((cantTell / all) * 100);
}

function earlierOf({ window, previous }: DigestInput, drivers: readonly DriverFigure[]): EarlierFigure[] {
  const back = lastOf(previous, window);
  return DRIVER_IDS.flatMap((driverId) => {
    const now = drivers.find((driver) => driver.driverId === driverId)?.figure;
    if (!now) return back.flatMap((digest) => publishedIn(digest, driverId)).slice(0, 1);
    // What is held stands as it was last published, also where that was repeated since.
    if (now.type !== 'held' && now.type !== 'band') return [];
    return back
      .flatMap((digest) => [
        ...publishedIn(digest, driverId),
        ...digest.earlier.filter((figure) => figure.driverId === driverId),
      ])
      .slice(0, 1);
  });
}

function publishedIn({ window, participation, drivers }: DigestFigures, driverId: DriverId): EarlierFigure[] {
  const figure = drivers.find((driver) => driver.driverId === driverId)?.figure;
  return isNumber(figure) ? [{ driverId, window, asked: participation.asked, figure }] : [];
}
