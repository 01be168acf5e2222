import type { Responder } from '../../engine/loop.ts';
import type { Directory } from '../directory.ts';
import { stageHandlers } from './handlers.ts';

/** Tells a team's stage of implementation and records when the team goes over to another one. Sends nothing itself. */
export function createStage({ directory }: { readonly directory: Directory }): Responder {
  return { name: 'stage', ...stageHandlers(directory) };
}
