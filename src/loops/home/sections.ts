import type { CardNode } from '../../chat/card.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { coachingSection } from './coaching.ts';
import { deliverySection } from './delivery.ts';
import { digestSection } from './digests.ts';
import { dueSection } from './due.ts';
import { historySection } from './history.ts';
import { privacySection } from './privacy.ts';
import { restSection } from './rest.ts';
import type { HomeReader, Section } from './section.ts';
import { settingsSection } from './settings.ts';
import { setupSection } from './setup.ts';
import { todaySection } from './today.ts';

/** What stands on Home, from the top, below the check-in: what waits, what is one's own, what who runs the bot looks at. */
const PLACES: Readonly<Record<'waiting' | 'yours' | 'running', readonly Section[]>> = {
  waiting: [dueSection, digestSection],
  yours: [historySection, coachingSection, restSection, settingsSection, privacySection],
  running: [setupSection, deliverySection],
};

/** Everything that Home has to say to one person, in its order. */
export async function nodesOfSections(tx: Tx, directory: Directory, reader: HomeReader): Promise<CardNode[]> {
  const nodes: CardNode[] = [];
  const { waiting, yours, running } = PLACES;
  for (const section of [todaySection(directory), ...waiting, ...yours, ...running]) {
    nodes.push(...(await section.nodes(tx, reader)));
  }
  return nodes;
}
