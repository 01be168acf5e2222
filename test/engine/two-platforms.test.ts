import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { directTo } from '../../src/loops/address.ts';
import { as } from '../../src/model/ids.ts';
import { personById } from '../../src/store/queries/people.ts';
import type { Store } from '../../src/store/store.ts';
import {
  addPerson,
  engineOf,
  HOUR,
  ledgerOf,
  MINUTE,
  MONDAY,
  openDistrict,
  outboxOf,
  runUntil,
} from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import {
  doneThenDropped,
  rateLimited,
  scriptedPlatform,
  unauthorised,
} from '../doubles/scripted-platform.ts';
import { STORE } from '../doubles/stores.ts';
import { card, occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

/** A district with a Slack and a Teams, and Ana who has an account on each. */
async function house() {
  const clock = new ManualClock(MONDAY);
  const store = await openDistrict();
  await addPerson(store, 'd1/ana', 'U1');
  await store.transact(async (tx) => {
    await tx.db.insert(tx.t.workspace).values({ tenantId: 'd1', platform: 'teams', workspaceId: 'M1' });
    await tx.db
      .insert(tx.t.account)
      .values({ personId: 'd1/ana', platform: 'teams', tenantId: 'd1', userId: 'aad-1' });
  });
  const slack = scriptedPlatform({ clock, workspaceId: 'W1', name: 'slack' });
  const teams = scriptedPlatform({ clock, workspaceId: 'M1', name: 'teams' });
  const loop = tinyLoop();
  loop.show = async (tx) => {
    const ana = await personById(tx, as('d1/ana'));
    const to = ana && (await directTo(tx, ana));
    return to
      ? { type: 'card', card: card('hello'), to }
      : { type: 'drop', state: 'cancelled', reason: 'no_account' };
  };
  loop.presses; // The loop answers nothing: that somebody acted is told by the events themselves.
  const engine = engineOf({ store, clock, platforms: [slack, teams], loops: [loop] });
  const acts = (platform: 'slack' | 'teams') =>
    engine.inbox.route({
      type: 'commanded',
      platform,
      workspaceId: platform === 'slack' ? 'W1' : 'M1',
      at: clock.now(),
      actor: { userId: platform === 'slack' ? 'U1' : 'aad-1' },
      command: '/driveline',
      text: '',
      channelId: 'D',
      ...(platform === 'teams'
        ? { place: { channelId: 'a:1', kind: 'direct' as const, route: 'https://smba.example/' } }
        : {}),
    });
  return { clock, store, slack, teams, loop, engine, acts };
}

const accountOn = async (store: Store, platform: 'slack' | 'teams') =>
  (
    await store.read(async (tx) =>
      tx.db.select().from(tx.t.account).where(eq(tx.t.account.platform, platform)),
    )
  )[0];

describe('a person with an account on each platform', () => {
  it('is written to once, on the platform they last acted on', async () => {
    const { clock, slack, teams, loop, engine, acts, store } = await house();
    loop.planned = ['a', 'b', 'c'].map((id, i) => occurrence(id, MONDAY + i * HOUR));
    await engine.tick();
    await acts('teams');
    await runUntil(engine, clock, MONDAY + HOUR);
    await acts('slack');
    await runUntil(engine, clock, MONDAY + 3 * HOUR);
    expect(slack.messages.map((m) => m.key)).toEqual(['tiny:a', 'tiny:c']);
    expect(teams.messages.map((m) => m.key)).toEqual(['tiny:b']);
    expect(teams.messages[0]?.to).toMatchObject({ userId: 'aad-1', channelId: 'a:1' });
    expect((await outboxOf(store)).map((row) => [row.platform, row.workspaceId])).toEqual([
      ['slack', 'W1'],
      ['teams', 'M1'],
      ['slack', 'W1'],
    ]);
  });

  it('is written to on the other while one refuses our token, and what waits there goes too', async () => {
    const { clock, slack, teams, loop, engine, store } = await house();
    loop.planned = [occurrence('a', MONDAY)];
    slack.fault('send', unauthorised);
    slack.chance = (method) =>
      method === 'identify' ? { when: 'before', failure: unauthorised } : undefined;
    await runUntil(engine, clock, MONDAY + 10 * MINUTE);
    expect(slack.messages).toEqual([]);
    expect(teams.messages.map((m) => m.key)).toEqual(['tiny:a']);
    expect(await ledgerOf(store)).toEqual(['tiny:a: sent']);
  });

  it('who closed the door on one is reached by the other, and there again once they act there', async () => {
    const { clock, slack, teams, loop, engine, acts, store } = await house();
    await acts('teams');
    loop.planned = [occurrence('a', MONDAY), occurrence('b', MONDAY + 2 * HOUR)];
    teams.fault('send', { type: 'gone', detail: 'MessageWritesBlocked', until: 'heard' });
    await runUntil(engine, clock, MONDAY + HOUR);
    expect(teams.messages).toEqual([]);
    expect(slack.messages.map((m) => m.key)).toEqual(['tiny:a']);
    expect(await accountOn(store, 'teams')).toMatchObject({ unreachable: 'MessageWritesBlocked' });
    await acts('teams');
    expect(await accountOn(store, 'teams')).toMatchObject({ unreachable: null, channelId: 'a:1' });
    await runUntil(engine, clock, MONDAY + 3 * HOUR);
    expect(teams.messages.map((m) => m.key)).toEqual(['tiny:b']);
  });

  it('gets what may have been sent on one platform looked for there, wherever they went meanwhile', async () => {
    const { clock, slack, teams, loop, engine, acts } = await house();
    loop.planned = [occurrence('a', MONDAY)];
    await engine.tick();
    expect(slack.messages).toHaveLength(1);
    loop.planned = [occurrence('a', MONDAY), occurrence('b', MONDAY + MINUTE)];
    slack.fault('send', doneThenDropped);
    clock.set(MONDAY + MINUTE);
    await engine.tick();
    await runUntil(engine, clock, MONDAY + HOUR);
    expect([...slack.messages, ...teams.messages].map((m) => m.key)).toEqual(['tiny:a']);
    await acts('teams');
    expect(slack.calls.filter((call) => call.method === 'find').length).toBeLessThanOrEqual(1);
  });

  // Counted by SQLite; the queries are the same on both stores.
  it.skipIf(STORE === 'postgres')(
    'costs a tap no write of its own while they stay where they are',
    async () => {
      const { store, acts } = await house();
      await acts('teams');
      const changes = async () =>
        store.transact(async (tx) => tx.db.all<{ n: number }>('select total_changes() as n' as never));
      const before = await changes();
      await acts('teams');
      await acts('teams');
      expect(await changes()).toEqual(before);
    },
  );
});

describe('a backlog', () => {
  it('of one platform that has said "not now" does not hold the other one back', async () => {
    const { clock, slack, teams, loop, engine, acts, store } = await house();
    await addPerson(store, 'd1/ben', 'U2');
    const toBen = { type: 'person', platform: 'slack', workspaceId: 'W1', userId: 'U2' } as const;
    await acts('teams');
    const toAna = loop.show;
    loop.show = async (tx, message, now) =>
      message.subject.startsWith('ben')
        ? { type: 'card', card: card('ben'), to: toBen }
        : toAna(tx, message, now);
    slack.fault('send', rateLimited(30 * MINUTE));
    loop.planned = [
      ...Array.from({ length: 30 }, (_, i) => occurrence(`ben${i}`, MONDAY - 1_000)),
      occurrence('ana', MONDAY),
    ];
    await runUntil(engine, clock, MONDAY + MINUTE);
    expect(teams.messages.map((m) => m.key)).toEqual(['tiny:ana']);
    await runUntil(engine, clock, MONDAY + 2 * HOUR);
    expect(slack.messages).toHaveLength(30);
    expect(new Set(slack.messages.map((m) => m.key)).size).toBe(30);
  });
});
