import { describe, expect, it } from 'vitest';
import { cellOf, countsShown } from '../../../src/model/fidelity/cell.ts';
import { groupsBelow, type UnitAnswers } from '../../../src/model/fidelity/complement.ts';
import { type Statement, standing } from '../../../src/model/fidelity/differencing.ts';
import { likelyRange, type RatingCounts } from '../../../src/model/fidelity/index.ts';
import { type Published, withhold } from '../../../src/model/fidelity/suppression.ts';

const counts = (notYet: number, partly: number, inPlace: number, cantTell = 0): RatingCounts => ({
  notYet,
  partly,
  inPlace,
  cantTell,
});

/** People a, b, c … from a letter on, as many as the counts have. */
function unit(
  id: string,
  answers: RatingCounts,
  { parent = null, from = `${id}0` }: { parent?: string | null; from?: string } = {},
): UnitAnswers {
  const { notYet, partly, inPlace, cantTell } = answers;
  const people = Array.from({ length: notYet + partly + inPlace + cantTell }, (_, i) => `${from}${i}`);
  return { id, parent, people, counts: answers };
}

const alone = (answers: RatingCounts, k = 5, before: readonly Statement[] = []): Published | undefined =>
  withhold([unit('team', answers)], k, before).figures.get('team');

describe('the threshold', () => {
  it('shows a figure from k respondents on, and below k not even how many there were', () => {
    expect(alone(counts(1, 2, 2))).toMatchObject({ type: 'score', score: 60, n: 5, band: 'taking_hold' });
    for (let few = 0; few < 5; few++) expect(alone(counts(0, few, 0))).toEqual({ type: 'tooFew' });
  });

  it('does not let those who could not tell make up the number', () => {
    expect(alone(counts(0, 2, 2, 9))).toEqual({ type: 'tooFew' });
  });

  it('takes a higher k, and none below three', () => {
    expect(alone(counts(1, 7, 1), 10)).toEqual({ type: 'tooFew' });
    for (const k of [2, 0, -1, 3.5, Number.NaN]) expect(() => alone(counts(9, 9, 9), k)).toThrow(RangeError);
  });

  it('shows no figure from three people, of whom each could work out what the others said', () => {
    expect(alone(counts(1, 1, 1), 3)).toEqual({ type: 'tooFew' });
    expect(alone(counts(1, 2, 1), 3)).toMatchObject({ type: 'score', score: 50, n: 4 });
  });

  it('names the band of the figure as it is shown', () => {
    // 115 of 144 points are 79.86 percent, shown as 80.
    expect(alone(counts(0, 29, 43))).toMatchObject({ score: 80, band: 'strong' });
    expect(alone(counts(40, 0, 60))).toMatchObject({ score: 60, band: 'taking_hold' });
  });
});

describe('the ends of the scale', () => {
  it('are told no closer than leaves every member in doubt about every other', () => {
    for (const all of [counts(0, 0, 8), counts(0, 1, 7), counts(1, 0, 7), counts(0, 3, 5)]) {
      expect(alone(all)).toMatchObject({ type: 'between', low: 81, high: 100, n: 8, band: 'strong' });
    }
    for (const none of [counts(8, 0, 0), counts(7, 0, 1), counts(5, 3, 0)]) {
      expect(alone(none)).toMatchObject({ type: 'between', low: 0, high: 19, band: 'building' });
    }
    expect(alone(counts(0, 4, 4))).toMatchObject({ type: 'score', score: 75 });
  });

  it('name no band where the bounds lie in two', () => {
    expect(alone(counts(0, 0, 5))).toMatchObject({ type: 'between', low: 70, high: 100, band: null });
  });

  it('give one range for a whole cell, and no narrow one where all or all but one agreed', () => {
    const range = (answers: RatingCounts) => {
      const cell = cellOf(answers, 5);
      return cell.type === 'sum' ? likelyRange(countsShown(answers, cell)) : undefined;
    };
    expect(range(counts(0, 0, 8))).toEqual(range(counts(1, 0, 7)));
    expect(range(counts(0, 8, 0))).toEqual(range(counts(1, 6, 1)));
    expect(range(counts(0, 7, 1))).toEqual(range(counts(1, 5, 2)));
    expect(range(counts(1, 7, 0))).toEqual(range(counts(2, 5, 1)));
  });
});

describe('a change of people', () => {
  const ten = counts(2, 5, 2);
  const before = withhold([unit('team', ten)], 5, []).made;
  const nextWeek = (answers: RatingCounts) => withhold([unit('team', answers)], 5, before);

  it('holds a figure that the one who joined could have made alone, whatever they said', () => {
    for (const joined of [counts(3, 5, 2), counts(2, 6, 2), counts(2, 5, 3), counts(2, 5, 2, 1)]) {
      expect(nextWeek(joined)).toMatchObject({ made: [] });
      expect(nextWeek(joined).figures.get('team')).toEqual(nextWeek(counts(3, 5, 2)).figures.get('team'));
    }
  });

  it('names the band where it would be the same whatever they said', () => {
    expect(nextWeek(counts(3, 5, 2)).figures.get('team')).toEqual({ type: 'band', band: 'building' });
    const edge = withhold([unit('team', counts(1, 5, 3))], 5, []).made;
    const figure = withhold([unit('team', counts(2, 5, 3))], 5, edge).figures.get('team');
    expect(figure).toEqual({ type: 'held' });
  });

  it('shows a figure again once others must have changed their answers too', () => {
    const { figures, made } = nextWeek(counts(0, 5, 5));
    expect(figures.get('team')).toMatchObject({ type: 'score', score: 75, n: 10 });
    expect(standing(before, made)).toEqual([]);
  });

  it('does not matter where the very same people answered, or quite other people', () => {
    expect(nextWeek(counts(2, 4, 3)).figures.get('team')).toMatchObject({ type: 'score', score: 56 });
    const others = withhold([unit('team', counts(2, 6, 2), { from: 'other' })], 5, before);
    expect(others.figures.get('team')).toMatchObject({ type: 'score', score: 50 });
    expect(standing(before, others.made)).toEqual(before);
  });

  it('is not betrayed by “too few” where somebody who could not tell took another’s place', () => {
    const five = withhold([unit('team', counts(1, 3, 1))], 5, []).made;
    const swapped = {
      ...unit('team', counts(1, 3, 0, 1)),
      people: ['team00', 'team01', 'team02', 'team03', 'x'],
    };
    expect(withhold([swapped], 5, five).figures.get('team')).toEqual({ type: 'held' });
  });
});

describe('siblings and parents', () => {
  const school = { id: 'school', parent: null, people: [], counts: counts(0, 0, 0) };
  const team = (id: string, answers: RatingCounts) => unit(id, answers, { parent: 'school' });

  it('hide the smallest next sibling where the school minus the shown teams would be too few', () => {
    // Team a, three of nine: with b shown beside the school, a could be worked out.
    const { figures } = withhold(
      [school, team('a', counts(1, 1, 1)), team('b', counts(2, 2, 2)), team('c', counts(2, 3, 2))],
      5,
      [],
    );
    expect([...figures].map(([id, { type }]) => [id, type])).toEqual([
      ['school', 'score'],
      ['a', 'tooFew'],
      ['b', 'tooFew'],
      ['c', 'score'],
    ]);
  });

  it('hide no sibling where the hidden ones are enough together', () => {
    const { figures } = withhold(
      [school, team('a', counts(1, 1, 1)), team('b', counts(1, 1, 1)), team('c', counts(2, 3, 2))],
      5,
      [],
    );
    expect([...figures].map(([, { type }]) => type)).toEqual(['score', 'tooFew', 'tooFew', 'score']);
  });

  it('count a school’s own people as one more sibling, and a school too small goes with another in the district', () => {
    const district = { ...school, id: 'district' };
    const groups = groupsBelow(
      [
        district,
        { ...unit('maple', counts(1, 0, 0)), parent: 'district' },
        unit('maple 3', counts(2, 2, 2), { parent: 'maple' }),
        { ...school, id: 'oak', parent: 'district' },
        unit('oak 3', counts(1, 0, 1), { parent: 'oak' }),
      ],
      null,
      5,
    );
    expect(groups.map(({ units, people }) => [units, people.length])).toEqual([
      [['oak 3', 'maple', 'maple 3'], 9],
    ]);
  });

  it('show a school no closer than its teams, and hold it while one of them is held', () => {
    const strong = [school, team('a', counts(0, 1, 7)), team('b', counts(2, 3, 3))];
    const first = withhold(strong, 5, []);
    expect(first.figures.get('school')).toMatchObject({ type: 'between', low: 69, high: 78, n: 16 });
    const again = withhold([school, team('a', counts(0, 2, 7)), team('b', counts(2, 3, 3))], 5, first.made);
    expect(again.figures.get('a')?.type).toMatch(/held|band/);
    expect(again.figures.get('school')).toEqual({ type: 'held' });
  });

  it('refuse a person in two units, and counts of other people than are given', () => {
    const a = unit('a', counts(2, 2, 2), { from: 'same' });
    expect(() => withhold([a, { ...a, id: 'b' }], 5, [])).toThrow(RangeError);
    expect(() => withhold([{ ...a, people: a.people.slice(1) }], 5, [])).toThrow(RangeError);
  });
});
