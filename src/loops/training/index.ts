import type { Loop } from '../../engine/loop.ts';
import { trainingCommand, trainingPresses, trainingSubmissions } from './handlers.ts';
import { releaseTraining, showTraining } from './send.ts';
import type { TrainingParts } from './session.ts';

/** Training: what was held and who was there, what they say of it, and who follows up. */
export function createTrainingLoop(parts: TrainingParts): Loop {
  const training = trainingCommand(parts);
  return {
    name: 'training',
    // Nothing here comes round by itself: every message follows from a session that was logged.
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releaseTraining(tx, parts, due, now),
    show: (tx, message, now) => showTraining(tx, parts, message, now),
    presses: trainingPresses(parts),
    submissions: trainingSubmissions(parts),
    commands: { training, capacitacion: training, formacion: training },
  };
}
