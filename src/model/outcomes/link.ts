import { rankInterval, spearman } from './spearman.ts';

/** From how many units a link is worked out (domain reference 6.10). */
export const LEAST_UNITS = 10;

/** From how many periods a link that is not positive questions the measure. */
export const LEAST_PERIODS = 3;

/** A unit's driver score in a period and its outcome in the next one; `higher` outcomes are better here, always. */
export interface Lagged {
  readonly unitId: string;
  readonly period: string;
  readonly score: number;
  readonly next: number;
}

export type Link =
  /** Too few units, or one side never varies. */
  | { readonly type: 'tooFew'; readonly units: number }
  | {
      readonly type: 'seen';
      readonly rho: number;
      readonly low: number;
      readonly high: number;
      readonly units: number;
      /** The interval lies above zero, below it, or on both sides; `questions`: clearly not positive, long enough. */
      readonly reading: 'positive' | 'cannot_tell' | 'not_positive' | 'questions';
    };

/**
 * The lagged link between what people say of a driver and what comes of it in the next period. Each unit counts once,
 * with the means over its periods, so that a unit with a long history is not many units.
 *
 * It is an association of units, never of people, and says nothing about causes.
 */
export function linkOf(lagged: readonly Lagged[]): Link {
  const byUnit = new Map<string, Lagged[]>();
  for (const one of lagged) byUnit.set(one.unitId, [...(byUnit.get(one.unitId) ?? []), one]);
  const pairs = [...byUnit.values()].map(
    (ones) => [mean(ones.map(({ score }) => score)), mean(ones.map(({ next }) => next))] as const,
  );
  const rho = pairs.length < LEAST_UNITS ? undefined : spearman(pairs);
  if (rho === undefined) return { type: 'tooFew', units: pairs.length };
  const { low, high } = rankInterval(rho, pairs.length);
  const periods = new Set(lagged.map(({ period }) => period)).size;
  return { type: 'seen', rho, low, high, units: pairs.length, reading: readingOf(low, high, periods) };
}

function readingOf(low: number, high: number, periods: number): Extract<Link, { type: 'seen' }>['reading'] {
  if (low > 0) return 'positive';
  if (high > 0) return 'cannot_tell';
  return periods >= LEAST_PERIODS ? 'questions' : 'not_positive';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
