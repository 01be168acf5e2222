import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from '../../src/model/calendar/index.ts';
import { instantByWalking, localCases, readWall, runs, STEP, TRANSITIONS } from './wall-clock.ts';

describe('local time, against an oracle that only reads the wall clock', () => {
  it('finds the instant of every date and time, also where clocks change', () => {
    const seen = { cases: 0, onTransition: 0, once: 0, twice: 0, gap: 0, 'no such date': 0 };
    fc.assert(
      fc.property(localCases, ({ zone, date, time, onTransition }) => {
        const answer = instantByWalking(date, time, zone);
        seen.cases += 1;
        seen.onTransition += Number(onTransition);
        seen[answer.found] += 1;
        expect(instantOf(date, time, zone)).toBe(answer.instant);
      }),
      runs(),
    );
    expect(TRANSITIONS.length).toBeGreaterThan(400);
    expect(seen.onTransition / seen.cases).toBeGreaterThanOrEqual(0.5);
    // Without these the run would have proved nothing about clock changes.
    expect(seen.gap / seen.cases).toBeGreaterThan(0.02);
    expect(seen.twice / seen.cases).toBeGreaterThan(0.02);
  }, 300_000);

  it('has no instant on any quarter hour of the day that Samoa left out', () => {
    for (
      let label = Date.parse('2011-12-30T00:00Z');
      label < Date.parse('2011-12-31T00:00Z');
      label += STEP
    ) {
      const text = new Date(label).toISOString();
      const asked = [text.slice(0, 10), text.slice(11, 16), 'Pacific/Apia'] as unknown as Parameters<
        typeof instantOf
      >;
      expect(instantByWalking(...asked)).toEqual({ instant: undefined, found: 'no such date' });
      expect(instantOf(...asked)).toBeUndefined();
    }
  });

  it('reads the wall clock as it is, at any millisecond around a change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TRANSITIONS),
        fc.integer({ min: -2 * 3_600_000, max: 2 * 3_600_000 }),
        ({ zone, at }, aside) => {
          const wall = readWall(at + aside, zone);
          const local = localOf(at + aside, zone);
          expect({ date: local.date, time: local.time }).toEqual({ date: wall.date, time: wall.time });
          expect(local.minute).toBe(Math.floor((wall.label % 86_400_000) / 60_000));
          expect(local.weekday).toBe(new Date(wall.label).getUTCDay() || 7);
        },
      ),
      runs(),
    );
  }, 300_000);
});
