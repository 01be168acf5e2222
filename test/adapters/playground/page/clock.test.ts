import { describe, expect, it } from 'vitest';
import { createPlaygroundClock, type Ticking } from '../../../../adapters/playground/clock.ts';

/** A machine's clock that a test moves; who sleeps on it wakes when it has moved far enough. */
function realClock() {
  let now = 1_000;
  const sleepers = new Set<{ readonly until: number; wake(): void }>();
  const clock: Ticking & { pass(ms: number): Promise<void>; readonly waiting: number } = {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { until: now + ms, wake };
        function wake() {
          sleepers.delete(sleeper);
          resolve();
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    async pass(ms) {
      now += ms;
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
    get waiting() {
      return sleepers.size;
    },
  };
  return clock;
}

const START = Date.UTC(2026, 10, 3, 15);

function sleepOn(clock: Ticking, ms: number, signal?: AbortSignal) {
  const state = { woke: false };
  void clock.sleep(ms, signal).then(() => {
    state.woke = true;
  });
  return state;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the playground’s clock', () => {
  it('flows with real time from where it was started', async () => {
    const real = realClock();
    const clock = createPlaygroundClock(START, real);
    await real.pass(4_000);
    expect(clock.now()).toBe(START + 4_000);
  });

  it('flows on from where it was moved to', async () => {
    const real = realClock();
    const clock = createPlaygroundClock(START, real);
    clock.jumpTo(START + 86_400_000);
    await real.pass(1_500);
    expect(clock.now()).toBe(START + 86_401_500);
  });

  it('never goes back, whatever it is told and whatever the machine’s clock does', async () => {
    const real = realClock();
    const clock = createPlaygroundClock(START, real);
    clock.jumpTo(START - 5_000);
    expect(clock.now()).toBe(START);
    await real.pass(-60_000);
    expect(clock.now()).toBe(START);
  });

  it('wakes a sleeper whose time a jump passes, and no other', async () => {
    const real = realClock();
    const clock = createPlaygroundClock(START, real);
    const soon = sleepOn(clock, 60_000);
    const later = sleepOn(clock, 3_600_000);
    clock.jumpTo(START + 60_000);
    await settled();
    expect([soon.woke, later.woke]).toEqual([true, false]);
    await real.pass(3_540_000);
    expect(later.woke).toBe(true);
  });

  it('lets a sleep be given up, and keeps nothing waiting on the machine’s clock', async () => {
    const real = realClock();
    const clock = createPlaygroundClock(START, real);
    const stop = new AbortController();
    const sleeper = sleepOn(clock, 60_000, stop.signal);
    clock.jumpTo(START + 10);
    stop.abort();
    await settled();
    expect(sleeper.woke).toBe(true);
    expect(real.waiting).toBe(0);
  });

  it('stands still while it is held, moves by jumps alone, and flows on from there', async () => {
    const real = realClock();
    const clock = createPlaygroundClock(START, real);
    clock.hold();
    const sleeper = sleepOn(clock, 60_000);
    await real.pass(3_600_000);
    expect([clock.now(), sleeper.woke]).toEqual([START, false]);
    clock.jumpTo(START + 30_000);
    await real.pass(3_600_000);
    expect([clock.now(), sleeper.woke]).toEqual([START + 30_000, false]);
    clock.flow();
    await real.pass(30_000);
    expect([clock.now(), sleeper.woke]).toEqual([START + 60_000, true]);
  });
});
