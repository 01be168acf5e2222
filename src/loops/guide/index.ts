import type { Responder } from '../../engine/loop.ts';
import { commands, presses } from './handlers.ts';

/** Answers whoever speaks to Driveline: what there is, the drivers explained, and why someone was asked or not. */
export const guide: Responder = { name: 'guide', commands, presses, looks: ['guide.learn'], submissions: {} };
