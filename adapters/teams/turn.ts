import { z } from 'zod';
import type { ChatEvent } from '../../src/chat/event.ts';
import type { Inbox } from '../../src/chat/platform.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { basis, type Envelope, readMembers, readMessage, readPress, type Where } from './activity.ts';
import type { TeamsLog } from './config.ts';
import type { InvokeAnswer } from './door.ts';
import { nameOf } from './errors.ts';
import type { OpenForms } from './forms.ts';
import { messageOf, sentence } from './message.ts';
import {
  type Answered,
  afterCancel,
  afterDialogForm,
  afterDialogPress,
  afterInlineForm,
  afterMessage,
  afterPress,
  privately,
  told,
  toldInDialog,
} from './reply.ts';
import type { Sender } from './send.ts';
import { SENTENCES } from './sentences.ts';
import { type Carried, readCarried } from './wire.ts';

export interface TurnParts {
  readonly inbox: Inbox;
  readonly sender: Pick<Sender, 'say' | 'change'>;
  readonly forms: OpenForms;
  readonly log: TeamsLog;
  /** Takes over work that follows the answer. */
  readonly later: (work: Promise<void>) => void;
}

const execute = z.object({ action: z.object({ data: z.unknown() }) });
const submit = z.object({ data: z.unknown() });

/**
 * One authenticated activity: read, stored, answered. `inbox.route` resolves when the event is stored, so Teams is
 * never told of something that could still be lost.
 *
 * @returns what an invoke is answered with; `undefined` for everything else
 */
export async function takeTurn(
  activity: Readonly<Record<string, unknown>>,
  from: Envelope,
  where: Where,
  parts: TurnParts,
): Promise<InvokeAnswer | undefined> {
  switch (from.type) {
    case 'invoke':
      return invoked(activity, from, where, parts);
    case 'message':
      await wrote(activity, from, where, parts);
      return undefined;
    case 'installationUpdate':
    case 'conversationUpdate':
      for (const event of readMembers(activity, from, where)) await parts.inbox.route(event);
      return undefined;
    default:
      return undefined;
  }
}

type Shape = 'execute' | 'fetch' | 'submit';

const SHAPES: Readonly<Record<string, Shape>> = {
  'adaptiveCard/action': 'execute',
  'task/fetch': 'fetch',
  'task/submit': 'submit',
};

async function invoked(
  activity: Readonly<Record<string, unknown>>,
  from: Envelope,
  where: Where,
  parts: TurnParts,
): Promise<InvokeAnswer> {
  const { name } = activity;
  const shape = typeof name === 'string' && Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
  const data =
    shape === 'execute'
      ? execute.safeParse(activity.value).data?.action.data
      : submit.safeParse(activity.value).data?.data;
  const carried = readCarried(data);
  const outOfDate = shape === 'fetch' || shape === 'submit' ? toldInDialog : told;
  const answered = shape && carried ? await answer(shape, carried, from, where, parts) : undefined;
  if (!answered) {
    parts.log.warn({ code: 'unknown_invoke' }, 'something was pressed that is not known');
    return outOfDate(SENTENCES.outOfDate);
  }
  parts.later(follow(answered, from, where, parts));
  return answered.answer;
}

async function answer(
  shape: Shape,
  carried: Carried,
  from: Envelope,
  where: Where,
  { inbox, forms }: TurnParts,
): Promise<Answered | undefined> {
  if (carried.kind === 'cancel') return shape === 'execute' ? afterCancel() : undefined;
  const event = readPress(carried, from, where);
  if (!event) return undefined;
  const reply: Reply = await inbox.route(event);
  const context = { userId: userOf(event), forms };
  if (carried.kind === 'press') {
    return shape === 'execute' ? afterPress(reply, context) : afterDialogPress(reply, context);
  }
  return shape === 'execute'
    ? afterInlineForm(reply, carried, context)
    : afterDialogForm(reply, carried, context);
}

/** The rest of an answer. Never rejects: what was stored is stored, and the engine brings messages up to date. */
async function follow(answered: Answered, from: Envelope, where: Where, parts: TurnParts): Promise<void> {
  const { event, actor } = basis(from, where);
  const { channelId } = event.place;
  const { sender, log } = parts;
  try {
    const changed = answered.at ?? (from.replyToId ? { channelId, messageId: from.replyToId } : undefined);
    if (answered.change && changed) await sender.change(changed, answered.change);
    if (answered.say) await sender.say(privately(where.workspaceId, actor.userId, event.place), answered.say);
  } catch (error) {
    log.warn({ code: nameOf(error), detail: detailOf(error) }, 'what follows an answer could not be shown');
  }
}

async function wrote(
  activity: unknown,
  from: Envelope,
  where: Where,
  { inbox, sender, forms, log, later }: TurnParts,
): Promise<void> {
  const read = readMessage(activity, from, where);
  if (!read) return;
  const event = 'event' in read ? read.event : pressIn(read.carried, from, where);
  if (!event) return;
  const said = afterMessage(await inbox.route(event), { userId: userOf(event), forms });
  if (!said) return;
  const { place } = basis(from, where).event;
  const to = privately(where.workspaceId, userOf(event), place);
  later(
    sender.say(to, said).then(
      () => undefined,
      async (error: unknown) => {
        log.warn({ code: nameOf(error), detail: detailOf(error) }, 'a message could not be answered');
        if (place.kind === 'direct') return;
        // Who asked in a channel and cannot be reached in private is told there how they can be.
        const channel = { type: 'channel', platform: 'teams', workspaceId: where.workspaceId } as const;
        await sender
          .say({ ...channel, channelId: from.conversation.id }, messageOf(sentence(SENTENCES.noChat)))
          .catch(() => undefined);
      },
    ),
  );
}

function pressIn(carried: Carried, from: Envelope, where: Where): ChatEvent | undefined {
  return carried.kind === 'cancel' ? undefined : readPress(carried, from, where);
}

function userOf(event: ChatEvent): string {
  return 'actor' in event ? (event.actor?.userId ?? '') : '';
}

function detailOf(error: unknown): string {
  return error instanceof Error && error.name === 'ConnectorError' ? error.message : '';
}
