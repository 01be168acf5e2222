import { z } from 'zod';
import type { BotAnswer } from '../teams-edge/types.ts';
import type { TeamsDialog } from './index.ts';

/** What a client makes of the answer to an invoke. */
export interface Answer {
  readonly status: number;
  readonly dialog?: TeamsDialog | 'closed';
  /** The card in the place of the one that was pressed. */
  readonly card?: unknown;
  /** A sentence under it. */
  readonly note?: string;
}

const dialog = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({ title: z.string(), card: z.object({ content: z.unknown() }) }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

const pressed = z.discriminatedUnion('type', [
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
]);

export function readAnswer({ status, body }: BotAnswer): Answer {
  const task = dialog.safeParse(body).data?.task;
  if (task?.type === 'continue') {
    return { status, dialog: { title: task.value.title, card: task.value.card.content } };
  }
  if (task) return { status, dialog: { title: 'Driveline', card: cardOf(task.value) } };
  const answer = pressed.safeParse(body).data;
  if (!answer) return { status, dialog: 'closed' };
  return answer.type === 'application/vnd.microsoft.activity.message'
    ? { status, note: answer.value }
    : { status, card: answer.value };
}

/** A sentence that Teams shows in a dialog's place. */
function cardOf(text: string): object {
  const body = text.split('\n\n').map((line) => ({ type: 'TextBlock', text: line, wrap: true }));
  return { type: 'AdaptiveCard', version: '1.5', body };
}
