import { mannKendall } from './mann-kendall.ts';
import { medianOf, runsOf } from './run-rules.ts';

/** One published score of a series. */
export interface TrendPoint {
  /** When, in weeks from any start. */
  readonly week: number;
  /** Percent of points, 0 to 100. */
  readonly score: number;
}

/** Below this no test can tell a change: with four points even a perfect series has a p of 1/12. */
export const LEAST_POINTS = 6;

/** From here on run rules judge: they also see a change that came and stayed. */
const RUN_RULE_POINTS = 10;

/** A series without any change is called one in at most so many of 100. */
const ALPHA = 0.05;

/** What may be said about a series, and no more than that: the words follow the test. */
export type Trend =
  | { readonly type: 'notEnough'; readonly points: number }
  | { readonly type: 'noClearChange'; readonly points: number }
  /** 6 to 9 points: the exact Mann–Kendall test has p < .05. */
  | {
      readonly type: 'leaning';
      readonly points: number;
      readonly direction: 'up' | 'down';
      /** Theil–Sen: percent of points a week, to one decimal. */
      readonly slope: number;
      /** To three decimals. */
      readonly p: number;
    }
  /** From 10 points: a run rule signals. `latest` is told where the newest run is a longest one. */
  | {
      readonly type: 'changed';
      readonly points: number;
      readonly latest: { readonly length: number; readonly side: 'above' | 'below' } | null;
    };

/**
 * Judges a series, oldest first. Under 6 points it says nothing; at 6 to 9 the exact Mann–Kendall test decides and
 * Theil–Sen gives the slope; from 10 on Anhøj's run rules decide (domain reference 3.3).
 */
export function trendOf(series: readonly TrendPoint[]): Trend {
  const points = series.length;
  const scores = series.map(({ score }) => score);
  if (points < LEAST_POINTS) return { type: 'notEnough', points };
  if (points >= RUN_RULE_POINTS) {
    const { signal, latest, longest } = runsOf(scores);
    if (!signal) return { type: 'noClearChange', points };
    return { type: 'changed', points, latest: latest?.length === longest ? latest : null };
  }
  const { s, p } = mannKendall(scores);
  if (p >= ALPHA) return { type: 'noClearChange', points };
  return {
    ...{ type: 'leaning', points, direction: s > 0 ? 'up' : 'down' },
    ...{ slope: round(theilSen(series), 1), p: round(p, 3) },
  };
}

/**
 * The Theil–Sen slope: the median of the slopes of all pairs of points, in percent of points a week. One odd week
 * hardly moves it. `NaN` below two points.
 *
 * Sources: H. Theil, Proc. Royal Netherlands Academy of Sciences 53 (1950) 386–392; P. K. Sen, JASA 63 (1968)
 * 1379–1389.
 */
export function theilSen(series: readonly TrendPoint[]): number {
  return medianOf(
    series.flatMap((earlier, i) =>
      series.slice(i + 1).map((later) => (later.score - earlier.score) / (later.week - earlier.week)),
    ),
  );
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
