import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { createSlackEdge } from '../../../../adapters/playground/edge/index.ts';
import type {
  EdgeMessage,
  EdgeOptions,
  EdgeSeed,
  SlackEdge,
} from '../../../../adapters/playground/edge/types.ts';

export const behinds = ['emulate', 'bare'] as const;

export const seed: EdgeSeed = {
  team: { name: 'Lakeside', domain: 'lakeside' },
  users: [
    {
      name: 'ana',
      realName: 'Ana Ruiz',
      email: 'ana@lakeside.example',
      tz: 'America/Chicago',
      title: 'Teacher',
    },
    { name: 'ben', realName: 'Ben Ode', email: 'ben@lakeside.example', tz: 'Asia/Kolkata', title: 'Coach' },
    // Both names are taken inside emulate from the start.
    { name: 'admin', realName: 'Ada Min', email: 'ada@lakeside.example', tz: 'Pacific/Honolulu', title: '' },
  ],
  channels: [
    { name: 'general', members: ['ana', 'admin'] },
    { name: 'Grades 3–5', members: ['ben'] },
  ],
};

/** A Monday morning; the tests' clock stands still until they move it. */
export const monday = Date.parse('2026-11-02T15:00:00Z');

export interface Bench {
  readonly edge: SlackEdge;
  readonly client: WebClient;
  readonly ana: string;
  readonly ben: string;
  readonly clock: { now: number };
}

/** An edge of this test's own, closed when the test ends. */
export async function bench(options: Partial<EdgeOptions> = {}): Promise<Bench> {
  const clock = { now: monday };
  const edge = await createSlackEdge({ seed, now: () => clock.now, behind: 'bare', ...options });
  onTestFinished(() => edge.close());
  return { edge, client: clientOf(edge), ana: userId(edge, 'ana'), ben: userId(edge, 'ben'), clock };
}

export function clientOf(edge: SlackEdge, token = edge.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: edge.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  });
}

/** Bolt's own noise about errors that the tests provoke. */
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A real Bolt app on an ephemeral port, connected to the edge. */
export async function boltApp(edge: SlackEdge): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: edge.signingSecret, logger: silent });
  const app = new App({
    receiver,
    token: edge.botToken,
    convoStore: false,
    logger: silent,
    clientOptions: { slackApiUrl: edge.apiUrl, retryConfig: { retries: 0 } },
  });
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  // It listens on TCP, so its address is an AddressInfo.
  const { port } = server.address() as AddressInfo;
  edge.connect(`http://127.0.0.1:${port}/slack/events`);
  onTestFinished(async () => {
    server.closeAllConnections();
    await receiver.stop();
  });
  return app;
}

export function userId(edge: SlackEdge, name: string): string {
  const user = edge.users().find((one) => one.name === name);
  if (user === undefined) throw new Error(`nobody is called ${name}`);
  return user.id;
}

export function only(messages: readonly EdgeMessage[]): EdgeMessage {
  const [message] = messages;
  if (message === undefined || messages.length > 1) throw new Error(`${messages.length} messages, not one`);
  return message;
}

/** The error code with which a call was refused. */
export async function refused(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error?: string } };
    return data?.error ?? String(error);
  }
  throw new Error('the call was not refused');
}

export const rating = (actionId = 'checkin.answer', value = 'c1:2') => ({
  type: 'actions',
  block_id: 'rating',
  elements: [
    {
      type: 'button',
      action_id: actionId,
      value,
      text: { type: 'plain_text', text: 'Partly', emoji: true },
      accessibility_label: 'Rate training as partly in place',
    },
  ],
});
