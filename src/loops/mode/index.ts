import type { Loop } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { pressHandlers, submitHandlers } from './handlers.ts';
import { releaseOffer, showOffer } from './send.ts';

/** How a team answers: one that is too small for figures may go over to votes, if all of it agrees. */
export function createModeLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'mode',
    // It comes when somebody offers it, and not by the week.
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releaseOffer(tx, directory, due, now),
    show: (tx, message, now) => showOffer(tx, directory, message, now),
    presses: pressHandlers(directory),
    submissions: submitHandlers(directory),
  };
}
