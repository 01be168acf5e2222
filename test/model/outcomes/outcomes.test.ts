import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../src/model/outcomes/csv.ts';
import { csvLine, type Lagged, linkOf, readOutcomes } from '../../../src/model/outcomes/index.ts';
import { rankInterval, spearman } from '../../../src/model/outcomes/spearman.ts';

const HEAD = 'unit,measure,period,value,n,better';

describe('a rank correlation', () => {
  it('is that of a worked example, and of ties by mid-ranks', () => {
    // Ten pairs whose squared rank differences sum to 194: 1 - 6*194/990 = -29/165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq.map((one, i) => [one, hours[i] ?? 0]))).toBeCloseTo(-29 / 165, 10);
    expect(
      spearman([
        [1, 1],
        [1, 2],
        [2, 3],
        [2, 4],
      ]),
    ).toBeCloseTo(0.894427, 6);
    expect(
      spearman([
        [1, 1],
        [1, 2],
        [1, 3],
      ]),
    ).toBeUndefined();
    expect(
      spearman([
        [1, 1],
        [2, 2],
      ]),
    ).toBeUndefined();
  });

  it('has an interval around it that narrows with n and never leaves -1 to 1', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 4, max: 500 }), (rho, n) => {
        const { low, high } = rankInterval(rho, n);
        const wider = rankInterval(rho, Math.max(4, Math.floor(n / 2)));
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(Math.max(-0.9999, rho) + 1e-9);
        expect(high).toBeGreaterThanOrEqual(Math.min(0.9999, rho) - 1e-9);
        expect(wider.high - wider.low).toBeGreaterThanOrEqual(high - low - 1e-9);
      }),
    );
    // Bonett and Wright's variance at r = .5, n = 20: atanh(.5) ± 1.96 * sqrt(1.125 / 17).
    const { low, high } = rankInterval(0.5, 20);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.045', '0.783']);
    expect(() => rankInterval(0.5, 3)).toThrow(RangeError);
  });
});

/** Schools whose next outcome follows their score, with some noise that does not change from run to run. */
function schools(count: number, slope: number, periods = 3): Lagged[] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: periods }, (_, p) => ({
      ...{ unitId: `school-${i}`, period: `2026-0${p + 1}-01`, score: 40 + i * 3 + p },
      next: 100 + slope * i * 3 + ((i * 7) % 5),
    })),
  ).flat();
}

describe('the link between a driver and what comes of it', () => {
  it('with fourteen schools and a known link its sign and interval are recovered; with six it is refused', () => {
    const up = linkOf(schools(14, 1));
    expect(up).toMatchObject({ type: 'seen', units: 14, reading: 'positive' });
    expect(up.type === 'seen' && up.low > 0.5 && up.rho > 0.9 && up.high <= 1).toBe(true);
    expect(linkOf(schools(6, 1))).toEqual({ type: 'tooFew', units: 6 });
    expect(linkOf(schools(9, 1)).type).toBe('tooFew');
    expect(linkOf(schools(10, 1)).type).toBe('seen');
  });

  it('that is clearly not positive questions the measure after three periods, and not before', () => {
    expect(linkOf(schools(14, -1, 3))).toMatchObject({ reading: 'questions' });
    expect(linkOf(schools(14, -1, 2))).toMatchObject({ reading: 'not_positive' });
    expect(linkOf(schools(14, 0, 3))).toMatchObject({ reading: 'cannot_tell' });
  });

  it('counts a school once, however long its history is', () => {
    const one = schools(9, 1, 9);
    expect(linkOf(one)).toEqual({ type: 'tooFew', units: 9 });
  });
});

describe('a file of outcomes', () => {
  it('is read with quotes, semicolons, a byte order mark and either kind of line end', () => {
    const text = `\uFEFF${HEAD.replaceAll(',', ';')}\r\n"Pine ""Ridge""";Reading;2026-01-12;71.5;120;higher\r\n\r\n`;
    expect(readOutcomes(text)).toEqual({
      outcomes: [
        {
          unit: 'Pine "Ridge"',
          measure: 'Reading',
          period: '2026-01-12',
          value: 71.5,
          n: 120,
          better: 'higher',
        },
      ],
      problems: [],
    });
  });

  it('with fewer than ten behind one cell is refused whole, and the row is named', () => {
    const { outcomes, problems } = readOutcomes(
      [HEAD, 'a,Reading,2026-01-12,70,10,higher', 'b,Reading,2026-01-12,70,9,higher'].join('\n'),
    );
    expect(outcomes).toEqual([]);
    expect(problems).toEqual([{ line: 3, type: 'small_n', what: '9' }]);
  });

  it.each([
    ['a,Reading,2026-02-30,70,10,higher', 'bad_period'],
    ['a,Reading,12.01.2026,70,10,higher', 'bad_period'],
    ['a,Reading,2026-01-12,seventy,10,higher', 'bad_value'],
    ['a,Reading,2026-01-12,70,ten,higher', 'bad_n'],
    ['a,Reading,2026-01-12,70,10,up', 'bad_better'],
    [',Reading,2026-01-12,70,10,higher', 'no_unit'],
    ['a,,2026-01-12,70,10,higher', 'no_measure'],
  ])('%s: %s', (row, type) => {
    expect(readOutcomes(`${HEAD}\n${row}`).problems).toMatchObject([{ line: 2, type }]);
  });

  it('with a column that nobody asked for is refused: it may hold names', () => {
    expect(readOutcomes(`${HEAD},student\na,R,2026-01-12,70,10,higher,Kim`).problems).toMatchObject([
      { line: 1, type: 'no_columns', what: 'student' },
    ]);
    expect(readOutcomes('').problems).toHaveLength(1);
    expect(readOutcomes(HEAD).problems).toMatchObject([{ type: 'no_rows' }]);
  });

  it('never makes a line that a spreadsheet would run, and gives back what was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (cells) => {
        const [read] = readCsv(`${csvLine(['unit', ...cells])}\n`);
        for (const cell of read?.cells.slice(1) ?? []) expect(cell).not.toMatch(/^[=+\-@]/);
      }),
    );
    expect(csvLine(['=SUM(A1)', '+1', '-2+3', '@x', 'plain', -3.5])).toBe(
      "'=SUM(A1),'+1,'-2+3,'@x,plain,-3.5",
    );
    expect(csvLine(['a "b", c'])).toBe('"a ""b"", c"');
  });
});
