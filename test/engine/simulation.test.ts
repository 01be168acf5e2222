import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { seededRandom } from '../../src/engine/random.ts';
import type { Store } from '../../src/store/store.ts';
import { changeTenant, engineOf, HOUR, ledgerOf, MINUTE, MONDAY, openDistrict } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { mortal } from '../doubles/mortal.ts';
import {
  doneThenDropped,
  dropped,
  type Fault,
  type Method,
  rateLimited,
  refusedConnection,
  scriptedPlatform,
  unauthorised,
} from '../doubles/scripted-platform.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

const SEEDS = Array.from({ length: 6 }, (_, i) => `seed-${i + 1}`);
const PEOPLE = 30;
const END = MONDAY + 30 * HOUR;

interface World {
  readonly store: Store;
  readonly seed: string;
  /** Whether the bot looks before it sends again; a world where it does not must show doubles. */
  readonly looks: boolean;
}

/** A day of a bot that is killed and started again and again, on a platform that fails in every way it can. */
async function live({ store, seed, looks }: World) {
  const random = seededRandom(seed);
  const chance = (p: number) => random.fraction() < p;
  const clock = new ManualClock(MONDAY);
  const far = scriptedPlatform({ clock, pace: { sendsPerMinute: 120, channelSendsPerMinute: 60 } });
  const before = (failure: Fault['failure']): Fault => ({ when: 'before', failure });
  far.chance = (method: Method) => {
    if (clock.now() > MONDAY + 6 * HOUR || method === 'identify') return undefined;
    if (chance(0.05)) return before(rateLimited(1_000 + Math.floor(random.fraction() * 60_000)));
    if (chance(0.06)) return doneThenDropped;
    if (chance(0.03)) return before(dropped);
    if (chance(0.03)) return before(refusedConnection);
    return chance(0.004) && method === 'send' ? before(unauthorised) : undefined;
  };
  const platform = looks ? far : { ...far, find: async () => ({ ok: true, value: undefined }) as const };

  const loop = tinyLoop();
  const person = (i: number, shift: number) =>
    occurrence(`p${i}`, MONDAY + (i % 8) * 20 * MINUTE + shift, { expiresAt: MONDAY + 24 * HOUR });
  loop.planned = Array.from({ length: PEOPLE }, (_, i) => person(i, 0));
  loop.pageSize = 16;

  let deaths = 0;
  let lives = 0;
  while (clock.now() < END) {
    const quiet = clock.now() > MONDAY + 6 * HOUR;
    const life = mortal(store, [platform], () => !quiet && chance(0.02));
    const engine = engineOf({ ...life, clock, loops: [loop], seed: `${seed}-${++lives}` });
    const died = await Promise.race([
      day(engine, clock, quiet ? END : MONDAY + 6 * HOUR + 1).then(() => false),
      life.ended.then(() => true),
    ]);
    if (died) {
      deaths++;
      clock.advance(Math.floor(random.fraction() * 90_000));
      if (deaths % 5 === 0) {
        loop.planned = loop.planned.map((_, i) => person(i, deaths * MINUTE));
        await changeTenant(store, { revision: deaths });
      }
    }
  }
  return { far, loop, deaths };
}

async function day(engine: Engine, clock: ManualClock, end: number): Promise<void> {
  while (clock.now() < end) {
    await engine.tick();
    clock.set(Math.min(end, (await engine.nextWakeAt()) ?? end));
  }
}

describe('a bot that is killed again and again on a platform that fails in every way', {
  timeout: 240_000,
}, () => {
  it.each(SEEDS)(
    'reaches everybody exactly once, and every occurrence ends with its word: %s',
    async (seed) => {
      const store = await openDistrict();
      const { far, loop, deaths } = await live({ store, seed, looks: true });
      const count = new Map<string, number>();
      for (const { key } of far.messages) count.set(key, (count.get(key) ?? 0) + 1);
      expect(deaths).toBeGreaterThan(0);
      expect([...count].filter(([, n]) => n !== 1)).toEqual([]);
      expect(count.size).toBe(PEOPLE);
      expect((await ledgerOf(store)).filter((line) => !line.endsWith(': sent'))).toEqual([]);
      // Every one, and no one else: on PostgreSQL a transaction that met another runs again, and asks the loop again.
      expect(new Set(loop.delivered_.map((told) => told.subject)).size).toBe(PEOPLE);
    },
  );

  it('doubles messages if it does not look first: these promises can break', async () => {
    let doubles = 0;
    for (const seed of SEEDS.slice(0, 2)) {
      const store = await openDistrict();
      const { far } = await live({ store, seed, looks: false });
      doubles += far.messages.length - new Set(far.messages.map((m) => m.key)).size;
    }
    expect(doubles).toBeGreaterThan(0);
  });
});
