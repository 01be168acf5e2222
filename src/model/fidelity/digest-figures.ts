import { DRIVER_IDS, type DriverId } from '../drivers.ts';
import type { Window } from '../ids.ts';
import { askedFirst, focusOf } from '../rotation/index.ts';
import { type FocusTrend, focusTrend } from './focus-trend.ts';
import { type LikelyRange, likelyRange } from './range.ts';
import { type RatingCounts, scoreOf } from './score.ts';
import { mustBeK, type PublishedScore, publish } from './suppression.ts';

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
  readonly figure: DigestScore | { readonly type: 'tooFew' };
}

export interface DigestScore extends PublishedScore {
  /** Percent of this driver's respondents who could not tell, rounded. */
  readonly cantTell: number;
  /** Where the score would likely lie with many such people; `null` in digests that did not keep it. */
  readonly range: LikelyRange | null;
}

export interface EarlierFigure {
  readonly driverId: DriverId;
  /** The window that the figure belongs to. */
  readonly window: Window;
  /** How many were asked in that window. */
  readonly asked: number;
  readonly figure: DigestScore;
}

export interface DigestInput {
  readonly window: Window;
  readonly k: number;
  /** The team's drivers as `drawDrivers` gave them for this window; `null` where it had no check-in. */
  readonly draw: readonly DriverId[] | null;
  /** The window's rollups. */
  readonly rollups: readonly ({ readonly driverId: DriverId } & RatingCounts)[];
  readonly asked: number;
  readonly answered: number;
  /** The figures of the team's earlier digests, in any order; the last {@link DIGESTS_BACK} with a check-in count. */
  readonly previous: readonly DigestFigures[];
}

/** Three check-ins back and the present one make a full round of the drivers. */
export const DIGESTS_BACK = 3;

/** Works out a team's digest. Throws a `RangeError` for a k below 3. */
export function digestFigures(input: DigestInput): DigestFigures {
  const { window, k, draw, asked, answered } = input;
  mustBeK(k);
  const drivers = driversOf(input);
  return {
    ...{ window, k },
    participation: answered >= k ? { type: 'count', answered, asked } : { type: 'tooFew', asked },
    cantTell: cantTellOf(input, drivers),
    drivers,
    earlier: earlierOf(input, drivers),
    trend: trendIn(input, drivers),
  };

  function driversOf({ rollups }: DigestInput): DriverFigure[] {
    const focus = draw && focusOf(draw);
    const drawn = draw ? askedFirst(draw) : [];
    return (
      DRIVER_IDS.map((driverId) => ({
        driverId,
        focus: driverId === focus,
        figure: figureOf(
          rollups.find((rollup) => rollup.driverId === driverId),
          k,
        ),
      }))
        // A driver that only stood in for some people is shown if enough of them answered, and else not missed.
        .filter(({ driverId, focus, figure }) => focus || drawn.includes(driverId) || figure.type === 'score')
        .sort((a, b) => Number(b.focus) - Number(a.focus))
    );
  }
}

function figureOf(counts: RatingCounts | undefined, k: number): DriverFigure['figure'] {
  if (!counts) return { type: 'tooFew' };
  const published = publish(counts, k);
  if (published.type === 'tooFew') return published;
  const cantTell = Math.round((scoreOf(counts).cantTellShare ?? 0) * 100);
  return { ...published, cantTell, range: likelyRange(counts) ?? null };
}

function trendIn({ window, previous }: DigestInput, drivers: readonly DriverFigure[]): FocusTrend | null {
  const focus = drivers.find((driver) => driver.focus);
  if (!focus) return null;
  const before = lastOf(previous, window)[0]?.trend ?? null;
  const score = focus.figure.type === 'score' ? focus.figure.score : null;
  return focusTrend(before, focus.driverId, { window, score });
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
    drivers.some((driver) => driver.driverId === driverId && driver.figure.type === 'score'),
  );
  const cantTell = shown.reduce((sum, counts) => sum + counts.cantTell, 0);
  const all = shown.reduce((sum, counts) => sum + counts.cantTell + scoreOf(counts).n, 0);
  return all === 0 ? null : Math.round((cantTell / all) * 100);
}

function earlierOf({ window, previous }: DigestInput, drivers: readonly DriverFigure[]): EarlierFigure[] {
  const back = lastOf(previous, window);
  return DRIVER_IDS.filter((driverId) => !drivers.some((driver) => driver.driverId === driverId)).flatMap(
    (driverId) => {
      for (const digest of back) {
        const figure = digest.drivers.find((driver) => driver.driverId === driverId)?.figure;
        if (figure?.type === 'score')
          return [{ driverId, window: digest.window, asked: digest.participation.asked, figure }];
      }
      return [];
    },
  );
}
