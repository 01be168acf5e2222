import type { Loop } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { checkPresses, checkSubmissions } from './checks.ts';
import { contactPresses } from './contacts.ts';
import { coachingCommand, pairPresses } from './pair.ts';
import { planCoaching } from './plan.ts';
import { releaseCoaching, showCoaching } from './send.ts';

/** Coaching: a contact every two weeks for each pair, what was seen, what was tried, and whose words are whose. */
export function createCoachingLoop({ directory }: { readonly directory: Directory }): Loop {
  const coaching = coachingCommand(directory);
  return {
    name: 'coaching',
    async plan(tx, tenantId, window, page) {
      return planCoaching(tx, await directory(tx, tenantId), window, page);
    },
    release: (tx, due, now) => releaseCoaching(tx, directory, due, now),
    show: (tx, message, now) => showCoaching(tx, directory, message, now),
    presses: { ...contactPresses(directory), ...checkPresses(directory), ...pairPresses(directory) },
    submissions: checkSubmissions(directory),
    commands: { coaching, acompanamiento: coaching },
  };
}
