import type { CardNode } from '../../chat/card.ts';
import type { Tx } from '../../store/store.ts';
import type { HomeReader, Section } from './section.ts';

/** What stands on Home, from the top: what is one's own, what leaders look at, what those who run the bot look at. */
const PLACES: Readonly<Record<'yours' | 'leading' | 'running', readonly Section[]>> = {
  yours: [],
  leading: [],
  running: [],
};

/** Everything that Home has to say to one person, in its order. */
export async function nodesOfSections(tx: Tx, reader: HomeReader): Promise<CardNode[]> {
  const nodes: CardNode[] = [];
  for (const section of [...PLACES.yours, ...PLACES.leading, ...PLACES.running]) {
    nodes.push(...(await section.nodes(tx, reader)));
  }
  return nodes;
}
