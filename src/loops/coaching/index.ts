import type { Loop } from '../../engine/loop.ts';
import { askPresses } from './asks.ts';
import { checkPresses, checkSubmissions } from './checks.ts';
import { contactPresses } from './contacts.ts';
import { type CoachingParts, entryDrafts, entryPresses, entrySubmissions } from './entries.ts';
import { habitsDrafts, habitsPresses, habitsSubmissions } from './habits.ts';
import { handoverPresses } from './handover.ts';
import { ownPresses, reflectionsCommand } from './own.ts';
import { coachingCommand, pairPresses } from './pair.ts';
import { planCoaching } from './plan.ts';
import { planPresses, planSubmissions } from './plans.ts';
import { reflectCommand } from './reflect.ts';
import { releaseCoaching, showCoaching } from './send.ts';
import { stepPresses, stepSubmissions } from './steps.ts';
import { themePresses } from './themes.ts';
import { timePresses, timeSubmissions } from './time.ts';

/** Coaching: a contact every two weeks for each pair, what was seen, what was tried, and whose words are whose. */
export function createCoachingLoop(parts: CoachingParts): Loop {
  const { directory } = parts;
  const coaching = coachingCommand(parts);
  const reflections = reflectionsCommand(parts);
  const reflect = reflectCommand(parts);
  return {
    name: 'coaching',
    async plan(tx, tenantId, window, page) {
      return planCoaching(tx, await directory(tx, tenantId), window, page);
    },
    release: (tx, due, now) => releaseCoaching(tx, directory, due, now),
    show: (tx, message, now) => showCoaching(tx, directory, message, now),
    presses: {
      ...contactPresses(directory),
      ...checkPresses(directory),
      ...pairPresses(parts),
      ...askPresses,
      ...entryPresses(parts),
      ...stepPresses(parts),
      ...planPresses(parts),
      ...ownPresses(parts),
      ...timePresses,
      ...habitsPresses(parts),
      ...handoverPresses(parts),
      ...themePresses(parts),
    },
    submissions: {
      ...checkSubmissions(directory),
      ...entrySubmissions(parts),
      ...stepSubmissions(parts),
      ...planSubmissions(parts),
      ...timeSubmissions,
      ...habitsSubmissions(parts),
    },
    drafts: { ...entryDrafts(parts), ...habitsDrafts(parts) },
    commands: {
      ...{ coaching, acompanamiento: coaching, reflections, reflexiones: reflections },
      ...{ reflect, reflexionar: reflect },
    },
  };
}
