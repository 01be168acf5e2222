import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import {
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
import { mortal } from '../doubles/mortal.ts';
import { doneThenDropped, type Fault, rateLimited, scriptedPlatform } from '../doubles/scripted-platform.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

/** One delivery of one message, with a process that dies at point `k` and another that takes over. */
async function delivery(store: Store, k: number, faults: readonly Fault[] = [], looks = true) {
  await store.transact(async (tx) => {
    await tx.db.delete(tx.t.outbox);
    await tx.db.delete(tx.t.occurrence);
    await tx.db.delete(tx.t.planMark);
  });
  const clock = new ManualClock(MONDAY);
  const far = scriptedPlatform({ clock });
  far.fault('send', ...faults);
  const platform = looks ? far : { ...far, find: async () => ({ ok: true, value: undefined }) as const };
  const loop = tinyLoop();
  loop.planned = [occurrence('a', MONDAY)];
  const life = mortal(store, [platform], (step) => step === k);
  const first = engineOf({ ...life, clock, loops: [loop], seed: 'first' });
  const finished = await Promise.race([
    runUntil(first, clock, MONDAY + 10 * MINUTE).then(() => true),
    life.ended.then(() => false),
  ]);
  const second = engineOf({ store, clock, platforms: [platform], loops: [loop], seed: 'second' });
  await runUntil(second, clock, MONDAY + HOUR);
  return { far, loop, clock, finished, steps: life.steps() };
}

describe('a crash', { timeout: 60_000 }, () => {
  it.each([
    ['a delivery without trouble', []],
    ['a delivery whose outcome was uncertain', [doneThenDropped]],
    ['a delivery that was refused first', [{ when: 'before', failure: rateLimited(5_000) } as const]],
  ])(
    'between send and record does not double the message where the platform lets us look: at every point of %s',
    async (_name, faults) => {
      const store = await openDistrict();
      const whole = await delivery(store, Number.POSITIVE_INFINITY, faults);
      expect(whole.finished).toBe(true);
      expect(whole.steps).toBeGreaterThan(20);
      const wrong: string[] = [];
      for (let k = 1; k <= whole.steps; k++) {
        const { far, loop } = await delivery(store, k, faults);
        const ledger = await ledgerOf(store);
        const [row] = await outboxOf(store);
        const right =
          far.messages.length === 1 &&
          ledger.join() === 'tiny:a: sent' &&
          row?.state === 'sent' &&
          row.messageId === 'm1' &&
          loop.delivered_.length === 1;
        if (!right)
          wrong.push(`died at ${k}: ${far.messages.length} message(s), ${ledger.join()}, ${row?.state}`);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('doubles the message at one point at least if nobody looks: this test can fail', async () => {
    const store = await openDistrict();
    const { steps } = await delivery(store, Number.POSITIVE_INFINITY);
    let doubled = 0;
    for (let k = 1; k <= steps; k++) {
      const { far } = await delivery(store, k, [], false);
      if (far.messages.length > 1) doubled++;
    }
    expect(doubled).toBeGreaterThan(0);
  });
});
