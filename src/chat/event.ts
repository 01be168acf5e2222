import { z } from 'zod';

/** `loop.verb`, e.g. `checkin.answer`. The part before the dot names the loop that handles it. */
export type ActionName = `${string}.${string}`;

const actionName = z.custom<ActionName>(
  (value) => typeof value === 'string' && /^[a-z]+\.[a-z_]+$/.test(value),
);

/** A conversation as the platform vouches for it, and how it is reached (Teams' service URL). */
const place = z.object({
  channelId: z.string().min(1),
  kind: z.enum(['direct', 'group', 'channel']),
  route: z.string().min(1),
});

const base = {
  /** Which chat workspace (Slack team, Teams tenant) the event came from, as the platform vouches for it. */
  platform: z.enum(['slack', 'teams']),
  workspaceId: z.string().min(1),
  /** When it happened, by the injected clock. */
  at: z.number(),
  /** Where it came from, on platforms whose conversations must be remembered to be written to. */
  place: place.optional(),
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
    /** `key`: our own name for it, where the platform carries that along; as good as a value, never a right. */
    message: message.extend({ key: z.string().min(1).optional() }).optional(),
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
  /** What stands in a dialog that nobody has sent off: it is still open, or was closed. */
  z.object({
    ...base,
    type: z.literal('drafted'),
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
  /** `actor`: who installed the app, where the platform says so. */
  z.object({ ...base, type: z.literal('installed'), actor: actor.optional() }),
  z.object({ ...base, type: z.literal('uninstalled') }),
  /** The bot was let into a conversation: `place`. In a direct one, `actor` is the person. */
  z.object({ ...base, type: z.literal('welcomed'), place, actor: actor.optional() }),
  /** The bot was put out of a conversation: nothing can be written there until it is let in again. */
  z.object({ ...base, type: z.literal('dismissed'), place, actor: actor.optional() }),
  z.object({ ...base, type: z.literal('memberJoined'), actor, channelId: z.string() }),
  z.object({ ...base, type: z.literal('memberLeft'), actor, channelId: z.string() }),
  /** Somebody came into a group of people, or left it, or the group itself ended or is there again. */
  z.object({ ...base, type: z.literal('groupChanged'), groupId: z.string().min(1) }),
  z.object({ ...base, type: z.literal('profileChanged'), actor, deleted: z.boolean() }),
]);

/** Everything a person or a workspace can do to us, in one closed union. Adapters parse with {@link chatEvent}. */
export type ChatEvent = z.infer<typeof chatEvent>;

export type Pressed = Extract<ChatEvent, { type: 'pressed' }>;
export type Submitted = Extract<ChatEvent, { type: 'submitted' }>;
export type Drafted = Extract<ChatEvent, { type: 'drafted' }>;
export type Commanded = Extract<ChatEvent, { type: 'commanded' }>;

export type Place = z.infer<typeof place>;

/** The address of one message, as the platform gave it. */
export type MessageRef = z.infer<typeof message>;
