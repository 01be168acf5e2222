import binomialQuantile from '@stdlib/stats-base-dists-binomial-quantile';

/** What Anhøj's two run rules say of a series. */
export interface Runs {
  /** Points that do not lie on the median: only these count. */
  readonly n: number;
  /** The middle of all points, in their unit. */
  readonly median: number;
  /** Most points in a row on one side of the median. */
  readonly longest: number;
  /** How often the series changes sides. */
  readonly crossings: number;
  /** The run that the newest points make. */
  readonly latest: { readonly length: number; readonly side: 'above' | 'below' } | undefined;
  /** Whether chance alone would hardly do it: a run too long, or too few crossings. */
  readonly signal: boolean;
}

/**
 * Anhøj's run rules: there is a signal where the longest run has more than round(log2 n) + 3 points, or where the
 * median is crossed less often than the 5 % quantile of Binomial(n − 1, ½). Together they raise a false alarm in some
 * 5 % of series without a change. There is no "five rising in a row" here: that rule is nearly useless.
 *
 * Source: J. Anhøj & A. V. Olesen, "Run charts revisited", PLoS ONE 9(11) (2014) e113825.
 */
export function runsOf(values: readonly number[]): Runs {
  const median = medianOf(values);
  const sides = values.filter((value) => value !== median).map((value) => value > median);
  const lengths: number[] = [];
  for (const [i, side] of sides.entries()) {
    if (side === sides[i - 1]) lengths.push((lengths.pop() ?? 0) + 1);
    else lengths.push(1);
  }
  const n = sides.length;
  const longest = Math.max(0, ...lengths);
  const crossings = Math.max(0, lengths.length - 1);
  const length = lengths.at(-1);
  return {
    ...{ n, median, longest, crossings },
    latest: length === undefined ? undefined : { length, side: sides.at(-1) ? 'above' : 'below' },
    signal: n > 0 && (longest > longestExpected(n) || crossings < fewestExpected(n)),
  };
}

/** The longest run that chance explains among `n` points off the median: 6 for 10, 7 for 20. */
export function longestExpected(n: number): number {
  return Math.round(Math.log2(n)) + 3;
}

/** The fewest crossings that chance explains among `n` points off the median: 2 for 10, 6 for 20. */
export function fewestExpected(n: number): number {
  return binomialQuantile(0.05, n - 1, 0.5);
}

/** The middle value, or the mean of the two middle ones; `NaN` of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
