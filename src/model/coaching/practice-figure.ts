import { type Statement, standing } from '../fidelity/differencing.ts';
import { type Published, withhold } from '../fidelity/suppression.ts';
import type { Band } from '../scale.ts';
import { ratingOf } from './practice.ts';

/** What is told of the checks of a team's people by one source: percent of points, each person counted once. */
export type PracticeFigure =
  | { readonly type: 'score'; readonly score: number; readonly band: Band; readonly n: number }
  | {
      readonly type: 'between';
      readonly low: number;
      readonly high: number;
      readonly band: Band | null;
      readonly n: number;
    }
  | { readonly type: 'band'; readonly band: Band }
  | { readonly type: 'held' }
  | { readonly type: 'tooFew' };

export interface PracticeInput {
  /** Fidelity points of everybody whose practice was rated in the round, by person. */
  readonly points: ReadonlyMap<string, readonly number[]>;
  readonly k: number;
  /** What was told of earlier rounds by the same source, and still stands. */
  readonly before: readonly Statement[];
}

export interface PracticeTold {
  readonly figure: PracticeFigure;
  readonly made: readonly Statement[];
}

/**
 * The figure of one source, withheld by the same rules as every other (docs/decisions/0005-suppression.md): a person's
 * checks are made one rating first, so that a count of ratings is a count of people.
 */
export function practiceFigure({ points, k, before }: PracticeInput): PracticeTold {
  const counts = { notYet: 0, partly: 0, inPlace: 0, cantTell: 0 };
  const people: string[] = [];
  for (const [person, theirs] of points) {
    const rating = ratingOf(theirs);
    if (rating === undefined) continue;
    people.push(person);
    if (rating === 'not_yet') counts.notYet += 1;
    else if (rating === 'partly') counts.partly += 1;
    else counts.inPlace += 1;
  }
  if (people.length === 0) return { figure: { type: 'tooFew' }, made: [] };
  const { figures, made } = withhold([{ id: UNIT, parent: null, people, counts }], k, before);
  return { figure: withoutCounts(figures.get(UNIT) ?? { type: 'tooFew' }), made };
}

const UNIT = 'team';

function withoutCounts(published: Published): PracticeFigure {
  if (!('counts' in published)) return published;
  const { counts: _counts, ...figure } = published;
  return figure;
}

/** The statements of earlier rounds that still stand, from the newest to the oldest. */
export function stillStanding(rounds: readonly (readonly Statement[])[]): Statement[] {
  const kept: Statement[] = [];
  for (const statements of rounds) kept.push(...standing(statements, kept));
  return kept;
}

/** The percent that a figure stands for in a reading of high or low; `undefined` where it may be either. */
export function percentOf(figure: PracticeFigure, high: number): number | undefined {
  switch (figure.type) {
    case 'score':
      return figure.score;
    case 'between':
      if (figure.low >= high) return figure.low;
      return figure.high < high ? figure.high : undefined;
    case 'band':
      return figure.band === 'building' ? 0 : high;
    case 'held':
    case 'tooFew':
      return undefined;
  }
}
