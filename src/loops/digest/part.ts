import type { DigestFigures } from '../../model/fidelity/index.ts';
import { type PartOf, partsFor, type RequestFor, type ViewOf } from '../part.ts';

/** The team's digest that a part is asked for. */
export type PartRequest = RequestFor<DigestFigures>;

/**
 * How much is left to the details ("How was this worked out?") so that a digest is read in a minute: nothing; what
 * explains; all but what changed, figures, what is due and what is to be decided.
 */
export const CUTS = ['nothing', 'explanations', 'all_but_news'] as const;

export type Cut = (typeof CUTS)[number];

/** The team's digest that a part is shown in. */
export interface PartView extends ViewOf<DigestFigures> {
  readonly cut: Cut;
  /** Whether the part may add a question with buttons of its own: a digest asks for two decisions at most. */
  readonly proposing: boolean;
}

export type Part = PartOf<PartRequest, PartView>;

/** One line or two of a team's digest that another piece of the product fills: what it keeps, and how that reads. */
export const part = partsFor<PartRequest, PartView>();
