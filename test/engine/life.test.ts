import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/engine/clock.ts';
import { windowAt } from '../../src/engine/window.ts';
import {
  engineOf,
  figure,
  HOUR,
  ledgerOf,
  MONDAY,
  openDistrict,
  outboxOf,
  runUntil,
} from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

const untilTrue = (test: () => boolean | Promise<boolean>) =>
  expect.poll(test, { timeout: 20_000 }).toBe(true);

/** An engine on the real clock. */
async function house(count: number) {
  const store = await openDistrict();
  const far = scriptedPlatform({ clock: systemClock });
  const loop = tinyLoop();
  const now = Date.now();
  const window = windowAt(now);
  loop.planned = Array.from({ length: count }, (_, i) => occurrence(`p${i}`, now - 1_000, { window }));
  const engine = engineOf({ store, clock: systemClock, platforms: [far], loops: [loop] });
  onTestFinished(() => engine.stop());
  return { store, far, loop, engine };
}

describe('the running engine', () => {
  it('begins at once, and sends between heartbeats as the buckets fill', async () => {
    const { store, far, engine } = await house(60);
    await engine.start();
    await untilTrue(() => far.messages.length === 60);
    await untilTrue(async () => (await outboxOf(store)).every((row) => row.state === 'sent'));
    expect(await figure(engine.metrics, 'due_total')).toBe(60);
    await engine.stop();
  });

  it('does not wait for one slow call before it starts the next', async () => {
    const { far, engine } = await house(60);
    let release: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    let first = true;
    far.during = async () => {
      if (!first) return;
      first = false;
      await slow;
    };
    await engine.start();
    await untilTrue(() => far.messages.length === 59);
    release();
    await untilTrue(() => far.messages.length === 60);
  });

  it('finishes what is in flight when it stops, takes nothing more, and another goes on where it stopped', async () => {
    const { store, far, loop, engine } = await house(60);
    let arrived: () => void = () => {};
    const inFlight = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let release: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    far.during = async () => {
      arrived();
      await slow;
    };
    await engine.start();
    await inFlight;
    const stopped = engine.stop();
    release();
    await stopped;
    const sent = far.messages.length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(60);
    const states = (await outboxOf(store)).map((row) => row.state);
    expect(states.filter((state) => state === 'sent')).toHaveLength(sent);
    expect(states).not.toContain('sending');
    await engine.tick();
    expect(far.messages).toHaveLength(sent);
    const next = engineOf({ store, clock: systemClock, platforms: [far], loops: [loop], seed: 'next' });
    onTestFinished(() => next.stop());
    await next.start();
    await untilTrue(() => far.messages.length === 60);
    expect(new Set(far.messages.map((m) => m.key)).size).toBe(60);
  });
});

describe('a herd', () => {
  it('of 200 who are all due at once leaves at the pace of the platform: never faster, and hardly slower', async () => {
    const clock = new ManualClock(MONDAY);
    const store = await openDistrict();
    const far = scriptedPlatform({ clock, pace: { sendsPerMinute: 300 } });
    const loop = tinyLoop();
    loop.planned = Array.from({ length: 200 }, (_, i) => occurrence(`p${i}`, MONDAY));
    const engine = engineOf({ store, clock, platforms: [far], loops: [loop] });
    await runUntil(engine, clock, MONDAY + HOUR);
    const times = far.messages.map((m) => m.at);
    expect(times).toHaveLength(200);
    for (let i = 0; i + 10 < times.length; i++) {
      expect((times[i + 10] ?? 0) - (times[i] ?? 0)).toBeGreaterThanOrEqual(9 * 200 - 200);
    }
    expect((times.at(-1) ?? 0) - MONDAY).toBeLessThanOrEqual(40_000 * 1.01);
    expect((await ledgerOf(store)).every((line) => line.endsWith(': sent'))).toBe(true);
  });
});
