import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { type Bot, startBot } from '../../src/main.ts';
import { changed, changes } from '../doubles/mutations.ts';
import { createBrowser, createTownWorld } from '../doubles/town-world.ts';

/** More with DRIVELINE_MUTATIONS; the platforms' own doors are in mutated.test.ts. */
const RUNS = Math.ceil(Number(process.env.DRIVELINE_MUTATIONS ?? 500) / 10);
const WORDS = 'my principal is the barrier';

interface Attack {
  readonly method: string;
  /** As it goes over the wire, which `fetch` would tidy. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Stands for a status of the client's own making. */
const CUT_OFF = 499;

function send(url: string, { method, path, headers = {}, body }: Attack) {
  const { hostname, port } = new URL(url);
  return new Promise<{ status: number; text: string }>((resolve) => {
    const asking = ask({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        // The stream of changes never ends by itself.
        if (response.headers['content-type'] === 'text/event-stream') response.destroy();
      });
      response.on('close', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    // Turned away with its body unread, the connection may be cut before the status has been heard.
    asking.on('error', () => resolve({ status: CUT_OFF, text: '' }));
    asking.end(body);
  });
}

/** A generic answer: not our fault, no stack, nothing of what was sent. */
function expectGeneric({ status, text }: { status: number; text: string }, what: unknown): void {
  const named = JSON.stringify(what).slice(0, 2_000);
  expect(status, named).toBeGreaterThanOrEqual(200);
  expect(status, named).toBeLessThan(500);
  expect(text, named).not.toMatch(/\bat .*[\\/][\w.-]+\.[jt]s\b|\b[A-Z]\w*Error\b/);
  expect(text, named).not.toContain(WORDS);
}

const PATHS = [
  ...[
    '/',
    '//',
    '//evil.example/',
    '/%',
    '/%00',
    '/..%2f..%2fetc%2fpasswd',
    '/../../etc/passwd',
    '/constructor',
  ],
  ...[
    '/healthz',
    '/readyz',
    '/metrics',
    '/slack/install',
    '/slack/oauth_redirect',
    '/slack/events',
    '/api/messages',
  ],
  ...[
    '/playground/',
    '/playground/state',
    '/playground/changes',
    '/playground/press',
    '/playground/__proto__',
  ],
  ...[
    '/playground/../../../package.json',
    '/playground/%2e%2e/%2e%2e/package.json',
    '/playground/constructor',
  ],
  ...['http://evil.example/', '*'],
];

const anything = fc.record({
  path: fc
    .tuple(fc.constantFrom(...PATHS), fc.option(fc.webQueryParameters(), { nil: '' }))
    .map(([path, query]) =>
      query ? `${path}?person=${query}&state=${query}&code=${WORDS.replaceAll(' ', '+')}` : path,
    ),
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
  headers: fc.constantFrom<Readonly<Record<string, string>>>(
    ...[{}, { cookie: '__proto__=1; state=%' }, { cookie: 'x'.repeat(4_000) }],
    ...[
      { 'content-type': 'application/json' },
      { 'content-type': 'application/json', 'accept-language': ',;q=x' },
    ],
  ),
  body: fc.oneof(
    fc.constant('{}'),
    fc.json({ maxDepth: 2 }),
    fc.constant(`${'['.repeat(20_000)}${']'.repeat(20_000)}`),
  ),
});

/** What cannot be sent as one header or as one address ends at the client. */
const sent = (attacks: readonly Attack[]) => attacks.filter(({ path }) => /^[\x21-\x7e]+$/.test(path));

describe('the playground', () => {
  let bot: Bot;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'driveline-'));
    const file = join(folder, 'playground.sqlite');
    bot = await startBot(readConfig({ DATABASE_URL: `file:${file}`, PORT: '0' }), {
      log: createLog('silent'),
      playgroundWeeks: 1,
    });
  }, 240_000);
  afterAll(async () => {
    await bot?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers whatever is sent to any path, and none with 5xx', { timeout: 240_000 }, async () => {
    for (const attack of sent(fc.sample(anything, { numRuns: RUNS, seed: 7 })))
      expectGeneric(await send(bot.url, attack), attack);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
  });

  it('takes no press, no words and no jump that its page did not make: mutated, foreign, too large, too deep', {
    timeout: 240_000,
  }, async () => {
    const state = await (await fetch(`${bot.url}/playground/state`)).text();
    const person = /"id":"(U\w+)"/.exec(state)?.[1] ?? 'U1';
    const real = [
      ['press', { person, channelId: 'D1', ts: '1.1', actionId: 'checkin.answer', value: 'x' }],
      ['command', { person, channelId: 'D1', text: WORDS }],
      ['submit', { person, values: { a: { b: WORDS } } }],
      ['say', { person, channelId: 'D1', text: WORDS }],
      ['open-home', { person }],
      ['press-view', { person, actionId: 'home.pause', value: 'x' }],
      ['close-dialog', { person }],
      ['teams-press', { person, channelId: 'x', messageId: 'y', data: {} }],
      ['teams-say', { person, channelId: 'x', text: WORDS }],
      ['jump', { to: 'nowhere' }],
    ] as const;
    const json = { 'content-type': 'application/json' };
    const mutated = fc.sample(fc.tuple(fc.constantFrom(...real), changes), { numRuns: RUNS, seed: 11 });
    for (const [[path, body], made] of mutated) {
      const text = JSON.stringify(changed(body, made)) ?? 'null';
      const attack = { method: 'POST', path: `/playground/${path}`, headers: json, body: text };
      expectGeneric(await send(bot.url, attack), attack);
    }
    const press = (headers: Readonly<Record<string, string>>, body = '{}') =>
      send(bot.url, { method: 'POST', path: '/playground/press', headers, body });
    // Another site's page, a name that was bound to this machine, and a form that needs no leave of the browser.
    expect((await press({ ...json, origin: 'https://evil.example' })).status).toBe(403);
    expect((await press({ ...json, host: 'evil.example' })).status).toBe(403);
    expect((await press({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await press(json, `{"person":"${'x'.repeat(100_000)}"}`)).status).toBe(400);
    expect((await press(json, '['.repeat(60_000))).status).toBe(400);
    expect((await press(json, '{"__proto__":{"person":"x"},"person":{"toString":1}}')).status).toBe(400);
  });

  it.each(['/playground/press', '/healthz', '/metrics', '/'])(
    'is not held by who sends %s drop by drop',
    async (path) => {
      const { port } = new URL(bot.url);
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{`,
        ),
      );
      socket.on('error', () => {});
      for (let i = 0; i < 20; i++) expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
      socket.destroy();
    },
  );
});

describe('the way by which Slack installs', () => {
  it('answers whatever comes to it, installs nothing, and repeats nothing', {
    timeout: 240_000,
  }, async () => {
    const world = await createTownWorld({ at: '2026-11-02T14:00:00-06:00', workspaces: [{ domain: 'oak' }] });
    for (const attack of sent(fc.sample(anything, { numRuns: RUNS, seed: 13 })))
      expectGeneric(await send(world.bot.url, attack), attack);
    // A way back that is real but for one sign, and with another browser's cookie.
    const browser = createBrowser(world.bot.url);
    const back = new URL(world.town.consent(await browser.begin(), 0));
    const spoilt = new URL(back);
    spoilt.searchParams.set('state', `${back.searchParams.get('state')?.slice(0, -1)}~`);
    for (const url of [spoilt, back]) {
      const path = `/slack/oauth_redirect${url.search}`;
      const answer = await send(world.bot.url, { method: 'GET', path });
      expectGeneric(answer, path);
    }
    expect(world.town.grants).toEqual([]);
  });
});
