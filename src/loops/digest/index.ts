import type { Loop } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { pressHandlers } from './handlers.ts';
import { planDigests } from './plan.ts';
import { releaseDigest, showDigest } from './send.ts';

/** The weekly digest: what a team's answers say, in its own channel, also when there are none. */
export function createDigestLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'digest',
    async plan(tx, tenantId, window) {
      return { occurrences: planDigests(await directory(tx, tenantId), window), next: null };
    },
    release: (tx, due, now) => releaseDigest(tx, directory, due, now),
    show: (tx, message, now) => showDigest(tx, directory, message, now),
    presses: pressHandlers(directory),
    submissions: {},
  };
}
