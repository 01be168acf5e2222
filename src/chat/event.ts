import { z } from 'zod';

/** `loop.verb`, e.g. `checkin.answer`. The part before the dot names the loop that handles it. */
export type ActionName = `${string}.${string}`;

const actionName = z.custom<ActionName>(
  (value) => typeof value === 'string' && /^[a-z]+\.[a-z_]+$/.test(value),
);

const base = {
  /** Which chat workspace (Slack team, Teams tenant) the event came from, as the platform vouches for it. */
  platform: z.enum(['slack', 'teams']),
  workspaceId: z.string().min(1),
  /** When it happened, by the injected clock. */
  at: z.number(),
};

/** Who did it, as the platform vouches for it. Never taken from what a button carries. */
const actor = z.object({
  userId: z.string().min(1),
  locale: z.string().optional(),
  zone: z.string().optional(),
});

const message = z.object({ channelId: z.string().min(1), messageId: z.string().min(1) });

export const chatEvent = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('pressed'),
    actor,
    action: actionName,
    value: z.string(),
    message: message.optional(),
    /** The platform's own order of taps (Slack `action_ts`), in ms; a later tap wins over an earlier one. */
    order: z.number(),
  }),
  z.object({
    ...base,
    type: z.literal('submitted'),
    actor,
    action: actionName,
    subject: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.boolean(), z.undefined()])),
    order: z.number(),
  }),
  z.object({
    ...base,
    type: z.literal('commanded'),
    actor,
    command: z.string(),
    text: z.string(),
    channelId: z.string(),
  }),
  z.object({ ...base, type: z.literal('homeOpened'), actor }),
  z.object({ ...base, type: z.literal('installed') }),
  z.object({ ...base, type: z.literal('uninstalled') }),
  z.object({ ...base, type: z.literal('memberJoined'), actor, channelId: z.string() }),
  z.object({ ...base, type: z.literal('memberLeft'), actor, channelId: z.string() }),
  z.object({ ...base, type: z.literal('profileChanged'), actor, deleted: z.boolean() }),
]);

/** Everything a person or a workspace can do to us, in one closed union. Adapters parse with {@link chatEvent}. */
export type ChatEvent = z.infer<typeof chatEvent>;

export type Pressed = Extract<ChatEvent, { type: 'pressed' }>;
export type Submitted = Extract<ChatEvent, { type: 'submitted' }>;
export type Commanded = Extract<ChatEvent, { type: 'commanded' }>;

/** The address of one message, as the platform gave it. */
export type MessageRef = z.infer<typeof message>;
