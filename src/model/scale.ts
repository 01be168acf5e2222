/**
 * The status scale of every driver item: 0 not yet, 1 partly, 2 in place. "Can't tell" carries no points:
 * it is counted and reported as its own rate, never as a low score.
 */
export const RATINGS = ['not_yet', 'partly', 'in_place', 'cant_tell'] as const;

export type Rating = (typeof RATINGS)[number];

/** Points of a rating, 0 to 2; `undefined` for "can't tell", which is excluded from every score. */
export function pointsOf(rating: Rating): 0 | 1 | 2 | undefined {
  switch (rating) {
    case 'not_yet':
      return 0;
    case 'partly':
      return 1;
    case 'in_place':
      return 2;
    case 'cant_tell':
      return undefined;
  }
}

/** Bands at 60 and 80 percent of points, the reference lines of the field's capacity tools. */
export type Band = 'building' | 'taking_hold' | 'strong';

/** The band of a score in percent of points (0 to 100). */
export function bandOf(score: number): Band {
  if (score < 60) return 'building';
  return score < 80 ? 'taking_hold' : 'strong';
}
