import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/index.ts';
import { as, type LocalDate } from '../../../src/model/ids.ts';
import { dueState, fitsDue, kindsOf, triage, usualDue } from '../../../src/model/improvement/index.ts';

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
    expect(usualDue('technical', today) < usualDue('adaptive', today)).toBe(true);
    const inTenWeeks = addDays(today, 70);
    expect(fitsDue('technical', inTenWeeks, today)).toBe(false);
    expect(fitsDue('adaptive', inTenWeeks, today)).toBe(true);
    expect(fitsDue('technical', addDays(today, -1), today)).toBe(false);
    expect(fitsDue('technical', today, today)).toBe(true);
  });
});
