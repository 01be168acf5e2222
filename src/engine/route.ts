import type { ActionName, ChatEvent, Commanded } from '../chat/event.ts';
import type { Inbox } from '../chat/platform.ts';
import { NOTHING, type Reply } from '../chat/reply.ts';
import { DrivelineError } from '../errors.ts';
import { localeOf as inDistrict, type Sentences, say } from '../locales/index.ts';
import { folded } from '../model/folded.ts';
import { as, type PersonId, type TenantId } from '../model/ids.ts';
import { actorByUser, rememberActedOn } from '../store/queries/accounts.ts';
import { channelsIn, placeByKey } from '../store/queries/places.ts';
import { blockWorkspace, unblockWorkspace, workspaceByKey } from '../store/queries/workspaces.ts';
import type { Tx } from '../store/store.ts';
import { type Admission, BUSY, createAdmission, type Importance, importanceOf } from './admission.ts';
import type { Follow } from './follow.ts';
import { createFounding } from './founding.ts';
import { dismissed, heard } from './heard.ts';
import { createIntroductions } from './introductions.ts';
import type { Actor, CommandHandler, HandlerContext } from './loop.ts';
import type { EngineParts } from './parts.ts';
import { noteSighting } from './sightings.ts';
import { createZoneWatch, hearZone } from './zones.ts';

type Sentence = keyof Sentences['engine'];

/** Takes events from the adapters: finds out who acted, and runs the handler in one transaction. */
export function createInbox(parts: EngineParts, follow: Pick<Follow, 'heard'>): Inbox {
  const introduce = createIntroductions(parts);
  const zones = createZoneWatch(parts);
  const found = createFounding(parts);
  const admission: Admission = createAdmission(parts.metrics.turnedAway);
  const importance = (event: ChatEvent) =>
    importanceOf(event, (action) => responderOf(parts, { action })?.looks?.includes(action) ?? false);
  const handled = (event: ChatEvent) =>
    admission.run(importance(event), () =>
      parts.receipts.within((keep) =>
        parts.store.transact(async (tx) => {
          const reply = await routeIn(tx, parts, event);
          await keep(tx);
          return reply;
        }),
      ),
    );
  return {
    async route(event) {
      const done = parts.metrics.ack();
      try {
        const reply =
          (await handled(event)) ??
          ((await introduce(event)) || (await found(event)) ? await handled(event) : undefined);
        if (reply === BUSY) return busy(event, importance(event));
        follow.heard(event);
        zones.heard(event);
        return reply ?? toast(localeOf(event), 'unknownPerson');
      } catch (error) {
        if (error instanceof DrivelineError && error.code === 'overloaded') throw error;
        const action = 'action' in event ? event.action : undefined;
        parts.log.error({ type: event.type, action, error }, 'an event was not handled');
        return 'actor' in event ? toast(localeOf(event), 'notSaved') : NOTHING;
      } finally {
        done();
      }
    },
    shown: parts.receipts.add,
    routeTo: (platform, workspaceId, channelId) =>
      parts.store.read(async (tx) => {
        const key = { platform, workspaceId };
        const place = channelId === undefined ? undefined : await placeByKey(tx, { ...key, channelId });
        return place?.route ?? (await workspaceByKey(tx, key))?.route ?? undefined;
      }),
    channelsIn: (platform, workspaceId) => parts.store.read((tx) => channelsIn(tx, platform, workspaceId)),
  };
}

/**
 * Says so to whoever may hear it.
 *
 * @throws DrivelineError `overloaded` for what the workspace tells: not acknowledged, it comes again
 */
function busy(event: ChatEvent, importance: Importance): Reply {
  if (importance !== 'news') return toast(localeOf(event), 'busy');
  throw new DrivelineError({
    code: 'overloaded',
    message: 'Too much is waiting to be stored, so news from the workspace was not taken.',
    fix: 'Nothing: the platform sends it again. Where it lasts, docs/scaling.md says what saturates.',
  });
}

/** `undefined`: nobody knows who acted. */
async function routeIn(tx: Tx, parts: EngineParts, event: ChatEvent): Promise<Reply | undefined> {
  switch (event.type) {
    case 'pressed':
    case 'submitted': {
      const actor = await actorOf(tx, parts, event);
      if (!actor) return undefined;
      const context: HandlerContext = { actor, now: parts.clock.now() };
      if (event.type === 'pressed') await noteSighting(tx, parts, event, context.now);
      return (await handle(tx, parts, event, context)) ?? toast(actor.locale, 'olderMessage');
    }
    case 'drafted': {
      const actor = await actorOf(tx, parts, event);
      const drafts = responderOf(parts, event)?.drafts ?? {};
      if (actor && Object.hasOwn(drafts, event.action)) {
        await drafts[event.action]?.(tx, event, { actor, now: parts.clock.now() });
      }
      return NOTHING;
    }
    case 'commanded': {
      const actor = await actorOf(tx, parts, event);
      if (!actor) return undefined;
      return answerCommand(tx, parts, event, { actor, now: parts.clock.now() });
    }
    case 'uninstalled': {
      await blockWorkspace(tx, event, 'uninstalled');
      return NOTHING;
    }
    case 'welcomed': {
      const known =
        event.actor && (await actorByUser(tx, event.platform, event.workspaceId, event.actor.userId));
      await heard(tx, event, known);
      return known || !event.actor ? NOTHING : undefined;
    }
    case 'dismissed':
      await dismissed(tx, event);
      return NOTHING;
    case 'homeOpened': {
      const actor = await actorOf(tx, parts, event);
      if (!actor) return undefined;
      return homeOf(tx, parts, { actor, now: parts.clock.now() });
    }
    case 'installed':
      await unblockWorkspace(tx, event);
      // Whoever installed the app where no district is yet is asked for, and then it is set up.
      return event.actor && !(await workspaceByKey(tx, event)) ? undefined : NOTHING;
    case 'profileChanged': {
      const account = { userId: event.actor.userId, deleted: event.deleted };
      const known = await actorByUser(tx, event.platform, event.workspaceId, account.userId);
      if (known && event.actor.zone !== undefined) await hearZone(tx, parts, event, known);
      for (const { follower } of parts.responders.values()) {
        await follower?.accountChanged?.(tx, event, account, parts.clock.now());
      }
      return NOTHING;
    }
    // Who is in the channel or group now is asked for, not taken from the event: one of these may be lost or late.
    case 'memberJoined':
    case 'memberLeft':
    case 'groupChanged':
      return NOTHING;
  }
}

/** `undefined`: no loop of this version knows the action. */
async function handle(
  tx: Tx,
  parts: EngineParts,
  event: Extract<ChatEvent, { type: 'pressed' | 'submitted' }>,
  context: HandlerContext,
): Promise<Reply | undefined> {
  const responder = responderOf(parts, event);
  if (!responder) return undefined;
  const { presses, submissions } = responder;
  if (event.type === 'pressed') {
    const press = Object.hasOwn(presses, event.action) ? presses[event.action] : undefined;
    return press?.(tx, event, context);
  }
  const submit = Object.hasOwn(submissions, event.action) ? submissions[event.action] : undefined;
  return submit?.(tx, event, context);
}

async function homeOf(tx: Tx, parts: EngineParts, context: HandlerContext): Promise<Reply> {
  for (const responder of parts.responders.values()) {
    if (responder.home) return responder.home(tx, context);
  }
  return NOTHING;
}

function responderOf(parts: EngineParts, { action }: { readonly action: ActionName }) {
  return parts.responders.get(action.slice(0, action.indexOf('.')));
}

/** The handler whose name begins what was typed; of two, the longer name. */
async function answerCommand(
  tx: Tx,
  parts: EngineParts,
  event: Commanded,
  context: HandlerContext,
): Promise<Reply> {
  const words = event.text.split(/\s+/).filter((word) => word !== '');
  const said = words.map(folded);
  let best: { readonly length: number; readonly handler: CommandHandler } | undefined;
  for (const { commands } of parts.responders.values()) {
    for (const [name, handler] of Object.entries(commands ?? {})) {
      const named = name === '' ? [] : name.split(' ');
      if (named.every((word, i) => word === said[i]) && (!best || named.length > best.length))
        best = { length: named.length, handler };
    }
  }
  return best ? best.handler(tx, event, words.slice(best.length).join(' '), context) : NOTHING;
}

async function actorOf(
  tx: Tx,
  parts: EngineParts,
  event: Extract<ChatEvent, { type: 'pressed' | 'submitted' | 'drafted' | 'commanded' | 'homeOpened' }>,
): Promise<Actor | undefined> {
  const { platform, workspaceId, actor } = event;
  const known = await actorByUser(tx, platform, workspaceId, actor.userId);
  await heard(tx, event, known);
  if (known && known.actedOn !== platform) await rememberActedOn(tx, as(known.personId), platform);
  if (known) await hearZone(tx, parts, event, known);
  return (
    known && {
      tenantId: as<TenantId>(known.tenantId),
      personId: as<PersonId>(known.personId),
      locale: inDistrict(known.locale, known.vocabulary),
    }
  );
}

/** The language the platform says a person reads, where the district file cannot tell. */
function localeOf(event: ChatEvent): Actor['locale'] {
  return 'actor' in event && event.actor?.locale?.toLowerCase().startsWith('es') ? 'es' : 'en';
}

function toast(locale: Actor['locale'], sentence: Sentence): Reply {
  return { type: 'toast', text: say(locale).engine[sentence] };
}
