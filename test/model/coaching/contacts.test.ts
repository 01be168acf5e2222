import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../../src/model/calendar/zone.ts';
import { contactsIn, daysToMoveTo, type PlannedPair } from '../../../src/model/coaching/contacts.ts';
import {
  type Cadence,
  cycleBefore,
  cycleOf,
  daysIn,
  roundBefore,
} from '../../../src/model/coaching/cycle.ts';
import { as, type LocalDate, type Window } from '../../../src/model/ids.ts';

const ANCHOR = as<Window>('2026-08-24');
const weekdays = (date: LocalDate) => weekdayOf(date) <= 5;

function pairs(count: number, everyWeeks: Cadence = 2): PlannedPair[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ coachId: 'carmen', coacheeId: `teacher-${i}`, everyWeeks, since: ANCHOR },
    meets: weekdays,
  }));
}

describe('cycles', () => {
  it('follow each other every two weeks from the week of the first school day', () => {
    expect(cycleOf(as('2026-08-24'), ANCHOR)).toEqual({ first: '2026-08-24', index: 0 });
    expect(cycleOf(as('2026-08-31'), ANCHOR)).toEqual({ first: '2026-08-24', index: 0 });
    expect(cycleOf(as('2026-09-07'), ANCHOR)).toEqual({ first: '2026-09-07', index: 1 });
    expect(cycleBefore(as('2026-09-14'), ANCHOR).first).toBe('2026-08-24');
  });

  it('three of them make a round; a round is told when it has ended', () => {
    expect(roundBefore(as('2026-10-05'), ANCHOR)).toEqual(['2026-08-24', '2026-09-07', '2026-09-21']);
    expect(roundBefore(as('2026-09-28'), ANCHOR)[0]).toBe('2026-07-13');
  });
});

describe('contacts of a cycle', () => {
  const cycle = cycleOf(as('2026-10-05'), ANCHOR);

  it('are one for each pair, on a day that both work, spread so that no day has two more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const contacts = contactsIn(cycle, pairs(count));
        expect(contacts).toHaveLength(count);
        const days = new Map<string, number>();
        for (const { dueOn } of contacts) {
          expect(daysIn(cycle.first)).toContain(dueOn);
          expect(weekdays(dueOn)).toBe(true);
          days.set(dueOn, (days.get(dueOn) ?? 0) + 1);
        }
        const load = daysIn(cycle.first)
          .filter(weekdays)
          .map((day) => days.get(day) ?? 0);
        expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are the same whatever the order in which pairs are read', () => {
    const there = contactsIn(cycle, pairs(7));
    const back = contactsIn(cycle, [...pairs(7)].reverse());
    const sorted = (list: typeof there) => [...list].sort((a, b) => (a.coacheeId < b.coacheeId ? -1 : 1));
    expect(sorted(back)).toEqual(sorted(there));
  });

  it('are none for a pair that shares no working day', () => {
    const never = pairs(1).map((pair) => ({ ...pair, meets: () => false }));
    expect(contactsIn(cycle, never)).toEqual([]);
  });

  it('come every four or six weeks for pairs that space them out', () => {
    for (const [everyWeeks, times] of [
      [2, 6],
      [4, 3],
      [6, 2],
    ] as const) {
      const months = Array.from({ length: 6 }, (_, i) => cycleOf(as(shift(i)), ANCHOR));
      const held = months.flatMap((one) => contactsIn(one, pairs(1, everyWeeks)));
      expect(held, `${everyWeeks}`).toHaveLength(times);
    }
  });

  it('bring one practice check to every pair in every round', () => {
    for (const pair of pairs(12)) {
      const round = [0, 1, 2].flatMap((i) => contactsIn(cycleOf(as(shift(i)), ANCHOR), [pair]));
      expect(round.filter((contact) => contact.withCheck)).toHaveLength(1);
    }
  });
});

function shift(cycles: number): string {
  return new Date(Date.parse('2026-08-24T00:00:00Z') + cycles * 14 * 86_400_000).toISOString().slice(0, 10);
}

describe('moving a contact', () => {
  it('offers the next three days that both work, from tomorrow on', () => {
    expect(daysToMoveTo(as('2026-10-08'), weekdays)).toEqual(['2026-10-09', '2026-10-12', '2026-10-13']);
    expect(daysToMoveTo(as('2026-10-08'), () => false)).toEqual([]);
  });
});
