import type { RatingCounts } from '../fidelity/index.ts';
import type { Rating } from '../scale.ts';

/** The fewest votes that are revealed: the count of one vote would be that vote. */
export const LEAST_VOTES = 2;

/** What a facilitator records after the reveal: a rating, or that the team did not come to one. */
export type Consensus = Rating | 'none';

export const CONSENSUSES = [
  'not_yet',
  'partly',
  'in_place',
  'cant_tell',
  'none',
] as const satisfies Consensus[];

/** How many votes there were. */
export function votesIn({ notYet, partly, inPlace, cantTell }: RatingCounts): number {
  return notYet + partly + inPlace + cantTell;
}

/**
 * Whether the ratings lie two levels or more apart: on a scale of three, that somebody said "not yet" and somebody
 * "in place". Then the team is asked what each of them saw (domain reference 6.3, rule 12).
 */
export function liesApart({ notYet, inPlace }: RatingCounts): boolean {
  return notYet > 0 && inPlace > 0;
}
