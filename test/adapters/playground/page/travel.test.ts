import { describe, expect, it } from 'vitest';
import type { Cast } from '../../../../adapters/playground/cast/index.ts';
import { createPlaygroundClock } from '../../../../adapters/playground/clock.ts';
import { createTraveller } from '../../../../adapters/playground/travel.ts';

const START = 1_000_000;

/** An engine that sends at these instants, and a cast of nobody, on a machine whose clock stands still. */
function world(dueAt: readonly number[], acts: readonly number[] = []) {
  const clock = createPlaygroundClock(START, { now: () => 0, sleep: () => new Promise(() => {}) });
  const sent: number[] = [];
  const answered: number[] = [];
  const left = () => dueAt.filter((due) => !sent.some((at) => at >= due));
  const engine = {
    tick: async () => {
      if (left().some((due) => due <= clock.now())) sent.push(clock.now());
    },
    nextWakeAt: async () => left()[0],
  };
  const toAct = [...acts];
  const cast: Cast = {
    notice: () => {},
    nextAt: () => toAct[0],
    act: async (now) => {
      while (toAct[0] !== undefined && toAct[0] <= now) {
        toAct.shift();
        answered.push(now);
      }
    },
  };
  return { clock, sent, answered, traveller: createTraveller({ clock, engine, cast }) };
}

describe('moving the clock', () => {
  it('lives every event on the way, at its own time', async () => {
    const { clock, sent, answered, traveller } = world([START + 5_000, START + 60_000], [START + 30_000]);
    await traveller.travel(START + 3_600_000);
    expect(sent).toEqual([START + 5_000, START + 60_000]);
    expect(answered).toEqual([START + 30_000]);
    expect(clock.now()).toBe(START + 3_600_000);
  });

  it('stops where it was to arrive, with the rest still to come', async () => {
    const { clock, sent, traveller } = world([START + 5_000, START + 60_000]);
    await traveller.travel(START + 3_600_000, { arrived: () => sent.length > 0 });
    expect(sent).toEqual([START + 5_000]);
    expect(clock.now()).toBe(START + 5_000);
  });

  it('passes nothing that lies beyond its end', async () => {
    const { clock, sent, traveller } = world([START + 90_000]);
    await traveller.travel(START + 60_000);
    expect(sent).toEqual([]);
    expect(clock.now()).toBe(START + 60_000);
  });

  it('lives what lies between two marks together, and what lies on a mark at its own time', async () => {
    const minute = 60_000;
    const base = Math.ceil(START / minute) * minute;
    const { sent, traveller } = world([base + 10_000, base + 20_000, base + 2 * minute]);
    await traveller.travel(base + 3_600_000, { marks: minute });
    expect(sent).toEqual([base + minute, base + 2 * minute]);
  });

  it('does not stand still before work that is due and held back', async () => {
    const clock = createPlaygroundClock(START, { now: () => 0, sleep: () => new Promise(() => {}) });
    const cast: Cast = { notice: () => {}, nextAt: () => undefined, act: async () => {} };
    const engine = { tick: async () => {}, nextWakeAt: async () => START };
    await createTraveller({ clock, engine, cast }).travel(START + 10_000);
    expect(clock.now()).toBe(START + 10_000);
  });
});
