import type { Loop } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { pressHandlers } from './handlers.ts';
import { releaseRest, showRest } from './send.ts';

/** Whether a team is asked at all: no new question while the last result got no answer. */
export function createPulseLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'pulse',
    /** Nothing comes round here: the first check-in that is due decides for its team. */
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releaseRest(tx, directory, due, now),
    show: (tx, message, now) => showRest(tx, directory, message, now),
    presses: pressHandlers(directory),
    submissions: {},
  };
}
