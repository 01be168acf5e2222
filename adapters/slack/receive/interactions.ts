import { z } from 'zod';
import { type ChatEvent, chatEvent } from '../../../src/chat/event.ts';
import type { FormValues } from '../../../src/chat/form.ts';
import { fromMetadata } from '../render/form.ts';
import type { Where } from './workspace-events.ts';

/** Only what is used of what Slack sends: the rest, the message's blocks above all, is never trusted nor read. */
const tap = z.object({
  user: z.object({ id: z.string() }),
  container: z
    .object({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string(),
        action_ts: z.string(),
        value: z.string().nullish(),
      }),
    ],
    z.unknown(),
  ),
});

const inputState = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_options: z.array(z.unknown()).nullish(),
});

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), inputState)) }),
  }),
});

const command = z.object({
  user_id: z.string(),
  command: z.string(),
  text: z.string().default(''),
  channel_id: z.string(),
});

/** A tap as an event; `undefined` where it is none that we could have made, e.g. from a message of years ago. */
export function readTap(body: unknown, where: Where): ChatEvent | undefined {
  const parsed = tap.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, container, actions } = parsed.data;
  const [action] = actions;
  const ref =
    container?.channel_id && container.message_ts && !container.is_ephemeral
      ? { message: { channelId: container.channel_id, messageId: container.message_ts } }
      : {};
  return known({
    type: 'pressed',
    platform: 'slack',
    ...where,
    actor: { userId: user.id },
    action: action.action_id.split('#', 1)[0],
    value: action.value ?? '',
    order: Number(action.action_ts) * 1000,
    ...ref,
  });
}

/** A sent form as an event. Slack gives a submission no time of its own; ours orders it. */
export function readSubmission(body: unknown, where: Where): ChatEvent | undefined {
  const parsed = submission.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, view } = parsed.data;
  return known({
    type: 'submitted',
    platform: 'slack',
    ...where,
    actor: { userId: user.id },
    ...fromMetadata(view.private_metadata),
    values: valuesOf(view.state.values),
    order: where.at,
  });
}

/**
 * What stands in a dialog that was not sent off, as an event: of an input that reports what is typed (`block_actions`)
 * or of a dialog that was closed (`view_closed`). `undefined` where the payload is neither, e.g. a tap on a message.
 */
export function readDraft(body: unknown, where: Where): ChatEvent | undefined {
  const parsed = submission.safeParse(body);
  if (!parsed.success) return undefined;
  const { user, view } = parsed.data;
  return known({
    type: 'drafted',
    platform: 'slack',
    ...where,
    actor: { userId: user.id },
    ...fromMetadata(view.private_metadata),
    values: valuesOf(view.state.values),
    order: where.at,
  });
}

export function readCommand(body: unknown, where: Where): ChatEvent | undefined {
  const parsed = command.safeParse(body);
  if (!parsed.success) return undefined;
  return known({
    type: 'commanded',
    platform: 'slack',
    ...where,
    actor: { userId: parsed.data.user_id },
    command: parsed.data.command,
    text: unescaped(parsed.data.text),
    channelId: parsed.data.channel_id,
  });
}

const shortcut = z.object({ user: z.object({ id: z.string() }), callback_id: z.string() });

/** One of Slack's global shortcuts as the command that it stands for; `undefined` where it is none of ours. */
export function readShortcut(
  body: unknown,
  says: ReadonlyMap<string, string>,
  command: string,
  where: Where,
): ChatEvent | undefined {
  const parsed = shortcut.safeParse(body);
  const text = parsed.success ? says.get(parsed.data.callback_id) : undefined;
  if (!parsed.success || text === undefined) return undefined;
  const actor = { userId: parsed.data.user.id };
  // It is used anywhere in Slack, and belongs to no conversation.
  return known({ type: 'commanded', platform: 'slack', ...where, actor, command, text, channelId: '' });
}

/** Slack writes `&`, `<` and `>` as entities in all text that it passes on. */
function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (entity) => CHARACTERS[entity] ?? entity);
}

const CHARACTERS: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const followUp = z.object({
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  view: z.object({ type: z.enum(['home', 'modal']), id: z.string(), hash: z.string().optional() }).optional(),
});

/** The ways to answer a person that a payload may carry. */
export interface FollowUp {
  readonly responseUrl?: string;
  readonly triggerId?: string;
  /** What they acted in, where that was no message. */
  readonly view?: {
    readonly type: 'home' | 'modal';
    readonly id: string;
    readonly hash?: string | undefined;
  };
}

export function readFollowUp(body: unknown): FollowUp {
  const { data } = followUp.safeParse(body);
  return {
    ...(data?.response_url ? { responseUrl: data.response_url } : {}),
    ...(data?.trigger_id ? { triggerId: data.trigger_id } : {}),
    ...(data?.view ? { view: data.view } : {}),
  };
}

const press = z.object({ actions: z.tuple([z.object({ type: z.literal('button') })], z.unknown()) });

/** Whether something was pressed; else it was typed into an input of a dialog. */
export function isPress(body: unknown): boolean {
  return press.safeParse(body).success;
}

function known(candidate: unknown): ChatEvent | undefined {
  return chatEvent.safeParse(candidate).data;
}

function valuesOf(
  blocks: Readonly<Record<string, Readonly<Record<string, z.infer<typeof inputState>>>>>,
): FormValues {
  return Object.fromEntries(
    Object.entries(blocks).flatMap(([name, inputs]) =>
      Object.values(inputs).map((state) => [name, enteredIn(state)]),
    ),
  );
}

function enteredIn(state: z.infer<typeof inputState>): string | boolean | undefined {
  if (state.type === 'checkboxes') return (state.selected_options ?? []).length > 0;
  return (
    state.value ??
    state.selected_option?.value ??
    state.selected_date ??
    state.selected_user ??
    state.selected_conversation ??
    undefined
  );
}
