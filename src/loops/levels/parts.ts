import type { CardNode } from '../../chat/card.ts';
import type { Locale } from '../../locales/index.ts';
import type { Tx } from '../../store/store.ts';
import { levelBarriersPart } from '../barrier/part.ts';
import { gatherAll } from '../part.ts';
import { levelChangedPart } from './changed-part.ts';
import { learningPart, levelActionsPart } from './duties-part.ts';
import { levelLinksPart } from './links-part.ts';
import type { LevelPart, LevelPartRequest, LevelPartView } from './part.ts';

/**
 * What stands above a level's figures (what changed because of what people said) and below them, in order: links and
 * plans for learning, the barriers that several teams share, the actions and barriers that this level owes.
 */
const PLACES: Readonly<Record<'above' | 'below', readonly LevelPart[]>> = {
  above: [levelChangedPart],
  below: [levelLinksPart, learningPart, levelActionsPart, levelBarriersPart],
};

/** What every part has to say, by the part's name. */
export function gatherLevelParts(tx: Tx, request: LevelPartRequest): Promise<Record<string, unknown>> {
  return gatherAll(Object.values(PLACES).flat(), tx, request);
}

/** How the figures of all parts were worked out. */
export function explainLevelParts(kept: Readonly<Record<string, unknown>>, locale: Locale): string[] {
  return Object.values(PLACES)
    .flat()
    .flatMap((part) => part.explain(kept[part.name], locale));
}

export function nodesOfLevelParts(
  place: keyof typeof PLACES,
  kept: Readonly<Record<string, unknown>>,
  view: LevelPartView,
): CardNode[] {
  return PLACES[place].flatMap((part) => part.nodes(kept[part.name], view));
}
