import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { createKeys } from '../../adapters/playground/teams-edge/index.ts';
import { type BothPlatforms, createBothPlatforms } from '../doubles/both-platforms.ts';
import { createRecorder } from '../doubles/recorder.ts';
import { buttonsOf } from '../doubles/world.ts';

// The Teams SDK prints Microsoft's public keys for each bad signature.
vi.spyOn(console, 'error').mockImplementation(() => {});

// Each starts a whole bot with both SDKs, which takes long on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const MONDAY = '2026-11-02T09:00:00-06:00';
const TUESDAY_10 = '2026-11-03T10:00:00-06:00';
const ROUTES = ['/slack/events', '/api/messages'] as const;
type Route = (typeof ROUTES)[number];
const HOUR = 3_600;

interface Proof {
  /** Whose key; theirs unless told. */
  readonly forged?: boolean;
  /** Seconds by which its time is off: behind or ahead. */
  readonly off?: number;
}

/** The headers by which a request to a route shows that its platform sent it, whole or spoilt. */
function proof(both: BothPlatforms, route: Route, body: string, { forged = false, off = 0 }: Proof = {}) {
  if (route === '/slack/events') {
    const secret = forged ? 'another secret of the same length' : both.world.edge.signingSecret;
    const at = Math.floor(Date.now() / 1_000) + off;
    const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
  }
  const { appId: audience, serviceUrl, keys } = both.teams;
  const signing = forged ? createKeys(() => Date.now() / 1_000) : keys;
  const token = signing.sign({
    ...{ audience, serviceUrl },
    ...(off < 0 ? { notBefore: 2 * off, expiresIn: off } : {}),
    ...(off > 0 ? { notBefore: off, expiresIn: off + HOUR } : {}),
  });
  return { authorization: `Bearer ${token}` };
}

/** What each platform sends when somebody asks for something. */
function bodyFor({ teams, world }: BothPlatforms, route: Route, more: object = {}): string {
  return JSON.stringify(
    route === '/slack/events'
      ? {
          ...{ type: 'event_callback', team_id: world.edge.teamId, event_id: 'Ev1', event_time: 1 },
          event: { type: 'app_home_opened', user: world.userId('ana') },
          ...more,
        }
      : { ...teams.activityBy('ana', { type: 'message', text: 'help' }), ...more },
  );
}

async function post(both: BothPlatforms, route: Route, body: string, headers: Record<string, string>) {
  const answer = await fetch(both.world.bot.url + route, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

describe.each(ROUTES)('%s', (route) => {
  it('lets in what its platform signed just now, and nothing forged, stale or from the future', async () => {
    const both = await createBothPlatforms(MONDAY);
    const body = bodyFor(both, route);
    expect((await post(both, route, body, proof(both, route, body))).status).toBe(200);
    for (const spoilt of [{ forged: true }, { off: -2 * HOUR }, { off: 2 * HOUR }]) {
      const answer = await post(both, route, body, proof(both, route, body, spoilt));
      expect(answer, JSON.stringify(spoilt)).toEqual({ status: 401, text: '' });
    }
    const changed = bodyFor(both, route, { event_id: 'Ev2', serviceUrl: 'http://127.0.0.1:9/' });
    expect((await post(both, route, changed, proof(both, route, body))).status).toBe(401);
    expect((await post(both, route, body, {})).status).toBe(401);
  });

  it('does not keep what is too large, announced or not, signed or not', async () => {
    const both = await createBothPlatforms(MONDAY);
    const body = bodyFor(both, route, { more: 'x'.repeat(300_000) });
    expect((await post(both, route, body, proof(both, route, body))).status).toBe(413);
    const { port } = new URL(both.world.bot.url);
    const answered = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`POST ${route} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`);
        socket.write(`${body.length.toString(16)}\r\n${body}\r\n`);
      });
      socket.on('data', (data) => resolve(data.toString('latin1')));
      socket.on('error', () => resolve('broken'));
    });
    expect(answered).toMatch(/^HTTP\/1.1 413/);
  });

  it('takes no harm from what is nested as deep as fits', async () => {
    const both = await createBothPlatforms(MONDAY);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const whole = bodyFor(both, route);
    const bodies = [deep, `{"type":${deep}}`, `${whole.slice(0, -1)},"deep":${deep}}`];
    for (const body of bodies) {
      const { status, text } = await post(both, route, body, proof(both, route, body));
      // Teams: without the address that the token speaks for, it is nobody's.
      expect([200, 400, 401]).toContain(status);
      expect(text).not.toMatch(/Error|\bat /);
    }
    if (route === '/slack/events') {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      for (const json of [deep, `{"type":"block_actions","actions":${deep}}`]) {
        const body = `payload=${json}`;
        const { status } = await post(both, route, body, { ...proof(both, route, body), ...form });
        expect([200, 400]).toContain(status);
      }
    }
    expect((await fetch(`${both.world.bot.url}/readyz`)).status).toBe(200);
  });
});

describe('a request that was overheard and is sent again', () => {
  it('a tap counts once, and an old tap does not undo a newer one', async () => {
    const both = await createBothPlatforms(MONDAY);
    const { world } = both;
    await world.until(TUESDAY_10);
    const recorder = await createRecorder(`${world.bot.url}/slack/events`);
    world.edge.connect(recorder.url);
    await world.press('ana', 'Not yet');
    const [overheard] = recorder.recorded;
    if (!overheard) throw new Error('the tap was not seen');
    const first = world.last('ana');
    await world.press('ana', 'In place');
    const shown = world.last('ana');
    expect(buttonsOf(shown)).not.toEqual(buttonsOf(first));
    for (let again = 0; again < 3; again++) {
      const headers = {
        ...proof(both, '/slack/events', overheard.body),
        'content-type': overheard.contentType,
      };
      expect((await post(both, '/slack/events', overheard.body, headers)).status).toBe(200);
    }
    await world.until(new Date(world.clock.now() + 10 * 60_000).toISOString());
    expect(world.last('ana').text).toBe(shown.text);
    const questions = await world.store.read(async (tx) => tx.db.select().from(tx.t.question));
    expect(questions.flatMap(({ rating }) => rating ?? []).sort()).toEqual(['in_place', 'not_yet']);
  });
});
