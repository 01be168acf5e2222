import { type Band, bandOf } from '../scale.ts';
import { type Cell, cellOf, countsShown, leastShown } from './cell.ts';
import { type Group, groupsBelow, plus, type UnitAnswers } from './complement.ts';
import { inShadow, type Made, percentsIn, type Statement, shadowOf } from './differencing.ts';
import type { RatingCounts } from './score.ts';

/** The fewest respondents whose figure may be shown, unless a district asks for more. */
export const DEFAULT_K = 5;

/** No district may go below this: with two, each can work out the other's answer. */
export const LEAST_K = 3;

/** A figure with its number of respondents. Both its sum and its counts are what may be known, and no more. */
interface Counted {
  /** Respondents who could tell; k or more. */
  readonly n: number;
  /** Counts from which anything else may be worked out: the true ones, or ones that stand for a whole cell. */
  readonly counts: RatingCounts;
}

export interface PublishedScore extends Counted {
  readonly type: 'score';
  /** Percent of points, 0 to 100, rounded to a whole number. */
  readonly score: number;
  /** Band of the rounded score, so that a figure shown as 80 is never called less than strong. */
  readonly band: Band;
}

/** The score lies between two whole percents, both included; at the ends of the scale it is told no closer. */
export interface PublishedBounds extends Counted {
  readonly type: 'between';
  readonly low: number;
  readonly high: number;
  /** The band, where it is one. */
  readonly band: Band | null;
}

/**
 * A figure that may leave the bot.
 * - `band` and `held`: since the last figure people came or went, and what changed is no more than they alone could
 *   have made. `band` where the band would be the same whatever they had said.
 * - `tooFew` says nothing about how many there were.
 */
export type Published =
  | PublishedScore
  | PublishedBounds
  | { readonly type: 'band'; readonly band: Band }
  | { readonly type: 'held' }
  | { readonly type: 'tooFew' };

export interface Withheld {
  /** By the unit's id: what may be shown of it and all below it. */
  readonly figures: ReadonlyMap<string, Published>;
  /** What readers now know. It takes the place of every earlier statement about any of the same people. */
  readonly made: readonly Made[];
}

interface Told {
  readonly told: Cell;
  readonly counts: RatingCounts;
}

/** What becomes of one group: told, held (with the percents that it might have), or too small to speak of. */
type Verdict =
  | Told
  | { readonly held: { readonly low: number; readonly high: number } | undefined }
  | 'tooFew';

/**
 * Decides, over all units at once, what of one driver's answers in one window may be shown. Whoever reads every
 * figure of every unit and window, knows who answered when, and takes it that stayers repeat their answers, is left
 * with separate groups of k or more people and one cell for each; no cell settles a person's rating, not even for a
 * reader who gave one of the answers. The reasoning is in docs/decisions/0005-suppression.md.
 *
 * @param before what has been published and still stands: no two about the same person
 * @throws RangeError for a k below 3, a person in two units, or counts of other people than are given
 */
export function withhold(units: readonly UnitAnswers[], k: number, before: readonly Statement[]): Withheld {
  mustBeK(k);
  mustBeConsistent(units);
  const groups = groupsBelow(units, null, leastShown(k));
  const verdicts = new Map(groups.map((group) => [group, verdictOn(group, k, before)]));
  const made = [...verdicts].flatMap(([{ people }, verdict]) =>
    typeof verdict === 'object' && 'told' in verdict ? [madeOf(people, verdict)] : [],
  );
  return { figures: new Map(units.map(({ id }) => [id, figureOf(unitsBelow(units, id), verdicts)])), made };
}

function madeOf(people: readonly string[], { told, counts }: Told): Made {
  return { people: new Set(people), cell: told, counts: told.type === 'sum' ? counts : null };
}

export function mustBeK(k: number): void {
  if (!Number.isInteger(k) || k < LEAST_K) {
    throw new RangeError(`k is a whole number of respondents, ${LEAST_K} or more, not ${k}`);
  }
}

function mustBeConsistent(units: readonly UnitAnswers[]): void {
  const people = units.flatMap((unit) => unit.people);
  if (new Set(people).size < people.length) throw new RangeError('a person answers in one unit only');
  for (const { people, counts } of units) {
    const { notYet, partly, inPlace, cantTell } = counts;
    if (notYet + partly + inPlace + cantTell !== people.length) {
      throw new RangeError('the counts are not those of the people given');
    }
  }
}

function verdictOn({ people, counts }: Group, k: number, before: readonly Statement[]): Verdict {
  // Who contributed may be known to a reader, so this much tells nothing.
  if (people.length < leastShown(k)) return 'tooFew';
  const cell = cellOf(counts, k);
  const shadow = shadowOf(before, new Set(people));
  if (inShadow(cell, shadow)) return { held: percentsIn(shadow, leastShown(k)) };
  return { told: cell, counts: cell.type === 'sum' ? countsShown(counts, cell) : counts };
}

function unitsBelow(units: readonly UnitAnswers[], id: string): string[] {
  const below = units.filter(({ parent }) => parent === id);
  return [id, ...below.flatMap((unit) => unitsBelow(units, unit.id))];
}

/** A unit's figure is made of whole groups' verdicts alone, so it tells nothing that they do not. */
function figureOf(inside: readonly string[], verdicts: ReadonlyMap<Group, Verdict>): Published {
  const touched = [...verdicts].filter(([{ units }]) => units.some((id) => inside.includes(id)));
  const whole = touched.every(([{ units }]) => units.every((id) => inside.includes(id)));
  if (!whole || touched.length === 0) return { type: 'tooFew' };
  const parts: Counted[] = [];
  let [low, high] = [0, 0];
  for (const [, verdict] of touched) {
    if (verdict === 'tooFew') return { type: 'tooFew' };
    if ('held' in verdict) return touched.length === 1 ? heldWith(verdict.held) : { type: 'held' };
    if (verdict.told.type === 'few') return touched.length === 1 ? { type: 'tooFew' } : { type: 'held' };
    parts.push({ n: verdict.told.n, counts: verdict.counts });
    low += verdict.told.low;
    high += verdict.told.high;
  }
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const counts = parts.map((part) => part.counts).reduce(plus);
  return counted({ n, counts }, Math.round((low / (2 * n)) * 100), Math.round((high / (2 * n)) * 100));
}

function counted(figure: Counted, low: number, high: number): Published {
  const band = bandOf(low);
  if (low === high) return { type: 'score', score: low, band, ...figure };
  return { type: 'between', low, high, band: bandOf(high) === band ? band : null, ...figure };
}

function heldWith(percents: { readonly low: number; readonly high: number } | undefined): Published {
  if (!percents) return { type: 'held' };
  const band = bandOf(Math.round(percents.low));
  return bandOf(Math.round(percents.high)) === band ? { type: 'band', band } : { type: 'held' };
}
