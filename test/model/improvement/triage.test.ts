import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type SchoolCalendar } from '../../../src/model/calendar/index.ts';
import { isSchoolDay } from '../../../src/model/calendar/school-calendar.ts';
import { as, type LocalDate } from '../../../src/model/ids.ts';
import {
  dueState,
  fitsDue,
  type Kind,
  kindsOf,
  triage,
  usualDue,
} from '../../../src/model/improvement/index.ts';

const answers = (text: string) => {
  const [same_problem, solved_before, one_decision, asks_for_loss] = [...text].map((one) => one === 'y');
  return {
    same_problem: same_problem === true,
    solved_before: solved_before === true,
    one_decision: one_decision === true,
    asks_for_loss: asks_for_loss === true,
  };
};

describe('technical, adaptive or mixed', () => {
  it.each([
    ['yyyn', 'technical'],
    ['yyyy', 'mixed'],
    ['nyyn', 'mixed'],
    ['nyyy', 'mixed'],
    ['ynyn', 'adaptive'],
    ['yynn', 'adaptive'],
    ['nnnn', 'adaptive'],
    ['ynny', 'adaptive'],
  ] as const)('%s is %s', (text, challenge) => {
    expect(triage(answers(text))).toBe(challenge);
  });

  it('only yes, yes, yes and no is technical, of all sixteen answers', () => {
    const all = Array.from({ length: 16 }, (_, bits) =>
      [8, 4, 2, 1].map((bit) => ((bits & bit) > 0 ? 'y' : 'n')).join(''),
    );
    expect(all.filter((text) => triage(answers(text)) === 'technical')).toEqual(['yyyn']);
  });

  it('a mixed one becomes one action of each kind', () => {
    expect(kindsOf('mixed')).toEqual(['technical', 'adaptive']);
    expect(kindsOf('adaptive')).toEqual(['adaptive']);
  });
});

describe('when an action is due', () => {
  const today = as<LocalDate>('2026-10-12');

  it('a hard change is never late: a conversation is due instead', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const due = addDays(today, days);
        expect(dueState('adaptive', due, today)).toBe(days > 6 ? 'later' : 'conversation');
        expect(dueState('technical', due, today)).toBe(days > 6 ? 'later' : days >= 0 ? 'this_week' : 'late');
      }),
    );
  });

  it('a known fix is given a shorter date than a hard change', () => {
    const open = { closed: new Map() };
    expect(usualDue('technical', today, open) < usualDue('adaptive', today, open)).toBe(true);
    const inTenWeeks = addDays(today, 70);
    expect(fitsDue('technical', inTenWeeks, today)).toBe(false);
    expect(fitsDue('adaptive', inTenWeeks, today)).toBe(true);
    expect(fitsDue('technical', addDays(today, -1), today)).toBe(false);
    expect(fitsDue('technical', today, today)).toBe(true);
  });

  it('is proposed on a school day: after a break, past a weekend, and before the summer', () => {
    const days = (from: string, count: number) =>
      Array.from({ length: count }, (_, i) => [addDays(as<LocalDate>(from), i), 'break'] as const);
    const calendar: SchoolCalendar = {
      lastDay: as<LocalDate>('2027-06-03'),
      closed: new Map([...days('2026-12-21', 14), ...days('2027-02-12', 1)]),
    };
    const from = (kind: Kind, date: string) => usualDue(kind, as<LocalDate>(date), calendar);
    expect(from('technical', '2026-10-05')).toBe('2026-10-19');
    expect(from('technical', '2026-12-10')).toBe('2027-01-04');
    expect(from('adaptive', '2027-01-01')).toBe('2027-02-15');
    expect(from('technical', '2027-05-27')).toBe('2027-06-03');
    // In the summer there is no school day to propose.
    expect(from('technical', '2027-06-10')).toBe('2027-06-24');
    fc.assert(
      fc.property(fc.constantFrom<Kind>('technical', 'adaptive'), fc.nat(400), (kind, later) => {
        const day = addDays(as<LocalDate>('2026-08-03'), later);
        const due = usualDue(kind, day, calendar);
        expect(fitsDue(kind, due, day) && due > day).toBe(true);
        if (day < '2027-06-01') expect(isSchoolDay(calendar, due)).toBe(true);
      }),
    );
  });
});
