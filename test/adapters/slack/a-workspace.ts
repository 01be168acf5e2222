import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlackAdapter, type SlackConfig } from '../../../adapters/slack/index.ts';
import type { ChatEvent } from '../../../src/chat/event.ts';
import type { ChatPlatform, Inbox } from '../../../src/chat/platform.ts';
import type { Receipt, Reply } from '../../../src/chat/reply.ts';

export const SECRET = 'a-signing-secret-of-thirty-two-b';
export const NOW = Date.parse('2026-11-02T15:00:00Z');

/** The adapter on a real HTTP server, with an inbox that notes what it is given and answers as told. */
export interface Bot {
  readonly slack: ChatPlatform;
  readonly url: string;
  readonly routed: ChatEvent[];
  readonly receipts: Receipt[];
  readonly logged: string[];
  /** What the engine answers next; `nothing` unless told. */
  reply: (event: ChatEvent) => Promise<Reply> | Reply;
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** As Slack posts an interaction: a form with one signed field of JSON. */
  interact(payload: object): Promise<Response>;
  /** As Slack posts an event. */
  event(payload: object): Promise<Response>;
  close(): Promise<void>;
}

export async function startBot(over: Partial<Extract<SlackConfig, { botToken: string }>> = {}): Promise<Bot> {
  const logged: string[] = [];
  const note = (object: object, message: string) => void logged.push(`${message} ${JSON.stringify(object)}`);
  const slack = createSlackAdapter({
    botToken: 'xoxb-test',
    signingSecret: SECRET,
    // Nothing listens there, so a call that a test did not mean fails at once.
    apiUrl: 'http://127.0.0.1:9/api/',
    clock: { now: () => NOW },
    log: { info: note, warn: note, error: note },
    ...over,
  });
  const server = await listening((request, response) => {
    if (slack.handle(request, response)) return;
    response.statusCode = 418;
    response.end();
  });
  const url = `${originOf(server)}/slack/events`;
  const secret = over.signingSecret ?? SECRET;
  const routed: ChatEvent[] = [];
  const receipts: Receipt[] = [];
  const inbox: Inbox = {
    route: async (event) => {
      routed.push(event);
      return bot.reply(event);
    },
    shown: (receipt) => void receipts.push(receipt),
    routeTo: async () => undefined,
    channelsIn: async () => [],
  };
  const bot: Bot = {
    slack,
    url,
    routed,
    receipts,
    logged,
    reply: () => ({ type: 'nothing' }),
    post: (body, headers = {}) =>
      fetch(url, { method: 'POST', body, headers: { ...signed(body, secret), ...headers } }),
    interact: (payload) =>
      bot.post(`payload=${encodeURIComponent(JSON.stringify(payload)).replaceAll('%20', '+')}`, FORM),
    event: (payload) => bot.post(JSON.stringify(payload), { 'content-type': 'application/json' }),
    close: async () => {
      await slack.stop();
      await closed(server);
    },
  };
  await slack.start(inbox);
  return bot;
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

export function signed(body: string, secret = SECRET, seconds = Math.floor(Date.now() / 1000)) {
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${signature}` };
}

export async function listening(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

export function originOf(server: Server): string {
  // A server that listens on a TCP port always has an AddressInfo.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A tap on a rating, as Slack sends it. */
export function tap(over: object = {}): object {
  return {
    type: 'block_actions',
    team: { id: 'T1', domain: 'lakeside' },
    user: { id: 'U1', username: 'ana', name: 'ana', team_id: 'T1' },
    api_app_id: 'A1',
    token: 'old',
    container: { type: 'message', message_ts: '1700000000.000100', channel_id: 'D1', is_ephemeral: false },
    trigger_id: '1.2.3',
    channel: { id: 'D1', name: 'directmessage' },
    is_enterprise_install: false,
    enterprise: null,
    state: { values: {} },
    actions: [
      {
        action_id: 'checkin.answer#2',
        block_id: 'b1',
        text: { type: 'plain_text', text: 'In place' },
        value: 'c1|2',
        type: 'button',
        action_ts: '1700000100.123456',
      },
    ],
    ...over,
  };
}

/** An Events API callback around one event. */
export function callback(event: object, id = 'Ev1'): object {
  return {
    token: 'old',
    team_id: 'T1',
    api_app_id: 'A1',
    event,
    type: 'event_callback',
    event_id: id,
    event_time: 1700000000,
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T1',
        user_id: 'UBOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  };
}
