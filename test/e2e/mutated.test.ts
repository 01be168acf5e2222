import { createHmac } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { Pool } from 'undici';
import { expect, it, vi } from 'vitest';
import { COMMAND } from '../../adapters/slack/manifest.ts';
import { BOT_EVENTS } from '../../adapters/slack/receive/workspace-events.ts';
import { type BothPlatforms, createBothPlatforms } from '../doubles/both-platforms.ts';
import { changed, changes } from '../doubles/mutations.ts';
import type { Recorded } from '../doubles/recorder.ts';
import { kindOf, slackRequests } from '../doubles/slack-requests.ts';

// The Teams SDK prints Microsoft's public keys for each bad signature.
vi.spyOn(console, 'error').mockImplementation(() => {});

/** Set to 20000 for the whole proof. */
const RUNS = Number(process.env.DRIVELINE_MUTATIONS ?? 2_000);
const SEED = 20_261_102;
const AT_ONCE = 8;
/** Longer than this is no answer: Slack gives up after three seconds, and the machine of a test is slow. */
const PATIENCE_MS = 20_000;
/** What people wrote; it must never be seen in the log. */
const WORDS = 'zebras never listen';
const MONDAY = '2026-11-02T09:00:00-06:00';

interface Attack {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

const TEAMS_KINDS = [
  { type: 'message', text: WORDS, value: { kind: 'press', action: 'checkin.answer', value: 'q' } },
  {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: '7',
    value: {
      action: { type: 'Action.Execute', verb: 'x', data: { kind: 'press', action: 'a.b', value: WORDS } },
    },
  },
  {
    type: 'invoke',
    name: 'task/fetch',
    value: { data: { kind: 'press', action: 'checkin.note', value: 'q' } },
  },
  {
    type: 'invoke',
    name: 'task/submit',
    value: { data: { kind: 'form', action: 'a.b', subject: 's', note: WORDS } },
  },
  { type: 'installationUpdate', action: 'add' },
  { type: 'conversationUpdate', membersAdded: [{ id: '29:x', aadObjectId: 'x' }], membersRemoved: [] },
];

/** What lies beyond the platforms' two doors. */
const OTHER_PATHS = [
  ...['/', '/healthz', '/readyz', '/metrics', '/slack/install', '/slack/oauth_redirect', '/playground/state'],
  ...['/slack/events/', '/api/messages/', '/%', '/..%2f..%2fetc/passwd', '//evil.example/', '/constructor'],
];

const other = fc.record({
  path: fc
    .tuple(fc.constantFrom(...OTHER_PATHS), fc.option(fc.webQueryParameters(), { nil: '' }))
    .map(([path, query]) => (query ? `${path}?code=${WORDS.replaceAll(' ', '+')}&state=${query}` : path)),
  method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
  body: fc.oneof(fc.constant(''), fc.json({ maxDepth: 2 })),
});

/** How a body goes wrong on its way, beyond what it says. */
const damage = fc.oneof(
  { weight: 30, arbitrary: fc.constant((body: string) => body) },
  { weight: 1, arbitrary: fc.nat({ max: 200 }).map((n) => (body: string) => body.slice(0, n)) },
  { weight: 1, arbitrary: fc.nat({ max: 200 }).map((n) => (body: string) => body.slice(n)) },
  { weight: 1, arbitrary: fc.constant((body: string) => `${body}&payload=%7B%7D&payload=1`) },
);
const contentType = fc.option(
  fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'multipart/form-data; boundary=x', ''),
  { nil: undefined, freq: 15 },
);

function attacks(real: readonly Recorded[], { world, teams }: BothPlatforms): fc.Arbitrary<Attack> {
  const toSlack = fc
    .tuple(fc.constantFrom(...real), changes, damage, contentType)
    .map(([request, made, damaged, type]): Attack => {
      const body = damaged(encoded(request, made));
      const seconds = Math.floor(Date.now() / 1_000);
      const signature = createHmac('sha256', world.edge.signingSecret)
        .update(`v0:${seconds}:${body}`)
        .digest('hex');
      return {
        ...{ path: '/slack/events', method: 'POST', body },
        headers: {
          'content-type': type ?? request.contentType,
          'x-slack-request-timestamp': String(seconds),
          'x-slack-signature': `v0=${signature}`,
        },
      };
    });
  const toTeams = fc
    .tuple(fc.constantFrom(...TEAMS_KINDS), changes, damage)
    .map(([kind, made, damaged]): Attack => {
      const activity = changed(teams.activityBy('ana', kind), made);
      const { serviceUrl } = { serviceUrl: undefined, ...(activity as object) } as { serviceUrl?: unknown };
      // The token is right for whatever address the activity names, so that the door is not what saves us.
      const claims = {
        audience: teams.appId,
        serviceUrl: typeof serviceUrl === 'string' ? serviceUrl : undefined,
      };
      return {
        ...{ path: '/api/messages', method: 'POST', body: damaged(JSON.stringify(activity) ?? '') },
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${teams.keys.sign(claims)}`,
        },
      };
    });
  const elsewhere = other.map((one): Attack => ({ ...one, headers: { 'content-type': 'application/json' } }));
  return fc.oneof(
    { weight: 6, arbitrary: toSlack },
    { weight: 3, arbitrary: toTeams },
    { weight: 1, arbitrary: elsewhere },
  );
}

/** Changes what a request says and writes it as it came: a form around JSON, a plain form, or JSON. */
function encoded({ contentType: type, body }: Recorded, made: Parameters<typeof changed>[1]): string {
  if (type === 'application/json') return JSON.stringify(changed(JSON.parse(body), made)) ?? '';
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) {
    const json = JSON.stringify(changed(JSON.parse(payload), made)) ?? '';
    return `payload=${encodeURIComponent(wellFormed(json))}`;
  }
  const fields = changed(Object.fromEntries(form), made);
  const plain = typeof fields === 'object' && fields !== null ? fields : {};
  return new URLSearchParams(
    Object.entries(plain).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
    ]),
  ).toString();
}

it(`${RUNS} mutated requests on every route: each answered, none with 5xx, nothing said of why, memory flat`, async () => {
  const both = await createBothPlatforms(MONDAY);
  const { world, logged } = both;
  const real = await slackRequests(world, WORDS);
  const kinds = new Set(real.map(kindOf));
  expect([...kinds]).toEqual(
    expect.arrayContaining(['block_actions', 'view_submission', 'view_closed', COMMAND, ...BOT_EVENTS]),
  );

  async function send(pool: Pool, { path, method, headers, body }: Attack): Promise<Answered> {
    const answer = await pool.request({
      ...{ path, method, headers },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body: wellFormed(body) }),
    });
    return { status: answer.statusCode, text: await answer.body.text() };
  }

  const seen = new Map<string, number>();
  const heaps: number[] = [];
  const CHUNK = 250;
  const arbitrary = attacks(real, both);
  for (let from = 0; from < RUNS; from += CHUNK) {
    const chunk = fc.sample(arbitrary, { numRuns: Math.min(CHUNK, RUNS - from), seed: SEED + from });
    const waiting = chunk.entries();
    // Anew for each chunk: making one can take longer than a connection that nobody uses is kept open.
    const pool = new Pool(world.bot.url, { connections: AT_ONCE, headersTimeout: PATIENCE_MS });
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const [at, attack] of waiting) {
          const { status, text } = await send(pool, attack).catch((error: unknown) => {
            throw new Error(`no answer to request ${from + at}: ${JSON.stringify(attack)}`, { cause: error });
          });
          const what = () =>
            `request ${from + at}: ${JSON.stringify(attack).slice(0, 4_000)}\n${logged.slice(-5).join('')}`;
          expect(status, what()).toBeGreaterThanOrEqual(200);
          expect(status, what()).toBeLessThan(500);
          expect(text, what()).not.toMatch(/\bat .*[\\/][\w.-]+\.[jt]s\b|[A-Z]\w*Error\b/);
          const answered = `${attack.path.split('?')[0]} ${status}`;
          seen.set(answered, (seen.get(answered) ?? 0) + 1);
        }
      }),
    );
    await pool.close();
    expect(logged.filter((line) => line.includes(WORDS))).toEqual([]);
    // What the far sides and this test remember is no memory of the bot's.
    logged.length = 0;
    world.edge.clearCalls();
    world.edge.reopenClients();
    heaps.push(heapInMegabytes());
  }

  // Most got past the doors: those alone are not what was tested.
  const answers = JSON.stringify([...seen]);
  expect(seen.get('/slack/events 200') ?? 0, answers).toBeGreaterThan(RUNS / 5);
  expect(seen.get('/api/messages 200') ?? 0, answers).toBeGreaterThan(RUNS / 20);
  const [settledHeap = 0] = heaps.slice(Math.floor(heaps.length / 4));
  expect((heaps.at(-1) ?? 0) - settledHeap, `heap by chunk: ${heaps.join(' ')} MB`).toBeLessThan(25);

  // And the bot does its work as before.
  const ack = await world.press('chloe', 'Partly');
  expect(ack.status).toBe(200);
  expect((await fetch(`${world.bot.url}/readyz`)).status).toBe(200);
}, 1_800_000);

/** A lone surrogate has no form of its own in UTF-8: no platform could send it. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function heapInMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return Math.round(process.memoryUsage().heapUsed / 1_048_576);
}
