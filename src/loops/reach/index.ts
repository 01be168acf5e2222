import type { Loop } from '../../engine/loop.ts';
import { adminsOf } from '../../store/queries/reach.ts';
import type { Directory } from '../directory.ts';
import { commands } from './handlers.ts';
import { planReach } from './plan.ts';
import { keepTold, releaseReach, showReach } from './send.ts';

/** Tells those who keep the bot running whom nothing reaches, and why. */
export function createReachLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'reach',
    plan: async (tx, tenantId, window) => ({
      occurrences: planReach(await adminsOf(tx, tenantId), window),
      next: null,
    }),
    release: (tx, due, now) => releaseReach(tx, directory, due, now),
    show: (tx, message, now) => showReach(tx, directory, message, now),
    delivered: (tx, subject, outcome) => (outcome === 'sent' ? keepTold(tx, subject) : Promise.resolve()),
    presses: {},
    submissions: {},
    commands,
  };
}
