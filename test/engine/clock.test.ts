import { expect, it } from 'vitest';
import type { Clock } from '../../src/engine/clock.ts';
import { engineOf, MINUTE, MONDAY, openDistrict, outboxOf } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { mortal } from '../doubles/mortal.ts';
import { dropped, type ScriptedPlatform, scriptedPlatform } from '../doubles/scripted-platform.ts';
import { STORE } from '../doubles/stores.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

const TWO_HOURS = 120 * MINUTE;

/** A bot whose clock may be wrong, before a platform whose clock is right. */
async function house(count: number) {
  const truth = new ManualClock(MONDAY);
  const wrong = { by: 0 };
  const clock: Clock = { now: () => truth.now() + wrong.by, sleep: (ms, signal) => truth.sleep(ms, signal) };
  const far = scriptedPlatform({ clock: truth, pace: { sendsPerMinute: 300, updatesPerMinute: 50 } });
  // As in Slack, a look goes back far enough for a clock that was wrong when it sent.
  const find = far.find;
  const wide: ScriptedPlatform = Object.assign(far, {
    find: (message: Parameters<typeof find>[0], since: number) => find(message, since - 3 * 60 * MINUTE),
  });
  const store = await openDistrict();
  const loop = tinyLoop();
  loop.planned = Array.from({ length: count }, (_, i) => occurrence(`p${i}`, MONDAY));
  const parts = { clock, platforms: [wide], loops: [loop] };
  return { truth, wrong, far: wide, store, parts };
}

it('a clock that ran two hours ahead and is put right does not silence the bot: its buckets are put back as well', async () => {
  const { truth, wrong, far, store, parts } = await house(20);
  const engine = engineOf({ ...parts, store });
  wrong.by = TWO_HOURS;
  await engine.tick();
  const sent = far.messages.length;
  expect(sent).toBeLessThan(20);
  wrong.by = 0;
  for (let i = 0; i < 12; i++) {
    truth.advance(1_000);
    await engine.tick();
  }
  expect(far.messages).toHaveLength(20);
  // And no faster than before.
  expect(new Set(far.messages.map(({ key }) => key)).size).toBe(20);
});

it('a message that was sent by a wrong clock, with an unknown outcome, is found', async () => {
  const { truth, wrong, far, store, parts } = await house(1);
  const engine = engineOf({ ...parts, store });
  wrong.by = TWO_HOURS;
  far.fault('send', { when: 'after', failure: dropped });
  await engine.tick();
  wrong.by = 0;
  for (let i = 0; i < 60; i++) {
    truth.advance(1_000);
    await engine.tick();
  }
  expect(far.messages).toHaveLength(1);
  expect((await outboxOf(store)).map(({ state }) => state)).toEqual(['sent']);
});

it('a process that died while its clock was two hours ahead holds nobody up until then', async () => {
  const { truth, wrong, far, store, parts } = await house(3);
  wrong.by = TWO_HOURS;
  const life = mortal(store, [far], () => far.calls.some(({ method }) => method === 'send'));
  const first = engineOf({ ...parts, ...life, seed: 'first' });
  await Promise.race([first.tick(), life.ended]);
  expect((await outboxOf(store)).map(({ state }) => state)).toContain('sending');
  wrong.by = 0;
  const second = engineOf({ ...parts, store, seed: 'second' });
  for (let i = 0; i < 120; i++) {
    await second.tick();
    truth.advance(1_000);
  }
  expect(far.messages).toHaveLength(3);
  expect((await outboxOf(store)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
});

// Turns of the event loop stand for seconds here; a PostgreSQL answers in its own time.
const leap = it.skipIf(STORE === 'postgres');
leap(
  'a clock that leaps over the lease of a call that is under way does not make it be sent twice',
  async () => {
    const { truth, wrong, far, store, parts } = await house(1);
    const engine = engineOf({ ...parts, store });
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    far.during = async (method) => {
      if (method === 'send') await slow;
    };
    await engine.start();
    const called = () => far.calls.filter(({ method }) => method === 'send').length;
    while (called() === 0) await turn(truth);
    wrong.by = TWO_HOURS;
    // The dispatcher and the lapse of leases go round while the call has not come to its end.
    const other = engineOf({ ...parts, store, platforms: [] });
    await other.tick();
    for (let i = 0; i < 20; i++) await turn(truth);
    expect(far.calls.map(({ method }) => method)).not.toContain('find');
    answer();
    for (let i = 0; i < 60; i++) await turn(truth);
    await other.tick();
    for (let i = 0; i < 30; i++) await turn(truth);
    expect(called()).toBe(1);
    expect(far.messages).toHaveLength(1);
    await engine.stop();
  },
);

async function turn(truth: ManualClock): Promise<void> {
  truth.advance(1_000);
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}
