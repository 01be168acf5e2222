import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { answer, refuse } from '../../http/answer.ts';
import { readBody } from '../../http/body.ts';
import type { InFlight } from '../../http/in-flight.ts';
import type { SlackLog } from '../config.ts';
import { framesOf, nameOf } from '../errors.ts';
import { EVENTS_PATH } from '../manifest.ts';
import { type Payload, parseBody } from './body.ts';
import { deliver } from './deliver.ts';
import { createVerify } from './signature.ts';

/**
 * Bolt's `Receiver` over an HTTP server that is somebody else's. In place of Bolt's own `HTTPReceiver` because
 * that one acknowledges an event before any listener saw it, takes timestamps from the future, answers what it
 * does not know with 404 after three seconds, and costs three times the CPU per tap.
 */
export interface HttpReceiver extends Receiver {
  handle(request: IncomingMessage, response: ServerResponse): boolean;
}

/** By what a request learns, from inside Bolt, that its payload could be read. */
const READ = 'payloadWasRead';

export function createHttpReceiver(signingSecret: string, inFlight: InFlight, log: SlackLog): HttpReceiver {
  // Signatures are bound to the wire's time, so no injected clock here.
  const verify = createVerify(signingSecret, () => Date.now() / 1000);
  let app: App | undefined;
  let open = false;

  function turnAway(response: ServerResponse, status: number): void {
    log.warn({ status }, 'a request to the Slack route was refused');
    refuse(response, status);
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === 'broken') return;
    if (body === 'too_long') return turnAway(response, 413);
    if (isSslCheck(body)) return answer(response, 200);
    const { headers } = request;
    const verdict = verify(headers['x-slack-request-timestamp'], headers['x-slack-signature'], body);
    if (verdict === 'stale') {
      log.error(
        { code: 'clock_off', fix: 'Set the clock of this machine by NTP. Taps are taken again at once.' },
        'Slack signed a request more than five minutes from now: this clock is wrong, or an old request was played back. It was refused, and nothing was saved',
      );
    }
    if (verdict !== 'genuine') return turnAway(response, 401);
    let payload: Payload;
    try {
      payload = parseBody(body, headers['content-type']);
    } catch {
      return turnAway(response, 400);
    }
    if (payload.type === 'url_verification') return answer(response, 200, { challenge: payload.challenge });
    if (payload.type === 'app_rate_limited') {
      log.error({ code: 'app_rate_limited' }, 'Slack holds back events: more than 30,000 in an hour');
      return answer(response, 200);
    }
    await process(payload, request, response);
  }

  async function process(payload: Payload, request: IncomingMessage, response: ServerResponse) {
    // Opened before Bolt was there.
    if (!app) return turnAway(response, 503);
    let read = false;
    try {
      await deliver(app, {
        body: payload,
        ack: async (said) => answer(response, 200, said === '' ? undefined : said),
        customProperties: {
          [READ]: () => {
            read = true;
          },
        },
        ...retryOf(request),
      });
    } catch (error) {
      const what = { code: nameOf(error), at: framesOf(error) };
      // Bolt itself could make nothing of it, and will not the next time either: no fault of ours to be tried again.
      if (read) log.error(what, 'an event from Slack was not handled');
      else log.warn(what, 'a signed request to the Slack route is nothing that Slack sends');
      turnAway(response, read ? 500 : 400);
    }
  }

  return {
    init(boltApp) {
      app = boltApp;
      app.use(async ({ context, next }) => {
        const told: unknown = context[READ];
        if (typeof told === 'function') told();
        await next();
      });
    },
    async start() {
      open = true;
    },
    async stop() {
      open = false;
    },
    handle(request, response) {
      const path = request.url ?? '';
      if (path !== EVENTS_PATH && !path.startsWith(`${EVENTS_PATH}?`)) return false;
      // Slack sends an event again after a 503; a person sees that the tap did not arrive.
      if (request.method !== 'POST') turnAway(response, 405);
      else if (!open) turnAway(response, 503);
      else inFlight.track(take(request, response));
      return true;
    },
  };
}

/** Slack's check of the certificate: unsigned, and answered without looking at anything else it carries. */
function isSslCheck(body: Buffer): boolean {
  return body.length < 1024 && /(^|&)ssl_check=1(&|$)/.test(body.toString('latin1'));
}

function retryOf(request: IncomingMessage): { retryNum?: number; retryReason?: string } {
  const num = request.headers['x-slack-retry-num'];
  const reason = request.headers['x-slack-retry-reason'];
  return {
    ...(typeof num === 'string' ? { retryNum: Number(num) } : {}),
    ...(typeof reason === 'string' ? { retryReason: reason } : {}),
  };
}
