/**
 * The core components of the practice that people are coached on, where a district names none of its own (domain
 * reference 6.2). Ids never change; their words live in the locales.
 */
export const DEFAULT_COMPONENTS = [
  'shared_goal',
  'real_practice',
  'soon_feedback',
  'own_reflection',
  'step_tried',
  'student_evidence',
  'plan_revised',
] as const;

export type DefaultComponent = (typeof DEFAULT_COMPONENTS)[number];

/** What is asked of each component: did it happen (effort), and was it done as we describe it (fidelity)? */
export const FACETS = ['effort', 'fidelity'] as const;

export type Facet = (typeof FACETS)[number];

/** Who says so. The two are told side by side and never averaged. */
export const CHECK_SOURCES = ['self', 'observer'] as const;

export type CheckSource = (typeof CHECK_SOURCES)[number];

/** Points of one component: 0 no or not yet, 1 some or partly, 2 as planned or as described. */
export type Points = 0 | 1 | 2;

/** A person's checks of one round as one rating, so that each person counts once, however often they were seen. */
export function ratingOf(points: readonly number[]): 'not_yet' | 'partly' | 'in_place' | undefined {
  if (points.length === 0) return undefined;
  const mean = points.reduce((sum, one) => sum + one, 0) / points.length;
  if (mean < 2 / 3) return 'not_yet';
  return mean < 4 / 3 ? 'partly' : 'in_place';
}
