import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannKendall } from '../../../src/model/fidelity/mann-kendall.ts';
import { fewestExpected, longestExpected, runsOf } from '../../../src/model/fidelity/run-rules.ts';
import { theilSen, trendOf } from '../../../src/model/fidelity/trend.ts';
import { uniform } from '../../doubles/uniform.ts';

const weekly = (...scores: number[]) => scores.map((score, week) => ({ week, score }));
const rising = (n: number) => Array.from({ length: n }, (_, i) => 40 + i);

/** Mann–Kendall by going through every order of the values, one by one. */
function throughAllOrders(values: readonly number[]) {
  const sOf = (order: readonly number[]) => {
    let s = 0;
    for (let i = 0; i < order.length; i++)
      for (let j = i + 1; j < order.length; j++) s += Math.sign((order[j] ?? 0) - (order[i] ?? 0));
    return s;
  };
  const s = sOf(values);
  const order = [...values];
  let [all, extreme] = [0, 0];
  const permute = (from: number): void => {
    if (from === order.length) {
      all++;
      if (Math.abs(sOf(order)) >= Math.abs(s)) extreme++;
      return;
    }
    for (let i = from; i < order.length; i++) {
      [order[from], order[i]] = [order[i] ?? 0, order[from] ?? 0];
      permute(from + 1);
      [order[from], order[i]] = [order[i] ?? 0, order[from] ?? 0];
    }
  };
  permute(0);
  return { s, p: extreme / all };
}

describe('the exact Mann–Kendall test', () => {
  it('gives the probabilities of Kendall’s table', () => {
    // Kendall 1948, appendix table 1: one-sided P(S ≥ s) of n untied values, to the places printed.
    const series: readonly [values: number[], s: number, oneSided: number, places: number][] = [
      [[1, 2, 3, 4], 6, 0.042, 3],
      [[2, 1, 3, 4, 5], 8, 0.042, 3],
      [[1, 2, 3, 4, 5], 10, 0.0083, 4],
      [[2, 1, 4, 3, 5, 6], 11, 0.028, 3],
      [[2, 1, 3, 4, 5, 6], 13, 0.0083, 4],
      [[2, 1, 4, 3, 6, 5, 7], 15, 0.015, 3],
      [[2, 1, 4, 3, 6, 5, 8, 7], 20, 0.0071, 4],
      [[4, 3, 2, 1, 5, 6, 7, 8, 9], 24, 0.0063, 4],
    ];
    for (const [values, s, oneSided, places] of series) {
      expect(mannKendall(values).s).toBe(s);
      expect(mannKendall(values).p / 2).toBeCloseTo(oneSided, places);
    }
  });

  it('cannot reach .05 with four points, and needs a perfect series with five', () => {
    expect(mannKendall([1, 2, 3, 4]).p).toBeCloseTo(1 / 12, 12);
    expect(mannKendall([1, 2, 3, 4, 5]).p).toBeCloseTo(1 / 60, 12);
    expect(mannKendall([5, 4, 3, 2, 1])).toEqual({ s: -10, p: mannKendall([1, 2, 3, 4, 5]).p });
    expect(mannKendall([1, 2, 3, 5, 4]).p).toBeGreaterThan(0.05);
  });

  it('is what going through all orders gives, with and without ties', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 7 }), (values) => {
        const expected = throughAllOrders(values);
        expect(mannKendall(values).s).toBe(expected.s);
        expect(mannKendall(values).p).toBeCloseTo(expected.p, 12);
      }),
      { numRuns: 60, seed: 3 },
    );
    for (const values of [
      [90, 85, 85, 80, 80, 70, 72, 60],
      [50, 60, 60, 60, 70, 40, 80, 80],
    ])
      expect(mannKendall(values).p).toBeCloseTo(throughAllOrders(values).p, 12);
  });

  it('finds nothing in a flat series', () => {
    expect(mannKendall([70, 70, 70, 70, 70, 70])).toEqual({ s: 0, p: 1 });
  });
});

describe('the Theil–Sen slope', () => {
  it('is what SciPy 1.17 gives', () => {
    expect(theilSen(weekly(62, 58, 70, 70, 75, 81))).toBe(4);
    expect(theilSen(weekly(50, 60, 60, 60, 70, 40, 80))).toBe(4);
    expect(theilSen(weekly(90, 85, 85, 80, 80, 70, 72, 60, 60))).toBe(-3.875);
  });

  it('counts weeks, not points', () => {
    expect(theilSen([0, 2, 4, 6].map((week) => ({ week, score: 50 + week })))).toBe(1);
  });

  it('is hardly moved by one odd week', () => {
    expect(theilSen(weekly(50, 52, 54, 0, 58, 60, 62))).toBe(2);
  });
});

describe('the run rules', () => {
  it('have the limits that Anhøj and Olesen published', () => {
    // n, the longest run and the fewest crossings that chance explains.
    for (const [n, longest, fewest] of [
      [10, 6, 2],
      [11, 6, 2],
      [12, 7, 3],
      [14, 7, 4],
      [17, 7, 5],
      [19, 7, 6],
      [20, 7, 6],
      [22, 7, 7],
      [23, 8, 7],
      [24, 8, 8],
    ] as const)
      expect([longestExpected(n), fewestExpected(n)]).toEqual([longest, fewest]);
  });

  it('count runs and crossings of those points that do not lie on the median', () => {
    expect(runsOf([1, 5, 9, 5, 8, 2, 5, 9, 1])).toMatchObject({
      ...{ n: 6, median: 5, longest: 2, crossings: 4, signal: false },
      latest: { length: 1, side: 'below' },
    });
    expect(runsOf([7, 7, 7]).signal).toBe(false);
    expect(runsOf([7, 7, 7]).latest).toBeUndefined();
  });

  it('raise a false alarm in about one of twenty series of chance', () => {
    // 24 points, 4,000 series.
    const draw = uniform(7);
    let alarms = 0;
    for (let i = 0; i < 4_000; i++) if (runsOf(Array.from({ length: 24 }, draw)).signal) alarms++;
    expect(alarms / 4_000).toBeGreaterThan(0.02);
    expect(alarms / 4_000).toBeLessThan(0.08);
  });
});

describe('what is said of a series', () => {
  it('is “not enough” under six points, however they rise', () => {
    for (const n of [0, 1, 5])
      expect(trendOf(weekly(...rising(n)))).toEqual({ type: 'notEnough', points: n });
  });

  it('is “leaning” with six to nine points only where the test reaches .05', () => {
    expect(trendOf(weekly(...rising(6)))).toEqual({
      ...{ type: 'leaning', points: 6, direction: 'up', slope: 1, p: 0.003 },
    });
    expect(trendOf(weekly(90, 85, 85, 80, 80, 70, 72, 60, 60))).toMatchObject({
      ...{ type: 'leaning', points: 9, direction: 'down', slope: -3.9 },
    });
    expect(trendOf(weekly(50, 60, 60, 60, 70, 40, 80))).toEqual({ type: 'noClearChange', points: 7 });
    // S = 9 of 15: one-sided .068.
    expect(trendOf(weekly(40, 70, 60, 50, 80, 90))).toEqual({ type: 'noClearChange', points: 6 });
  });

  it('is “changed” from ten points where a run rule signals, and told from its newest run', () => {
    const low = [50, 52, 48, 51, 49, 50, 52, 47];
    const high = [80, 82, 79, 81, 84, 80, 83, 82];
    expect(trendOf(weekly(...low, ...high))).toEqual({
      ...{ type: 'changed', points: 16, latest: { length: 8, side: 'above' } },
    });
    expect(trendOf(weekly(...high, ...low))).toMatchObject({ latest: { length: 8, side: 'below' } });
    // The long run is over: something changed, but the newest points do not say where to.
    const over = [...high, ...low.slice(4), 83, ...low.slice(3)];
    expect(trendOf(weekly(...over))).toEqual({ type: 'changed', points: 18, latest: null });
    expect(trendOf(weekly(50, 80, 52, 79, 51, 81, 49, 80, 53, 78))).toEqual({
      ...{ type: 'noClearChange', points: 10 },
    });
  });
});
