import type { Window } from '../ids.ts';
import { type Made, type Statement, standing } from './differencing.ts';
import { type DigestFigure, digestFigure, pointOf } from './digest-figures.ts';
import type { RatingCounts } from './score.ts';
import { withhold } from './suppression.ts';
import { type Trend, trendOf } from './trend.ts';

export interface CrossInput {
  readonly k: number;
  readonly counts: RatingCounts;
  /** Who answered, "can't tell" included. */
  readonly people: readonly string[];
  /** What was published of the same question about this team and still stands. */
  readonly before: readonly Statement[];
}

/** What may be told of a question across the drivers: withheld by the same rules as a driver's figure. */
export function crossFigure({ k, counts, people, before }: CrossInput): {
  readonly figure: DigestFigure;
  readonly told: readonly Made[];
  readonly replaced: readonly Statement[];
} {
  const { figures, made } = withhold([{ id: 'team', parent: null, people, counts }], k, before);
  const still = standing(before, made);
  return {
    figure: digestFigure(figures.get('team') ?? { type: 'tooFew' }),
    told: made,
    replaced: before.filter((statement) => !still.includes(statement)),
  };
}

/** One published figure of a question across the drivers. */
export interface CrossPoint {
  readonly window: Window;
  readonly items: string;
  readonly figure: DigestFigure;
}

const WEEK_MS = 7 * 86_400_000;

/** Judges a series, oldest first, by the same tests as the focus. Only answers to the present items are in it. */
export function crossTrend(series: readonly CrossPoint[]): Trend {
  const items = series.at(-1)?.items;
  return trendOf(
    series.flatMap(({ window, figure, ...point }) => {
      const score = pointOf(figure);
      return point.items !== items || score === null ? [] : [{ week: Date.parse(window) / WEEK_MS, score }];
    }),
  );
}

/** Below this the work is called not worth its time: the field's lower reference line. */
const WORTH = 60;

/** Whether the last two figures both lie below 60, whatever a figure near an end of the scale leaves open. */
export function twiceBelow(series: readonly CrossPoint[]): boolean {
  const last = series.slice(-2);
  return last.length === 2 && last.every(({ figure }) => highest(figure) < WORTH);
}

function highest(figure: DigestFigure): number {
  if (figure.type === 'score') return figure.score;
  return figure.type === 'between' ? figure.high : Number.POSITIVE_INFINITY;
}
