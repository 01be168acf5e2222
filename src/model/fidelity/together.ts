import type { Window } from '../ids.ts';
import { plus } from './complement.ts';
import { type LikelyRange, likelyRange } from './range.ts';
import type { RatingCounts } from './score.ts';
import type { Standing } from './settle.ts';

/** A statement with the week it was made in. */
export interface Dated extends Standing {
  readonly window: Window;
}

/** A figure over several separate groups: it says nothing that their statements do not. Whole percents. */
export interface Together {
  readonly low: number;
  /** Above `low` where a group near an end of the scale is told no closer. */
  readonly high: number;
  /** Respondents who could tell. */
  readonly n: number;
  /** How many teams they answered in. */
  readonly units: number;
  readonly range: LikelyRange | null;
}

/**
 * Whether a statement speaks for the weeks from `first` to `last`: it was made in them, or all its teams were judged in
 * them and held, so that nothing has changed since but what a few people alone could have made.
 *
 * @param judgedIn the window up to which a team's answers have been judged
 */
export function speaksFor(
  { window, units }: Dated,
  { first, last }: { readonly first: Window; readonly last: Window },
  judgedIn: (unit: string) => Window | undefined,
): boolean {
  if (window > last) return false;
  return window >= first || units.every((unit) => (judgedIn(unit) ?? '') >= first);
}

/**
 * Takes together what stands about people of the units `inside`, as one score over all those people. Each person
 * counts once: where two statements share somebody, as after a change of teams, the newer one counts. `undefined`
 * where nothing can be said.
 */
export function together(standing: readonly Dated[], inside: ReadonlySet<string>): Together | undefined {
  const parts = eachOnce(standing, inside);
  let [n, low, high] = [0, 0, 0];
  for (const { cell } of parts) {
    if (cell.type === 'few') continue;
    n += cell.n;
    low += cell.low;
    high += cell.high;
  }
  if (n === 0) return undefined;
  return {
    low: percent(low, n),
    high: percent(high, n),
    n,
    units: new Set(parts.flatMap(({ units }) => units)).size,
    range: rangeOf(parts.map(({ counts }) => counts)),
  };
}

/** Who stands behind what is taken together, and in which teams they answered. */
export function behind(
  standing: readonly Dated[],
  inside: ReadonlySet<string>,
): { readonly people: readonly string[]; readonly units: readonly string[] } {
  const parts = eachOnce(standing, inside);
  return {
    people: parts.flatMap(({ people }) => [...people]),
    units: parts.flatMap(({ units }) => units),
  };
}

/**
 * The statements about people of the units `inside` that count together, the newest first: each of a separate group,
 * so that nobody counts twice.
 */
export function eachOnce(standing: readonly Dated[], inside: ReadonlySet<string>): Dated[] {
  const taken = new Set<string>();
  const parts: Dated[] = [];
  for (const statement of [...standing].sort(newestFirst)) {
    const { people, units, cell } = statement;
    if (cell.type === 'few' || !units.every((unit) => inside.has(unit))) continue;
    if ([...people].some((person) => taken.has(person))) continue;
    for (const person of people) taken.add(person);
    parts.push(statement);
  }
  return parts;
}

function newestFirst(a: Dated, b: Dated): number {
  if (a.window !== b.window) return a.window < b.window ? 1 : -1;
  return a.units.join() < b.units.join() ? -1 : 1;
}

function percent(points: number, n: number): number {
  return Math.round((points / (2 * n)) * 100);
}

/** `null` where a statement of an earlier version kept no counts. */
function rangeOf(counts: readonly (RatingCounts | null)[]): LikelyRange | null {
  const known = counts.filter((one) => one !== null);
  if (known.length < counts.length) return null;
  return likelyRange(known.reduce(plus)) ?? null;
}
