/**
 * The status scale of every driver item: 0 not yet, 1 partly, 2 in place. "Can't tell" carries no points:
 * it is counted and reported as its own rate, never as a low score.
 */
export const RATINGS = ['not_yet', 'partly', 'in_place', 'cant_tell'] as const;

export type Rating = (typeof RATINGS)[number];

/** Bands at 60 and 80 percent of points, the reference lines of the field's capacity tools. */
export type Band = 'building' | 'taking_hold' | 'strong';

/** The band of a score in percent of points (0 to 100). */
export function bandOf(score: number): Band {
  if (score < 60) return 'building';
  return score < 80 ? 'taking_hold' : 'strong';
}
