import type { CardNode } from '../../chat/card.ts';
import type { Locale } from '../../locales/index.ts';
import { proposalOf } from '../../model/decision.ts';
import type { Tx } from '../../store/store.ts';
import { barriersPart } from '../barrier/part.ts';
import { effortPart } from '../coaching/effort-part.ts';
import { holdPart } from '../coaching/hold.ts';
import { actionsPart } from '../improvement/actions-part.ts';
import { changedPart } from '../improvement/changed-part.ts';
import { coverPart } from '../improvement/cover-part.ts';
import { learningPart } from '../learning/part.ts';
import { crossPart, loadPart } from '../load/part.ts';
import { gatherAll } from '../part.ts';
import { leftOutPart, restPart } from '../pulse/part.ts';
import { driftPart, stagePart } from '../stage/part.ts';
import { trainingPart } from '../training/part.ts';
import { balancePart, votePart } from '../vote/part.ts';
import type { Part, PartRequest, PartView } from './part.ts';

/** What stands in a digest first of all (what changed because of what people said), above its figures and below them. */
const PLACES: Readonly<Record<'first' | 'above' | 'below', readonly Part[]>> = {
  first: [changedPart],
  above: [holdPart, loadPart, stagePart, leftOutPart],
  below: [
    crossPart,
    driftPart,
    votePart,
    balancePart,
    effortPart,
    restPart,
    coverPart,
    actionsPart,
    learningPart,
    trainingPart,
    barriersPart,
  ],
};

/** Questions with buttons in one digest, its own proposal among them. */
const MOST_QUESTIONS = 2;

/** What every part has to say, by the part's name. */
export function gatherParts(tx: Tx, request: PartRequest): Promise<Record<string, unknown>> {
  return gatherAll(Object.values(PLACES).flat(), tx, request);
}

export function nodesOfParts(
  place: keyof typeof PLACES,
  kept: Readonly<Record<string, unknown>>,
  view: PartView,
): CardNode[] {
  const own = proposalOf(view.figures) === null ? 0 : 1;
  const nodes: CardNode[] = [];
  for (const part of PLACES[place]) {
    const asked = nodes.filter((node) => node.kind === 'buttons').length + own;
    nodes.push(...part.nodes(kept[part.name], { ...view, proposing: asked < MOST_QUESTIONS }));
  }
  return nodes;
}

/** What the parts say in full and the digest has left out, in the digest's order. */
export function leftOutOfParts(
  kept: Readonly<Record<string, unknown>>,
  shown: readonly CardNode[],
  view: PartView,
): CardNode[] {
  const there = new Set(shown.map((node) => JSON.stringify(node)));
  return Object.values(PLACES)
    .flat()
    .flatMap((part) => part.nodes(kept[part.name], { ...view, cut: 'nothing', proposing: true }))
    .filter((node) => !there.has(JSON.stringify(node)));
}

/** How the figures of all parts were worked out. */
export function explainParts(kept: Readonly<Record<string, unknown>>, locale: Locale): string[] {
  return Object.values(PLACES)
    .flat()
    .flatMap((part) => part.explain(kept[part.name], locale));
}
