import type { Responder } from '../../engine/loop.ts';
import type { LearningParts } from './entry.ts';
import { learningCommand, learningPresses, learningSubmissions } from './handlers.ts';

/** Professional learning: what stays weak suggests it; it is planned, held and followed up. It sends nothing itself. */
export function createLearning(parts: LearningParts): Responder {
  const learning = learningCommand(parts);
  return {
    name: 'learning',
    presses: learningPresses(parts),
    submissions: learningSubmissions(parts),
    commands: { learning, aprendizaje: learning },
  };
}
