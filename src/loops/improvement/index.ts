import type { Loop } from '../../engine/loop.ts';
import { commandHandlers } from './commands.ts';
import { pressHandlers } from './handlers.ts';
import { planHandlers } from './plan-action.ts';
import { releaseMessage, showMessage } from './send.ts';
import { submitHandlers } from './submit.ts';
import type { ImprovementParts } from './view.ts';

/** From answers to change: actions with an owner and a date, and the covers that people agree on. */
export function createImprovementLoop(parts: ImprovementParts): Loop {
  return {
    name: 'improvement',
    // Nothing here comes round by itself: every message follows from what somebody did.
    plan: async () => ({ occurrences: [], next: null }),
    release: (tx, due, now) => releaseMessage(tx, parts, due, now),
    show: (tx, message, now) => showMessage(tx, parts, message, now),
    presses: pressHandlers(parts),
    submissions: { ...planHandlers(parts), ...submitHandlers(parts) },
    commands: commandHandlers(parts),
  };
}
