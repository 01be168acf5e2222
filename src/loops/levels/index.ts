import type { Loop } from '../../engine/loop.ts';
import type { DigestParts } from '../digest/view.ts';
import { pressHandlers } from './handlers.ts';
import { planLevels } from './plan.ts';
import { releaseLevels, showLevels } from './send.ts';

/** The monthly digests above the teams: school, district, region and state, each of the level below it. */
export function createLevelsLoop(parts: DigestParts): Loop {
  const { directory } = parts;
  return {
    name: 'levels',
    async plan(tx, tenantId, window) {
      return { occurrences: planLevels(await directory(tx, tenantId), window), next: null };
    },
    release: (tx, due, now) => releaseLevels(tx, directory, due, now),
    show: (tx, message, now) => showLevels(tx, parts, message, now),
    presses: pressHandlers(parts),
    looks: ['levels.explain'],
    submissions: {},
  };
}
