import type { Loop } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { commands, presses, submissions } from './handlers.ts';
import { releaseChoice, showChoice } from './send.ts';

/** How a person takes part: how often they are asked, and the one question about it when they fall silent. */
export function createEnrolmentLoop({ directory }: { readonly directory: Directory }): Loop {
  return {
    name: 'enrolment',
    /** Nothing comes round here: a check-in that meets silence gives rise to the question. */
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releaseChoice(tx, directory, due, now),
    show: (tx, message, now) => showChoice(tx, directory, message, now),
    presses,
    submissions,
    commands,
  };
}
