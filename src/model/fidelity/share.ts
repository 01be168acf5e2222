/** Two-sided confidence, as a share of 1, with the standard normal quantile that belongs to it. */
const Z = { 0.9: 1.6448536269514722, 0.95: 1.959963984540054 } as const;

export type Confidence = keyof typeof Z;

/**
 * The Wilson score interval of a share, both ends 0 to 1: which true shares go well with `count` of `n` people.
 * Unlike the textbook's p ± z·√(p(1−p)/n) it keeps its promise for few people, and has a width where all agree.
 * People are taken as independent of each other.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927)
 * 209–212; recommended for small n by Brown, Cai & DasGupta, Statistical Science 16 (2001) 101–133.
 *
 * Throws a `RangeError` where `count` of `n` is no share: n not 1 or more, count outside 0 to n.
 */
export function wilsonInterval(
  count: number,
  n: number,
  confidence: Confidence,
): { readonly low: number; readonly high: number } {
  if (!(n >= 1 && count >= 0 && count <= n)) throw new RangeError(`${count} of ${n} people is no share`);
  const z2 = Z[confidence] ** 2;
  const middle = (count + z2 / 2) / (n + z2);
  const half = (Math.sqrt(z2) / (n + z2)) * Math.sqrt((count * (n - count)) / n + z2 / 4);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
