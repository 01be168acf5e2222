import type { LevelFigures } from '../../model/fidelity/index.ts';
import { type PartOf, partsFor, type RequestFor, type ViewOf } from '../part.ts';

/** The digest of a school, district, region or state that a part is asked for. */
export type LevelPartRequest = RequestFor<LevelFigures>;

/** The level's digest that a part is shown in. */
export type LevelPartView = ViewOf<LevelFigures>;

export type LevelPart = PartOf<LevelPartRequest, LevelPartView>;

/**
 * A line or two in the digest of a school, district, region or state that another piece of the product fills: actions
 * and barriers that this level owes an answer to, links, plans for learning. A part that concerns only some levels
 * gathers `null` for the others.
 */
export const levelPart = partsFor<LevelPartRequest, LevelPartView>();
