import { describe, expect, it } from 'vitest';
import { likelyRange, tFactor } from '../../../src/model/fidelity/range.ts';
import { wilsonInterval } from '../../../src/model/fidelity/share.ts';

const counts = (notYet: number, partly: number, inPlace: number, cantTell = 0) => ({
  ...{ notYet, partly, inPlace, cantTell },
});

describe('the interval of a share', () => {
  it('is Wilson’s, as published for few people', () => {
    // Percent at 95 %, domain reference 3.3.
    for (const [count, n, low, high] of [
      [4, 5, 38, 96],
      [3, 3, 44, 100],
      [5, 5, 57, 100],
      [8, 10, 49, 94],
      [16, 20, 58, 92],
    ] as const) {
      const interval = wilsonInterval(count, n, 0.95);
      expect([Math.round(interval.low * 100), Math.round(interval.high * 100)]).toEqual([low, high]);
    }
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    for (const [count, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      expect(wilsonInterval(count, n, 0.95).low).toBeCloseTo(low, 4);
      expect(wilsonInterval(count, n, 0.95).high).toBeCloseTo(high, 4);
    }
  });

  it('is the same seen from the other side, and narrower at 90 %', () => {
    const of5 = wilsonInterval(1, 5, 0.95);
    expect(1 - wilsonInterval(4, 5, 0.95).high).toBeCloseTo(of5.low, 12);
    expect(wilsonInterval(1, 5, 0.9).low).toBeGreaterThan(of5.low);
    expect(wilsonInterval(1, 5, 0.9).high).toBeLessThan(of5.high);
  });

  it('is refused for what is no share', () => {
    for (const [count, n] of [
      [0, 0],
      [3, 2],
      [-1, 2],
      [Number.NaN, 2],
    ] as const)
      expect(() => wilsonInterval(count, n, 0.95)).toThrow(RangeError);
  });
});

describe('the likely range of a score', () => {
  it('takes t from where every table has it', () => {
    // Student's t, one-sided 5 %, with 3, 4, 5, 7, 11 and 30 degrees of freedom, as printed since Fisher 1925.
    for (const [n, t] of [
      [4, 2.353],
      [5, 2.132],
      [6, 2.015],
      [8, 1.895],
      [12, 1.796],
      [31, 1.697],
    ] as const)
      expect(tFactor(n)).toBeCloseTo(t, 3);
  });

  it('is the t-interval that SciPy 1.17 gives, clipped to what a score can be', () => {
    // scipy.stats.t.interval(.9, n − 1, mean, sem) of the same ratings, worth 0, 50 and 100.
    for (const [ratings, low, high] of [
      [counts(0, 1, 4), 69, 100], // 68.68 to 111.32
      [counts(1, 1, 3), 27, 100], // 27.36 to 112.64
      [counts(0, 2, 3), 54, 100], // 53.89 to 106.11
      [counts(2, 3, 3), 28, 84], // 28.30 to 84.20
      [counts(1, 4, 7), 58, 92], // 57.52 to 92.48
      [counts(0, 3, 3), 52, 98], // 52.47 to 97.53
      [counts(3, 1, 0), 0, 42], // −16.92 to 41.92
    ] as const)
      expect(likelyRange(ratings)).toEqual({ low, high });
  });

  it('leaves out those who could not tell', () => {
    expect(likelyRange(counts(2, 3, 3, 9))).toEqual(likelyRange(counts(2, 3, 3)));
  });

  it('does not pretend to be certain where all gave the same answer', () => {
    // n/(n + 1.645²): 5 of 5 are 64.9 %, 12 of 12 are 81.6 %.
    expect(likelyRange(counts(0, 0, 5))).toEqual({ low: 65, high: 100 });
    expect(likelyRange(counts(5, 0, 0))).toEqual({ low: 0, high: 35 });
    expect(likelyRange(counts(0, 5, 0))).toEqual({ low: 32, high: 68 });
    expect(likelyRange(counts(0, 0, 12))).toEqual({ low: 82, high: 100 });
  });

  it('holds the score, and says nothing of one person or nobody', () => {
    for (let notYet = 0; notYet <= 6; notYet++)
      for (let partly = 0; partly <= 6; partly++)
        for (let inPlace = 0; inPlace <= 6; inPlace++) {
          const n = notYet + partly + inPlace;
          const range = likelyRange(counts(notYet, partly, inPlace));
          if (n < 2) expect(range).toBeUndefined();
          else {
            const score = Math.round((50 * partly + 100 * inPlace) / n);
            expect(range?.low).toBeLessThanOrEqual(score);
            expect(range?.high).toBeGreaterThanOrEqual(score);
            expect((range?.high ?? 0) - (range?.low ?? 0)).toBeGreaterThan(0);
          }
        }
  });
});
