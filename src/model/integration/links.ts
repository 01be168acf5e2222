import type { DriverId } from '../drivers.ts';
import type { Rating } from '../scale.ts';

/**
 * The eight links between drivers that a team is asked about once a month: did what was learned in the first change
 * what was done in the second? An id is for ever, as an item's is. The questions are in `locales/vote.<language>.ts`.
 */
export const LINK_IDS = [
  'selection_training',
  'training_coaching',
  'coaching_fidelity',
  'fidelity_data',
  'data_training',
  'data_internal',
  'internal_external',
  'leadership_all',
] as const;

export type LinkId = (typeof LINK_IDS)[number];

/** Where learning comes from. Leadership counts as one here. */
type LinkSource = DriverId | 'leadership';
type LinkTarget = DriverId | 'all';

/** Which drivers a link joins, and whether learning should go both ways. */
export interface LinkEnds {
  readonly source: LinkSource;
  readonly target: LinkTarget;
  readonly both: boolean;
}

const way = (source: LinkSource, target: LinkTarget, both = false): LinkEnds => ({ source, target, both });

export const LINK_ENDS: Readonly<Record<LinkId, LinkEnds>> = {
  selection_training: way('selection', 'training'),
  training_coaching: way('training', 'coaching'),
  coaching_fidelity: way('coaching', 'fidelity', true),
  fidelity_data: way('fidelity', 'data_systems'),
  data_training: way('data_systems', 'training'),
  data_internal: way('data_systems', 'internal_systems'),
  internal_external: way('internal_systems', 'external_systems'),
  leadership_all: way('leadership', 'all'),
};

/** What a team agreed on about one link. */
export interface LinkAnswer {
  readonly linkId: LinkId;
  readonly answer: Rating;
}

/** How far the drivers feed each other, by the links that were answered. */
export interface Integration {
  readonly points: number;
  /** Two points for each answered link. */
  readonly possible: number;
  /** Points of those possible, in percent, rounded. */
  readonly percent: number;
  /** Links that got points, 0 to 8. "Can't tell" is no answer. */
  readonly answered: number;
}

const POINTS: Readonly<Record<Rating, number | undefined>> = {
  not_yet: 0,
  partly: 1,
  in_place: 2,
  cant_tell: undefined,
};

/** Points of a rating, 0 to 2; `undefined` for "can't tell". */
export function pointsOf(rating: Rating): number | undefined {
  return POINTS[rating];
}

/**
 * Integration: points by points possible over the answered links, 0, 1 or 2 for each. Driver scores play no part in
 * it. `undefined` where no link was answered.
 */
export function integrationOf(answers: readonly LinkAnswer[]): Integration | undefined {
  const points = answers.map(({ answer }) => pointsOf(answer)).filter((point) => point !== undefined);
  if (points.length === 0) return undefined;
  const sum = points.reduce((total, point) => total + point, 0);
  const possible = 2 * points.length;
  return { points: sum, possible, percent: Math.round((sum / possible) * 100), answered: points.length };
}
