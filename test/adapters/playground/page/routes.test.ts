import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSlackEdge } from '../../../../adapters/playground/edge/index.ts';
import { createPlayground, layGround, openTeamsSide } from '../../../../adapters/playground/index.ts';
import { systemClock } from '../../../../src/engine/clock.ts';
import { createLog } from '../../../../src/log.ts';
import { tempFolder } from '../../../doubles/temp-folder.ts';
import { receiveOne } from '../edge/receive-one.ts';

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The page's server with nobody behind it but the local Slack. */
async function open() {
  const ground = layGround(tempFolder(), systemClock);
  const edge = await createSlackEdge({
    seed: ground.edgeSeed,
    now: () => ground.clock.now(),
    behind: 'bare',
  });
  const engine = { tick: async () => {}, nextWakeAt: async () => undefined };
  const teams = openTeamsSide(ground, edge, createLog('error'));
  const playground = createPlayground({ ground, edge, teams, engine });
  const server = createServer((incoming, response) => {
    if (!playground.handle(incoming, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(async () => {
    playground.close();
    server.closeAllConnections();
    server.close();
    await edge.close();
  });
  const ask = ({ method = 'GET', path, headers = {}, body }: Asked) =>
    new Promise<{
      readonly status: number;
      readonly text: string;
      readonly headers: NodeJS.Dict<string | string[]>;
    }>((resolve, reject) => {
      const call = request(
        { host: '127.0.0.1', port, method, path, headers: { host: `localhost:${port}`, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              headers: response.headers,
            }),
          );
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  return { ask, edge, ground, port };
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('the playground’s server', () => {
  it('answers a page of its own, by any name of this machine', async () => {
    const { ask, port } = await open();
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect((await ask({ path: '/', headers: { host } })).status).toBe(200);
    }
  });

  it('refuses a foreign name in Host, as DNS rebinding brings', async () => {
    const { ask } = await open();
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', '10.0.0.7:3000']) {
      expect((await ask({ path: '/playground/state', headers: { host } })).status).toBe(403);
    }
  });

  it('refuses a press that another site’s page could send', async () => {
    const { ask, port } = await open();
    const body = JSON.stringify({ person: 'U1', to: 'week' });
    const post = (headers: Readonly<Record<string, string>>) =>
      ask({ method: 'POST', path: '/playground/clock', headers, body });
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post({})).status).toBe(415);
    expect((await post({ ...JSON_TYPE, origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ ...JSON_TYPE, origin: `http://localhost:${port}` })).status).toBe(200);
  });

  it('loads nothing from the net and lets no other page frame it', async () => {
    const { ask } = await open();
    const { headers, text } = await ask({ path: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
    expect(text).not.toMatch(/https?:\/\//);
  });

  it('leaves paths that are not its own to others', async () => {
    const { ask } = await open();
    expect((await ask({ path: '/slack/events', method: 'POST' })).status).toBe(418);
  });

  it('answers nonsense with a sentence and does nothing', async () => {
    const { ask, edge } = await open();
    const post = (path: string, body: string) =>
      ask({ method: 'POST', path: `/playground/${path}`, headers: JSON_TYPE, body });
    expect((await post('clock', '{"person":')).status).toBe(400);
    expect((await post('clock', '{"person":"U1","to":"yesterday"}')).status).toBe(400);
    expect((await post('toString', '{}')).status).toBe(404);
    expect(
      (await post('press', JSON.stringify({ person: 'nobody', channelId: 'C', ts: '1', actionId: 'a.b' })))
        .status,
    ).toBe(404);
    const someone = edge.users()[0]?.id;
    expect((await post('submit', JSON.stringify({ person: someone, values: {} }))).status).toBe(409);
  });

  it('sends a command typed in a conversation to the bot as Slack does, and answers other talk with a hint', async () => {
    const { ask, edge } = await open();
    const id = (name: string) => edge.users().find((user) => user.name === name)?.id ?? '';
    const team = edge.channels().find(({ name }) => name === 'grades-3-5')?.id ?? '';
    const type = (text: string, channelId = edge.direct(id('ana')), person = id('ana')) =>
      ask({
        ...{ method: 'POST', path: '/playground/command', headers: JSON_TYPE },
        body: JSON.stringify({ person, channelId, text }),
      });
    for (const channelId of [edge.direct(id('ana')), team]) {
      const received = await receiveOne(edge, async () => {
        expect((await type(' /Driveline  why @ben ', channelId)).status).toBe(200);
      });
      const form = Object.fromEntries(new URLSearchParams(received.body));
      expect(form).toMatchObject({
        command: '/driveline',
        text: 'why @ben',
        user_id: id('ana'),
        channel_id: channelId,
      });
      expect(received.headers['x-slack-signature']).toMatch(/^v0=/);
    }
    for (const text of ['Good morning!', '/drivelines', '/remind me', '']) {
      const { status, text: hint } = await type(text);
      expect(status, text).toBe(422);
      expect(hint).toContain('Try /driveline help');
    }
    expect((await type('/driveline', edge.direct(id('ben')))).status).toBe(404);
    expect((await type('/driveline', team, id('quinn'))).status).toBe(404);
    expect((await type('/driveline', team, 'nobody')).status).toBe(404);
    expect((await type(`/driveline ${'x'.repeat(1_001)}`)).status).toBe(400);
  });

  it('shows the year’s progress until it is lived, and the teacher to whom it does not say who is asked', async () => {
    const { ask, edge } = await open();
    const state = JSON.parse((await ask({ path: '/playground/state?person=UNKNOWN' })).text);
    expect(state.phase.type).toBe('preparing');
    expect(state.you).toBe(edge.users().find(({ name }) => name === 'ana')?.id);
  });

  it('moves the clock by a day when asked, and remembers it', async () => {
    const { ask, edge, ground } = await open();
    const before = ground.clock.now();
    const person = edge.users()[0]?.id;
    const moved = await ask({
      method: 'POST',
      path: '/playground/clock',
      headers: JSON_TYPE,
      body: JSON.stringify({ person, to: 'day' }),
    });
    expect(moved.status).toBe(200);
    expect(ground.clock.now()).toBeGreaterThanOrEqual(before + 86_400_000);
    expect(ground.memory.value.now).toBeGreaterThanOrEqual(before + 86_400_000);
  });
});
