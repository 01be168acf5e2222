import { afterAll, describe, expect, it } from 'vitest';
import type { EngineOptions } from '../../src/engine/engine.ts';
import { createEmbeddedJobs, type Jobs } from '../../src/jobs/index.ts';
import type { Store } from '../../src/store/store.ts';
import {
  engineOf,
  ledgerOf,
  MINUTE,
  MONDAY,
  openDistrict,
  outboxOf,
  type TestEngine,
} from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { mortal } from '../doubles/mortal.ts';
import { type ScriptedPlatform, scriptedPlatform } from '../doubles/scripted-platform.ts';
import { stopServer } from '../doubles/stores.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

afterAll(stopServer);

/** Jobs of a process that is not alone, as beside a PostgreSQL; each tick does what it finds itself. */
const sharedJobs = (): Jobs => ({ ...createEmbeddedJobs(), shared: true });

const PACE = { sendsPerMinute: 300, updatesPerMinute: 50 };

interface House {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly far: ScriptedPlatform;
  /** Another process of the same bot. */
  process(name: string, over?: Partial<Pick<EngineOptions, 'store' | 'platforms' | 'jobs'>>): TestEngine;
}

async function house(count: number): Promise<House> {
  const store = await openDistrict();
  const clock = new ManualClock(MONDAY);
  const far = scriptedPlatform({ clock, pace: PACE });
  const loop = tinyLoop();
  loop.planned = Array.from({ length: count }, (_, i) => occurrence(`p${i}`, MONDAY));
  return {
    ...{ store, clock, far },
    process: (seed, over = {}) =>
      engineOf({ store, clock, platforms: [far], loops: [loop], seed, jobs: sharedJobs(), ...over }),
  };
}

/** Lets time pass for all of them, a fifth of a second at a time, in turn. */
async function live({ clock }: House, engines: readonly TestEngine[], ms: number): Promise<void> {
  const end = clock.now() + ms;
  while (clock.now() < end) {
    for (const engine of engines) await engine.tick();
    clock.advance(200);
  }
}

/** The most that went out within ten seconds. */
function mostInTenSeconds({ messages }: ScriptedPlatform): number {
  const times = messages.map(({ at }) => at);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 10_000).length));
}

/** 300 a minute, and a burst of 2. */
const MOST = 52;

const doubled = ({ messages }: ScriptedPlatform) =>
  messages.length - new Set(messages.map(({ key }) => key)).size;

describe('processes that share a database', () => {
  it('send to one workspace at one pace together, whoever of them does it', async () => {
    const here = await house(120);
    const three = ['a', 'b', 'c'].map((name) => here.process(name));
    await live(here, three, 30_000);
    expect(here.far.messages).toHaveLength(120);
    expect(doubled(here.far)).toBe(0);
    expect(mostInTenSeconds(here.far)).toBeLessThanOrEqual(MOST);
    const owners = new Set((await outboxOf(here.store)).map(({ owner }) => owner));
    expect(owners.size).toBe(1);
  });

  it('would go too fast if each thought that it were alone: the test above can fail', async () => {
    const here = await house(120);
    const alone = ['a', 'b', 'c'].map((seed) => here.process(seed, { jobs: createEmbeddedJobs() }));
    await live(here, alone, 10_000);
    expect(doubled(here.far)).toBe(0);
    expect(mostInTenSeconds(here.far)).toBeGreaterThan(MOST);
  });

  it('lose one, at any point of its work: within a minute another goes on, and nobody is asked twice', {
    timeout: 180_000,
  }, async () => {
    for (const step of [5, 14, 23, 34, 50]) {
      const here = await house(12);
      const life = mortal(here.store, [here.far], (passed) => passed === step);
      const dying = here.process('dying', life);
      const other = here.process('other');
      // It dies in its first tick or in one of the next.
      for (let i = 0; i < 8; i++) {
        await Promise.race([dying.tick(), life.ended]);
        here.clock.advance(1_000);
      }
      const died = here.clock.now();
      await live(here, [other], MINUTE);
      const ledger = await ledgerOf(here.store);
      expect(ledger.filter((line) => line.endsWith(': sent'))).toHaveLength(12);
      expect(here.far.messages).toHaveLength(12);
      expect(doubled(here.far)).toBe(0);
      expect(Math.max(...here.far.messages.map(({ at }) => at))).toBeLessThan(died + MINUTE);
    }
  });

  it('hand over in a second when one is stopped, and go on no faster', async () => {
    const here = await house(40);
    const first = here.process('first');
    await live(here, [first], 3_000);
    const sent = here.far.messages.length;
    expect(sent).toBeGreaterThan(5);
    await first.stop();
    const stopped = here.clock.now();
    const second = here.process('second');
    await live(here, [second], 12_000);
    expect(here.far.messages).toHaveLength(40);
    const next = here.far.messages[sent];
    expect(next?.at).toBeGreaterThan(stopped);
    expect(next?.at).toBeLessThanOrEqual(stopped + 2_000);
  });

  it('keep for each other how long the platform wants nothing', async () => {
    const here = await house(10);
    here.far.fault('send', { type: 'retry', afterMs: 90_000, detail: 'ratelimited' });
    const first = here.process('first');
    await live(here, [first], 2_000);
    const before = here.far.messages.length;
    await first.stop();
    const until = MONDAY + 90_000;
    await live(here, [here.process('second')], 2 * MINUTE);
    expect(here.far.messages).toHaveLength(10);
    for (const { at } of here.far.messages.slice(before)) expect(at).toBeGreaterThanOrEqual(until);
  });

  it('leave what one of them is doing to that one, and take it up when it has gone silent', async () => {
    const here = await house(3);
    const life = mortal(here.store, [here.far], (passed) => passed === 12);
    const dying = here.process('dying', life);
    await Promise.race([dying.tick(), life.ended]);
    const other = here.process('other');
    await other.tick();
    const early = here.far.messages.length;
    await live(here, [other], MINUTE);
    expect(early).toBeLessThan(3);
    expect(here.far.messages).toHaveLength(3);
  });
});
