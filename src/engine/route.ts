import type { ChatEvent, Commanded } from '../chat/event.ts';
import type { Inbox } from '../chat/platform.ts';
import { NOTHING, type Reply } from '../chat/reply.ts';
import { localeOf as inDistrict, type Sentences, say } from '../locales/index.ts';
import { folded } from '../model/folded.ts';
import { as, type PersonId, type TenantId } from '../model/ids.ts';
import { actorByUser } from '../store/queries/people.ts';
import { blockTenant, tenantByWorkspace } from '../store/queries/tenants.ts';
import type { Tx } from '../store/store.ts';
import type { Actor, CommandHandler, HandlerContext } from './loop.ts';
import type { EngineParts } from './parts.ts';

type Sentence = keyof Sentences['engine'];

/** Takes events from the adapters: finds out who acted, and runs the handler in one transaction. */
export function createInbox(parts: EngineParts): Inbox {
  return {
    async route(event) {
      const done = parts.metrics.ack();
      try {
        return await parts.store.transact(async (tx) => {
          const reply = await routeIn(tx, parts, event);
          await parts.receipts.keep(tx);
          return reply;
        });
      } catch (error) {
        const action = 'action' in event ? event.action : undefined;
        parts.log.error({ type: event.type, action, error }, 'an event was not handled');
        return 'actor' in event ? toast(localeOf(event), 'notSaved') : NOTHING;
      } finally {
        done();
      }
    },
    shown: parts.receipts.add,
  };
}

async function routeIn(tx: Tx, parts: EngineParts, event: ChatEvent): Promise<Reply> {
  switch (event.type) {
    case 'pressed':
    case 'submitted': {
      const actor = await actorOf(tx, event);
      if (!actor) return toast(localeOf(event), 'unknownPerson');
      const context: HandlerContext = { actor, now: parts.clock.now() };
      return (await handle(tx, parts, event, context)) ?? toast(actor.locale, 'olderMessage');
    }
    case 'commanded': {
      const actor = await actorOf(tx, event);
      if (!actor) return toast(localeOf(event), 'unknownPerson');
      return answerCommand(tx, parts, event, { actor, now: parts.clock.now() });
    }
    case 'uninstalled': {
      const tenant = await tenantByWorkspace(tx, event.platform, event.workspaceId);
      if (tenant) await blockTenant(tx, as<TenantId>(tenant.id), 'uninstalled');
      return NOTHING;
    }
    case 'homeOpened':
    case 'installed':
    case 'memberJoined':
    case 'memberLeft':
    case 'profileChanged':
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
  const responder = parts.responders.get(event.action.slice(0, event.action.indexOf('.')));
  if (!responder) return undefined;
  const { presses, submissions } = responder;
  if (event.type === 'pressed') {
    const press = Object.hasOwn(presses, event.action) ? presses[event.action] : undefined;
    return press?.(tx, event, context);
  }
  const submit = Object.hasOwn(submissions, event.action) ? submissions[event.action] : undefined;
  return submit?.(tx, event, context);
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
  { platform, workspaceId, actor }: Extract<ChatEvent, { type: 'pressed' | 'submitted' | 'commanded' }>,
): Promise<Actor | undefined> {
  const known = await actorByUser(tx, platform, workspaceId, actor.userId);
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
  return 'actor' in event && event.actor.locale?.toLowerCase().startsWith('es') ? 'es' : 'en';
}

function toast(locale: Actor['locale'], sentence: Sentence): Reply {
  return { type: 'toast', text: say(locale).engine[sentence] };
}
