import { describe, expect, it } from 'vitest';
import { districtOf, edited, MAPLE, mistakesIn, warningsIn } from './maple.ts';

const TEAM = 'name: Science, school: river, channel: C00000002 }';
const KIM = 'roles: { leader: oak, evaluator: oak }';

/** The science team votes, and Kim runs it. */
const VOTING = edited(
  MAPLE,
  [TEAM, 'name: Science, school: river, channel: C00000002, vote: {} }'],
  [KIM, 'roles: { leader: oak, evaluator: oak, facilitator: science }'],
);

const unit = (text: string, key: string) => districtOf(text).units.find(({ id }) => id === `maple/${key}`);
const person = (text: string, key: string) => districtOf(text).people.find(({ id }) => id === `maple/${key}`);

describe('a team that votes', () => {
  it('votes every week on the day of its check-ins, unless it says otherwise', () => {
    expect(unit(VOTING, 'science')).toMatchObject({
      ...{ answersBy: 'vote', checkinEveryWeeks: 1, checkinDay: 2, checkinTime: '09:00', checkinSpread: 0 },
    });
    const monthly = edited(VOTING, ['vote: {}', 'vote: { every_weeks: 4, day: thu, time: "15:30" }']);
    expect(unit(monthly, 'science')).toMatchObject({
      ...{ checkinEveryWeeks: 4, checkinDay: 4, checkinTime: '15:30' },
    });
    expect(unit(VOTING, 'grade-3')).toMatchObject({ answersBy: 'check_in', checkinEveryWeeks: 2 });
  });

  it('gives its members no check-in of their own, unless they work in another team too', () => {
    expect(person(VOTING, 'di')).toMatchObject({ homeTeamId: null, calendarUnitId: 'maple/river' });
    expect(person(VOTING, 'di')?.zone).toBe('America/Denver');
    const both = edited(VOTING, [
      'email: ed@maple.example, roles: { staff: science }',
      'email: ed@maple.example, roles: { staff: [science, grade-3] }',
    ]);
    expect(person(both, 'ed')?.homeTeamId).toBe('maple/grade-3');
    // Flo coaches both: the check-ins of the team that has them are hers.
    expect(person(VOTING, 'flo')?.homeTeamId).toBe('maple/grade-3');
  });

  it('is no longer called too small, nor its members without a team', () => {
    expect(warningsIn(VOTING)).toEqual([]);
    expect(warningsIn(edited(VOTING, ['k: 3', 'k: 5'])).map(({ at }) => at)).toEqual(['teams › grade-3']);
  });

  it.each([
    [
      'nobody facilitates it',
      'facilitator: science',
      'coach: science',
      'nobody is its facilitator',
      '{ facilitator: science }',
    ],
    ['it has no channel', ', channel: C00000002', '', 'no channel to vote in', 'Add channel'],
  ])('is a mistake where %s', (_, from, to, found, fix) => {
    const mistakes = mistakesIn(edited(VOTING, [from, to]));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.found).toContain(found);
    expect(mistakes[0]?.fix).toContain(fix);
    expect(mistakes[0]?.at).toBe('teams › science › vote');
  });

  it('is warned of where fewer than two may vote', () => {
    const alone = edited(
      VOTING,
      ['coach: [science, grade-3]', 'coach: grade-3'],
      [
        'email: ed@maple.example, roles: { staff: science }',
        'email: ed@maple.example, roles: { staff: grade-3 }',
      ],
    );
    expect(warningsIn(alone).map(({ found }) => found)).toEqual([
      'Only 1 may vote in this team; facilitators do not.',
    ]);
  });
});
