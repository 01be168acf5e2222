/**
 * Spearman's rank correlation with ties: the product-moment correlation of the mid-ranks. `undefined` for fewer than
 * three pairs, or where one side never varies.
 */
export function spearman(pairs: readonly (readonly [number, number])[]): number | undefined {
  if (pairs.length < 3) return undefined;
  const x = ranks(pairs.map(([one]) => one));
  const y = ranks(pairs.map(([, other]) => other));
  const mean = (pairs.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, rank] of x.entries()) {
    const [dx, dy] = [rank - mean, (y[i] ?? mean) - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy);
}

/** Ranks from 1; equal values share the mean of the ranks that they take up. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/**
 * The 95 percent interval of a rank correlation by Bonett and Wright (2000), "Sample size requirements for estimating
 * Pearson, Kendall and Spearman correlations", Psychometrika 65, 23-28: Fisher's transformation with the variance
 * (1 + r²/2) / (n - 3). It holds its level for correlations up to about .95 and was tested from n = 10 on.
 *
 * @throws RangeError for fewer than four pairs
 */
export function rankInterval(rho: number, n: number): { readonly low: number; readonly high: number } {
  if (!Number.isInteger(n) || n < 4) throw new RangeError(`an interval needs four pairs or more, not ${n}`);
  // At exactly 1 the transformation has no end; such a sample is as sure as one just below it.
  const r = Math.max(-0.9999, Math.min(0.9999, rho));
  const half = Z * Math.sqrt((1 + (r * r) / 2) / (n - 3));
  return { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) };
}
