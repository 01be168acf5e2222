import type { Loop } from '../../engine/loop.ts';
import { pressHandlers } from './handlers.ts';
import { planDigests } from './plan.ts';
import { releaseDigest, showDigest } from './send.ts';
import type { DigestParts } from './view.ts';

/** The weekly digest: what a team's answers say, in its own channel, also when there are none. */
export function createDigestLoop(parts: DigestParts): Loop {
  const { directory } = parts;
  return {
    name: 'digest',
    async plan(tx, tenantId, window) {
      return { occurrences: planDigests(await directory(tx, tenantId), window), next: null };
    },
    release: (tx, due, now) => releaseDigest(tx, directory, due, now),
    show: (tx, message, now) => showDigest(tx, parts, message, now),
    presses: pressHandlers(parts),
    looks: ['digest.explain'],
    submissions: {},
  };
}
