import { z } from 'zod';
import { type ChatEvent, chatEvent, type Place } from '../../src/chat/event.ts';
import { type Carried, readCarried } from './wire.ts';

/*
 * What Teams sends, as events. Only what is used of an activity is read; the text, the card and the names in it are
 * never trusted to say who somebody is.
 */

const party = z.object({ id: z.string().min(1), aadObjectId: z.string().min(1).nullish() });

/** What every activity has that we can do anything with. */
const envelope = z.object({
  type: z.string(),
  id: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string(),
  from: party,
  recipient: z.object({ id: z.string().min(1) }),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.enum(['personal', 'groupChat', 'channel']).nullish().catch(undefined),
    tenantId: z.string().nullish(),
    isGroup: z.boolean().nullish().catch(undefined),
  }),
  channelData: z
    .object({ tenant: z.object({ id: z.string() }).nullish() })
    .nullish()
    .catch(undefined),
  timestamp: z.union([z.string(), z.date()]).optional().catch(undefined),
  locale: z.string().max(35).nullish().catch(undefined),
  localTimezone: z.string().max(60).nullish().catch(undefined),
  replyToId: z.string().nullish().catch(undefined),
});

export type Envelope = z.infer<typeof envelope>;

export function readEnvelope(activity: unknown): Envelope | undefined {
  return envelope.safeParse(activity).data;
}

/** The Entra tenant that an activity is from; `undefined` where its two places for it contradict each other. */
export function tenantIn({ conversation, channelData }: Envelope): string | undefined {
  const said = [conversation.tenantId, channelData?.tenant?.id].filter(
    (id) => id !== undefined && id !== null,
  );
  return new Set(said).size === 1 ? said[0] : undefined;
}

/** What was settled about an activity before it is read: by whom it may be, where it is from, and when it came. */
export interface Where {
  readonly workspaceId: string;
  readonly route: string;
  readonly at: number;
}

/** The platform's own time may be off by this much; beyond it ours orders taps. */
const CLOCK_SKEW_MS = 10 * 60_000;

/** The parts that all events of an activity share. */
export function basis(from: Envelope, { workspaceId, route, at }: Where) {
  const { locale } = from;
  const zone = from.localTimezone;
  const told = new Date(from.timestamp ?? Number.NaN).getTime();
  return {
    event: { platform: 'teams', workspaceId, at, place: placeOf(from, route) },
    actor: {
      userId: userIdOf(from.from),
      ...(locale ? { locale } : {}),
      ...(zone && isZone(zone) ? { zone } : {}),
    },
    order: Math.abs(told - at) < CLOCK_SKEW_MS ? told : at,
  } as const;
}

/** Teams always names the Entra object; Microsoft's playground does not for everybody. */
function userIdOf({ aadObjectId, id }: z.infer<typeof party>): string {
  return aadObjectId?.toLowerCase() ?? id;
}

function placeOf({ conversation }: Envelope, route: string): Place {
  const { conversationType } = conversation;
  const kind =
    conversationType === 'channel'
      ? 'channel'
      : conversationType === 'groupChat' || conversation.isGroup
        ? 'group'
        : 'direct';
  return { channelId: withoutThread(conversation.id), kind, route };
}

/** `19:…@thread.tacv2;messageid=1700…` is a thread of a channel. */
export function withoutThread(conversationId: string): string {
  return conversationId.split(';messageid=', 1)[0] ?? conversationId;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A pressed button or a sent form as an event; `undefined` where it is none that we could have made. */
export function readPress(
  carried: Exclude<Carried, { kind: 'cancel' }>,
  from: Envelope,
  where: Where,
): ChatEvent | undefined {
  const { event, actor, order } = basis(from, where);
  const key = carried.kind === 'press' && carried.sentAs !== undefined ? { key: carried.sentAs } : {};
  const message = from.replyToId
    ? { message: { channelId: event.place.channelId, messageId: from.replyToId, ...key } }
    : {};
  const said =
    carried.kind === 'press'
      ? { type: 'pressed', action: carried.action, value: carried.value, ...message }
      : { type: 'submitted', action: carried.action, subject: carried.subject, values: carried.values };
  return chatEvent.safeParse({ ...event, actor, order, ...said }).data;
}

const message = z.object({
  text: z.string().nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.unknown()).nullish().catch(undefined),
});

const mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string() }),
});

/** The command that Slack calls by a slash; in Teams it is simply what somebody writes to the bot. */
const COMMAND = 'driveline';

/** Whoever knows it from Slack, or from our own sentences, writes the bot's name first; it names no command. */
const ADDRESSED = new RegExp(`^[/@]?${COMMAND}(?![\\p{L}\\p{N}])[\\s,:]*|^/`, 'iu');

/** What a message is: a button's value (an old client's), a command, or nothing that is meant for the bot. */
export function readMessage(
  activity: unknown,
  from: Envelope,
  where: Where,
): { readonly carried: Carried } | { readonly event: ChatEvent } | undefined {
  const read = message.safeParse(activity).data;
  if (!read) return undefined;
  const carried = readCarried(read.value);
  if (carried) return { carried };
  const { event, actor } = basis(from, where);
  const { text, mentioned } = withoutMention(read, from.recipient.id);
  // In channels and groups only what is addressed to the bot reaches it, unless an admin gave it more.
  if (event.place.kind !== 'direct' && !mentioned) return undefined;
  const said = { type: 'commanded', command: COMMAND, text, channelId: event.place.channelId };
  const parsed = chatEvent.safeParse({ ...event, actor, ...said }).data;
  return parsed && { event: parsed };
}

function withoutMention(
  { text, entities }: z.infer<typeof message>,
  botId: string,
): { readonly text: string; readonly mentioned: boolean } {
  const ours = (entities ?? [])
    .map((entity) => mention.safeParse(entity).data)
    .filter((one) => one?.mentioned.id === botId);
  const left = ours.reduce((rest, one) => rest.replace(one?.text ?? '', ' '), text ?? '');
  // What is left of markup is other people's names; the words are what counts.
  const plain = left.replace(/<\/?at[^<>]{0,200}>/g, ' ').replace(/&nbsp;/g, ' ');
  return { text: plain.replace(/\s+/g, ' ').trim().replace(ADDRESSED, ''), mentioned: ours.length > 0 };
}

const update = z.object({
  action: z.string().nullish(),
  membersAdded: z.array(party).nullish(),
  membersRemoved: z.array(party).nullish(),
  channelData: z
    .object({
      eventType: z.string().nullish(),
      channel: z.object({ id: z.string().min(1) }).nullish(),
    })
    .nullish()
    .catch(undefined),
});

/**
 * What happens to a channel or to a whole team, and whether it can be written to from then on. A team's own id is
 * that of its general channel.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
const OPEN_AFTER: Readonly<Record<string, boolean>> = {
  channelDeleted: false,
  channelRestored: true,
  teamArchived: false,
  teamUnarchived: true,
  teamDeleted: false,
  teamHardDeleted: false,
  teamRestored: true,
};

/** Who came and who went: the bot itself, or people of a conversation that it is in. */
export function readMembers(activity: unknown, from: Envelope, where: Where): ChatEvent[] {
  const read = update.safeParse(activity).data;
  if (!read) return [];
  const { event, actor } = basis(from, where);
  const { channelId, kind } = event.place;
  const who = kind === 'direct' && from.from.id !== from.recipient.id ? { actor } : {};
  const bot = (welcome: boolean) => ({ ...event, type: welcome ? 'welcomed' : 'dismissed', ...who });
  if (from.type === 'installationUpdate') {
    // `add`, `add-upgrade`, `remove`, `remove-upgrade`.
    const events = read.action?.startsWith('add')
      ? [bot(true)]
      : read.action?.startsWith('remove')
        ? [bot(false)]
        : [];
    return known(events);
  }
  const { eventType, channel } = read.channelData ?? {};
  if (eventType && Object.hasOwn(OPEN_AFTER, eventType)) {
    const id = eventType.startsWith('channel') ? channel?.id : channelId;
    const place = id === undefined ? undefined : { ...event.place, channelId: id };
    return known([{ ...event, type: OPEN_AFTER[eventType] ? 'welcomed' : 'dismissed', place }]);
  }
  const moved = (people: typeof read.membersAdded, came: boolean) =>
    (people ?? []).map((one) =>
      one.id === from.recipient.id
        ? bot(came)
        : {
            ...event,
            type: came ? 'memberJoined' : 'memberLeft',
            actor: { userId: userIdOf(one) },
            channelId,
          },
    );
  return known([...moved(read.membersAdded, true), ...moved(read.membersRemoved, false)]);
}

function known(candidates: readonly unknown[]): ChatEvent[] {
  return candidates.flatMap((candidate) => chatEvent.safeParse(candidate).data ?? []);
}
