import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Inbox } from '../../src/chat/platform.ts';
import { answer, refuse } from '../http/answer.ts';
import { jsonObject, readBody } from '../http/body.ts';
import { createInFlight } from '../http/in-flight.ts';
import { readEnvelope, tenantIn, type Where } from './activity.ts';
import { isLocal, type TeamsConfig, tenantOf } from './config.ts';
import type { Door } from './door.ts';
import { nameOf } from './errors.ts';
import { createOpenForms } from './forms.ts';
import type { Sender } from './send.ts';
import { serviceUrl } from './service-url.ts';
import { takeTurn } from './turn.ts';

export const MESSAGES_PATH = '/api/messages';

/** How long `stop` waits for what is in flight. */
const STOP_LIMIT_MS = 10_000;
/** Teams repeats a message that it thinks unheard within moments; presses are the engine's own to tell apart. */
const REMEMBERED_MS = 10 * 60_000;

export interface Receiver {
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  open(door: Door, inbox: Inbox): void;
  /** Takes nothing new and resolves when all that was taken is answered, or after 10 s. */
  close(): Promise<void>;
}

/** The route that Teams posts to. What it answers carries no detail: a status, and a body only for an invoke. */
export function createReceiver(config: TeamsConfig, sender: Sender): Receiver {
  const { log, clock } = config;
  const inFlight = createInFlight((error) =>
    log.error({ code: nameOf(error) }, 'something from Teams was not handled'),
  );
  const forms = createOpenForms(() => clock.now());
  const seen = new Map<string, number>();
  let opened: { readonly door: Door; readonly inbox: Inbox } | undefined;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === 'broken') return;
    if (body === 'too_long') return refuse(response, 413);
    const activity = jsonObject(body.toString('utf8'));
    if (!activity) return refuse(response, 400);
    if (!opened) return refuse(response, 503);
    const { door, inbox } = opened;

    const proof = await door.authenticate(request.headers.authorization ?? '', activity);
    if ('refused' in proof) {
      log.warn({ code: proof.detail }, 'a request to the Teams route was not from Teams');
      return refuse(response, proof.refused === 'unavailable' ? 503 : 401);
    }
    const from = readEnvelope(activity);
    if (from?.channelId !== 'msteams') return refuse(response, 400);
    const route = serviceUrl(from.serviceUrl, isLocal(config));
    const tenant = config.credentials.type === 'app' ? tenantIn(from) : tenantOf(config);
    if (!route || tenant !== tenantOf(config)) return refuse(response, 403);
    if (from.type === 'message' && repeated(`${from.conversation.id} ${from.id ?? ''}`, from.id)) {
      return answer(response, 200);
    }
    const where: Where = { workspaceId: tenant, route, at: clock.now() };
    const parts = { inbox, sender, forms, log, later: inFlight.track };
    const said = await door.take(proof.proof, activity, () => takeTurn(activity, from, where, parts));
    answer(response, said?.status ?? 200, said?.body);
  }

  function repeated(name: string, id: string | undefined): boolean {
    const now = clock.now();
    for (const [old, until] of seen) {
      if (until > now) break;
      seen.delete(old);
    }
    if (id === undefined) return false;
    if (seen.has(name)) return true;
    seen.set(name, now + REMEMBERED_MS);
    return false;
  }

  return {
    handle(request, response) {
      const path = request.url ?? '';
      if (path !== MESSAGES_PATH && !path.startsWith(`${MESSAGES_PATH}?`)) return false;
      if (request.method !== 'POST') refuse(response, 405);
      else if (!opened) refuse(response, 503);
      else {
        inFlight.track(
          take(request, response).catch((error: unknown) => {
            log.error({ code: nameOf(error) }, 'an activity was not handled');
            refuse(response, 500);
          }),
        );
      }
      return true;
    },
    open(door, inbox) {
      opened = { door, inbox };
    },
    async close() {
      opened = undefined;
      await inFlight.settled(STOP_LIMIT_MS);
    },
  };
}
