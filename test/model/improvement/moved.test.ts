import { describe, expect, it } from 'vitest';
import { didItMove } from '../../../src/model/improvement/index.ts';
import { rankTest } from '../../../src/model/improvement/moved.ts';

describe('did it move?', () => {
  it('waits for three scores, and says so', () => {
    expect(didItMove([50, 52, 51, 50, 49], [60, 61])).toEqual({ type: 'watching', points: 2 });
  });

  it('calls nothing a move that no test could call one', () => {
    expect(didItMove([40, 41, 42, 43], [90, 91, 92])).toEqual({ type: 'too_few', before: 4, after: 3 });
    expect(didItMove([40, 41, 42, 43, 44], [90, 91], true)).toEqual({ type: 'too_few', before: 5, after: 2 });
  });

  it('tells a move only below p = .05, and in which direction', () => {
    expect(didItMove([40, 41, 42, 43, 44], [50, 51, 52])).toEqual({
      ...{ type: 'moved', direction: 'higher', before: 5, after: 3, p: 0.036 },
    });
    expect(didItMove([60, 61, 62, 63, 64], [50, 51, 52])).toMatchObject({ direction: 'lower' });
    expect(didItMove([40, 41, 42, 43, 51], [50, 52, 53])).toMatchObject({ type: 'no_clear_move' });
    expect(didItMove([50, 50, 50, 50, 50], [50, 50, 50])).toMatchObject({ type: 'no_clear_move' });
  });

  it('agrees with published exact values of the rank test', () => {
    // Exact two-sided p of U = 0 for samples of 3 and 5, 3 and 4, 5 and 5: 2/56, 2/35, 2/252.
    expect(rankTest([1, 2, 3, 4, 5], [6, 7, 8]).p).toBeCloseTo(2 / 56, 12);
    expect(rankTest([1, 2, 3, 4], [5, 6, 7]).p).toBeCloseTo(2 / 35, 12);
    expect(rankTest([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]).p).toBeCloseTo(2 / 252, 12);
    // U = 1 and U = 2 for 3 and 5: 4/56 and 8/56 (1, 1 and 2 ways to each sum).
    expect(rankTest([1, 2, 3, 4, 6], [5, 7, 8]).p).toBeCloseTo(4 / 56, 12);
    expect(rankTest([1, 2, 3, 5, 6], [4, 7, 8]).p).toBeCloseTo(8 / 56, 12);
  });
});
