import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type SchoolCalendar } from '../../../src/model/calendar/index.ts';
import { as, type LocalDate, type PersonId } from '../../../src/model/ids.ts';
import {
  ANSWERS,
  addSchoolDays,
  type BarrierStanding,
  type BarrierStep,
  barrierStep,
  clockOf,
  closureFigures,
  likeness,
  raisedBarrier,
  revisitOn,
  schoolDaysSince,
  WAITING,
} from '../../../src/model/improvement/index.ts';

const on = as<LocalDate>('2026-10-05');
const RUTH = as<PersonId>('ruth');

const verdicts = fc.array(fc.constantFrom('better' as const, 'same' as const, null), { maxLength: 5 });
const anyStep: fc.Arbitrary<BarrierStep<string>> = fc.oneof(
  fc.record({
    type: fc.constant('triage' as const),
    kind: fc.constant('technical' as const),
    on: fc.constant(on),
  }),
  fc.record({ type: fc.constant('own' as const), by: fc.constant(RUTH), on: fc.constant(on) }),
  fc.record({
    ...{ type: fc.constant('answer' as const), answer: fc.constantFrom(...ANSWERS) },
    ...{ reason: fc.constantFrom('', 'the form is one page now'), on: fc.constant(on) },
  }),
  fc.record({ type: fc.constant('pass_up' as const), on: fc.constant(on) }),
  fc.record({ type: fc.constantFrom('hear' as const, 'revisit' as const), verdicts, on: fc.constant(on) }),
);

function walk(steps: readonly BarrierStep<string>[]): BarrierStanding<string>[] {
  const way: BarrierStanding<string>[] = [raisedBarrier(on)];
  for (const next of steps) {
    const taken = barrierStep(way.at(-1) ?? raisedBarrier(on), next);
    if (taken.ok) way.push(taken.barrier);
  }
  return way;
}

describe('a barrier', () => {
  it('leaves a level’s duty only by an answer in words or on its way up, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        for (const barrier of walk(steps)) {
          if (WAITING.includes(barrier.state)) continue;
          expect(barrier.answer).not.toBeNull();
          expect(barrier.reason?.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('goes up with a new clock and nobody’s name on it, and comes back with an answer', () => {
    const way = walk([
      { type: 'triage', kind: 'technical', on },
      { type: 'own', by: RUTH, on },
      { type: 'pass_up', on: as('2026-10-12') },
      { type: 'triage', kind: 'mixed', on },
      { type: 'own', by: as('dora'), on },
      { type: 'answer', answer: 'eased', reason: 'two pages instead of three', on },
      { type: 'hear', verdicts: ['better'], on },
      { type: 'revisit', verdicts: ['better'], on },
    ]);
    expect(way.map((one) => one.state)).toEqual([
      ...['raised', 'triaged', 'owned', 'raised', 'triaged', 'owned', 'told', 'closed', 'revisited'],
    ]);
    expect(way[3]).toMatchObject({ levelsUp: 1, since: '2026-10-12', ownerId: null, acknowledgedOn: null });
  });

  it('is declined only with a reason, and that closes it', () => {
    const raised = raisedBarrier(on);
    expect(barrierStep(raised, { type: 'answer', answer: 'declined', reason: '', on })).toEqual({
      ...{ ok: false, why: 'needs_reason' },
    });
    const reason = 'state law asks for it';
    expect(barrierStep(raised, { type: 'answer', answer: 'declined', reason, on })).toMatchObject({
      barrier: { state: 'closed', answer: 'declined' },
    });
  });

  it('closes when more than half of those who raised it find it better, and opens again when half do not', () => {
    const told = walk([{ type: 'answer', answer: 'resolved', reason: 'done', on }]).at(-1);
    if (!told) throw new Error('no barrier');
    const hear = (said: readonly ('better' | 'same' | null)[]) => {
      const heard = barrierStep(told, { type: 'hear', verdicts: said, on: as('2026-11-02') });
      return heard.ok ? heard.barrier.state : heard.why;
    };
    expect(hear(['better'])).toBe('closed');
    expect(hear(['better', null])).toBe('undecided');
    expect(hear(['better', 'better', 'same'])).toBe('closed');
    expect(hear(['better', 'same'])).toBe('reopened');
    expect(hear(['same', null, null])).toBe('undecided');
    expect(hear([null])).toBe('undecided');
    expect(hear([])).toBe('undecided');
  });
});

describe('its clock', () => {
  const calendar: SchoolCalendar = {
    firstDay: as('2026-08-24'),
    lastDay: as('2027-06-04'),
    closed: new Map([
      [as('2026-10-12'), 'holiday'],
      [as('2026-11-26'), 'break'],
    ]),
  };

  it('counts school days only, from the day it came to the level, and gives higher levels more', () => {
    expect(clockOf(calendar, on, 0)).toEqual({
      ...{ acknowledgeBy: '2026-10-13', answerBy: '2026-10-27', acknowledgeDays: 5, answerDays: 15 },
    });
    expect(clockOf(calendar, on, 1).answerDays).toBe(25);
    expect(clockOf(calendar, on, 2).answerDays).toBe(35);
    expect(schoolDaysSince(calendar, on, as('2026-10-13'))).toBe(5);
    expect(revisitOn(calendar, on)).toBe(addSchoolDays(calendar, on, 60));
  });

  it('counts back what it counted forward, on any day of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 1, max: 60 }), (start, days) => {
        const from = addDays(as<LocalDate>('2026-08-24'), start);
        expect(schoolDaysSince(calendar, from, addSchoolDays(calendar, from, days))).toBe(days);
      }),
    );
  });

  it('stands still in summer', () => {
    expect(addSchoolDays(calendar, as('2027-06-04'), 5) > '2028-01-01').toBe(true);
    expect(schoolDaysSince(calendar, as('2027-06-04'), as('2027-08-01'))).toBe(0);
  });
});

describe('the closure figures', () => {
  it('count silence as no answer', () => {
    expect(closureFigures([4, null, 10, 6])).toEqual({ raised: 4, answered: 3, medianDays: 6 });
    expect(closureFigures([4, 10])).toEqual({ raised: 2, answered: 2, medianDays: 7 });
    expect(closureFigures([null])).toEqual({ raised: 1, answered: 0, medianDays: null });
    expect(closureFigures([])).toEqual({ raised: 0, answered: 0, medianDays: null });
  });
});

describe('duplicates', () => {
  it('are found by their words, for a person to decide on', () => {
    expect(
      likeness('The observation form is three pages long', 'observation form: three pages!'),
    ).toBeGreaterThan(0.6);
    expect(likeness('The observation form is three pages long', 'No substitute on Thursdays')).toBe(0);
    expect(likeness('', '')).toBe(0);
  });
});
