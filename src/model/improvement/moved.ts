/** What may be said about a driver after an action on it closed. Never that the action did it. */
export type Moved =
  | { readonly type: 'watching'; readonly points: number }
  /** Too few scores before or after for any test: nothing is said of a direction. */
  | { readonly type: 'too_few'; readonly before: number; readonly after: number }
  | { readonly type: 'no_clear_move'; readonly before: number; readonly after: number }
  | {
      readonly type: 'moved';
      readonly direction: 'higher' | 'lower';
      readonly before: number;
      readonly after: number;
      /** Two-sided and exact, to three decimals. */
      readonly p: number;
    };

/** Windows with a published score that a driver is watched for after an action on it closed. */
export const WATCHED = 3;
/** Scores before it that are compared; more would compare with another season. */
export const MOST_BEFORE = 10;
/**
 * Fewer before than this can never reach p < .05 with three after: the rarest of C(7, 3) = 35 orders, both ways, is
 * 2/35 = .057. With five it is 2/56 = .036.
 */
export const LEAST_BEFORE = 5;

const ALPHA = 0.05;

/**
 * Whether a driver's published scores after an action differ from those before, by the exact two-sample permutation
 * test on ranks (Wilcoxon 1945, Mann and Whitney 1947; ties take their middle rank), two-sided. The words follow the
 * test: below p = .05 "went together with", else "no clear move".
 *
 * @param before scores up to the closing, oldest first; the last {@link MOST_BEFORE} count
 * @param after scores since; the first {@link WATCHED} count
 * @param ended no further score is waited for
 */
export function didItMove(before: readonly number[], after: readonly number[], ended = false): Moved {
  const late = after.slice(0, WATCHED);
  if (late.length < WATCHED && !ended) return { type: 'watching', points: late.length };
  const early = before.slice(-MOST_BEFORE);
  const n = { before: early.length, after: late.length };
  if (late.length < WATCHED || early.length < LEAST_BEFORE) return { type: 'too_few', ...n };
  const { p, higher } = rankTest(early, late);
  if (p >= ALPHA) return { type: 'no_clear_move', ...n };
  return { type: 'moved', direction: higher ? 'higher' : 'lower', ...n, p: Math.round(p * 1_000) / 1_000 };
}

/**
 * The exact two-sided rank test of two samples: of all ways to choose as many ranks as there are late scores, the
 * share whose sum lies at least as far from its expectation as the one seen. At most C(13, 3) = 286 ways.
 */
export function rankTest(
  early: readonly number[],
  late: readonly number[],
): { readonly p: number; readonly higher: boolean } {
  const all = [...early, ...late];
  const ranks = all.map((score) => {
    const below = all.filter((other) => other < score).length;
    const same = all.filter((other) => other === score).length;
    return below + (same + 1) / 2;
  });
  const expected = (late.length * (all.length + 1)) / 2;
  const seen = ranks.slice(early.length).reduce((sum, rank) => sum + rank, 0);
  const distance = Math.abs(seen - expected);
  const sums = sumsOf(ranks, late.length);
  const asFar = sums.filter((sum) => Math.abs(sum - expected) >= distance - 1e-9).length;
  return { p: asFar / sums.length, higher: seen > expected };
}

function sumsOf(ranks: readonly number[], choose: number): number[] {
  if (choose === 0) return [0];
  return ranks.flatMap((rank, i) => sumsOf(ranks.slice(i + 1), choose - 1).map((sum) => sum + rank));
}
