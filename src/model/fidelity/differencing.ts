import { type Cell, cellOfSum } from './cell.ts';
import type { RatingCounts } from './score.ts';

/** What was published of a group: who gave the answers, "can't tell" included, and in which cell they lie. */
export interface Statement {
  readonly people: ReadonlySet<string>;
  readonly cell: Cell;
}

/** A statement with what else may be worked out from it: the counts that stand for its cell, `null` for a few. */
export interface Made extends Statement {
  readonly counts: RatingCounts | null;
}

/**
 * The outcomes that a change of people alone could make of earlier statements, were every stayer's answer the same:
 * what an attacker who takes one figure from the other must not be able to tell apart. Sums by the number who could
 * tell; empty where no statement is touched by the change.
 */
export type Shadow = ReadonlyMap<number, { readonly low: number; readonly high: number }>;

/** The shadow that earlier statements throw on a group. One about the very same people throws none. */
export function shadowOf(before: readonly Statement[], people: ReadonlySet<string>): Shadow {
  const shadow = new Map<number, { low: number; high: number }>();
  for (const statement of before) {
    const stayed = [...statement.people].filter((person) => people.has(person)).length;
    const left = statement.people.size - stayed;
    const joined = people.size - stayed;
    if (stayed === 0 || left + joined === 0) continue;
    for (const { n, low, high } of sumsIn(statement)) {
      for (let stay = Math.max(0, n - left); stay <= Math.min(n, stayed); stay++) {
        const least = Math.max(0, low - 2 * (n - stay));
        const most = Math.min(2 * stay, high);
        for (let join = 0; join <= joined; join++) {
          const known = shadow.get(stay + join) ?? { low: Number.POSITIVE_INFINITY, high: 0 };
          shadow.set(stay + join, {
            low: Math.min(known.low, least),
            high: Math.max(known.high, most + 2 * join),
          });
        }
      }
    }
  }
  return shadow;
}

/** Whether any of a cell's outcomes lies in the shadow. Whole cells are held: a part would say more than a cell. */
export function inShadow(cell: Cell, shadow: Shadow): boolean {
  if (cell.type === 'few') return [...shadow.keys()].some((n) => n <= cell.most);
  const sums = shadow.get(cell.n);
  return sums !== undefined && sums.low <= cell.high && cell.low <= sums.high;
}

/** The lowest and the highest percent of points among the cells that a shadow touches; `undefined` if few may be. */
export function percentsIn(shadow: Shadow, least: number): { low: number; high: number } | undefined {
  let [low, high] = [100, 0];
  for (const [n, sums] of shadow) {
    if (n < least) return undefined;
    low = Math.min(low, (cellOfSum(n, sums.low).low / (2 * n)) * 100);
    high = Math.max(high, (cellOfSum(n, sums.high).high / (2 * n)) * 100);
  }
  return shadow.size === 0 ? undefined : { low, high };
}

/** The statements of `before` that still stand once `made` is published: those about other people. */
export function standing(before: readonly Statement[], made: readonly Statement[]): Statement[] {
  return before.filter(({ people }) => made.every((other) => [...people].every((p) => !other.people.has(p))));
}

function sumsIn({ people, cell }: Statement): { n: number; low: number; high: number }[] {
  if (cell.type === 'sum') return [cell];
  return Array.from({ length: Math.min(cell.most, people.size) + 1 }, (_, n) => ({ n, low: 0, high: 2 * n }));
}
