/** The outcome of an exact Mann–Kendall test. */
export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** How often a series without any trend has an |S| of at least this, 0 to 1, both directions together. */
  readonly p: number;
}

/**
 * The exact two-sided Mann–Kendall test of a series against its order in time, ties included: p is the share of all
 * orders of these very values whose |S| is at least as large. No normal approximation, which is off for so few points.
 *
 * S is the number of untied pairs less twice the inversions, and how many orders of a multiset have i inversions is
 * the i-th coefficient of its Gaussian multinomial; so the orders need not be gone through one by one. Counts are
 * exact up to 18 points (18! < 2^53).
 *
 * Sources: H. B. Mann, Econometrica 13 (1945) 245–259; M. G. Kendall, Rank Correlation Methods (1948); the inversions
 * of a multiset: P. A. MacMahon, Combinatory Analysis (1915).
 */
export function mannKendall(values: readonly number[]): MannKendall {
  let s = 0;
  let untied = 0;
  for (const [i, earlier] of values.entries()) {
    for (const later of values.slice(i + 1)) {
      s += Math.sign(later - earlier);
      if (later !== earlier) untied++;
    }
  }
  const orders = inversionCounts(tiesOf(values));
  let all = 0;
  let extreme = 0;
  for (const [inversions, count] of orders.entries()) {
    all += count;
    if (Math.abs(untied - 2 * inversions) >= Math.abs(s)) extreme += count;
  }
  return { s, p: extreme / all };
}

/** How often each value occurs. */
function tiesOf(values: readonly number[]): number[] {
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  return [...ties.values()];
}

/** How many distinct orders of a multiset with these multiplicities have 0, 1, 2 … inversions. */
function inversionCounts(ties: readonly number[]): number[] {
  let placed = 0;
  let counts = [1];
  for (const tied of ties) {
    counts = product(counts, merges(placed, tied));
    placed += tied;
  }
  return counts;
}

/** In how many ways `a` things can be merged with `b` so that 0, 1, 2 … of their pairs stand inverted. */
function merges(a: number, b: number): number[] {
  if (a === 0 || b === 0) return [1];
  // Last comes one of `b`, or one of `a`, which then stands behind all of `b`.
  return sum(merges(a, b - 1), [...Array<number>(b).fill(0), ...merges(a - 1, b)]);
}

function sum(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

function product(a: readonly number[], b: readonly number[]): number[] {
  const result = Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries())
    for (const [j, y] of b.entries()) result[i + j] = (result[i + j] ?? 0) + x * y;
  return result;
}
