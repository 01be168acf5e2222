import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRIVER_IDS } from '../../../src/model/drivers.ts';
import { as } from '../../../src/model/ids.ts';
import {
  compositeOf,
  type DriverScore,
  evennessOf,
  integrationOf,
  LINK_IDS,
  publishedScores,
} from '../../../src/model/integration/index.ts';

const scores = (...points: number[]): DriverScore[] =>
  points.map((score, i) => ({ driverId: DRIVER_IDS[i] ?? 'selection', score }));

const anyScores = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 9 })
  .map((points) => scores(...points));

describe('evenness', () => {
  it('is even up to 20 points apart, uneven up to 40, one-sided beyond', () => {
    const readings = [0, 20, 21, 40, 41, 100].map((spread) => evennessOf(scores(0, spread))?.reading);
    expect(readings).toEqual(['even', 'even', 'uneven', 'uneven', 'one_sided', 'one_sided']);
  });

  it('names the highest and the lowest driver, and needs two', () => {
    expect(evennessOf(scores(84, 41, 60))).toEqual({
      reading: 'one_sided',
      spread: 43,
      highest: { driverId: 'selection', score: 84 },
      lowest: { driverId: 'training', score: 41 },
    });
    expect(evennessOf(scores(84))).toBeUndefined();
    expect(evennessOf([])).toBeUndefined();
  });

  it('is the same in whatever order the drivers come', () => {
    fc.assert(
      fc.property(anyScores, (all) => {
        expect(evennessOf([...all].reverse())?.spread).toBe(evennessOf(all)?.spread);
      }),
    );
  });
});

describe('the composite', () => {
  it('is the unweighted mean and always comes with the lowest driver', () => {
    expect(compositeOf(scores(90, 85, 41))).toEqual({
      mean: 72,
      lowest: { driverId: 'coaching', score: 41 },
      drivers: 3,
    });
    expect(compositeOf(scores(90))).toBeUndefined();
  });

  it('lies between the lowest and the highest, and the lowest is one of the scores', () => {
    fc.assert(
      fc.property(anyScores, (all) => {
        const composite = compositeOf(all);
        const points = all.map(({ score }) => score);
        expect(composite?.lowest.score).toBe(Math.min(...points));
        expect(composite?.mean).toBeGreaterThanOrEqual(Math.min(...points));
        expect(composite?.mean).toBeLessThanOrEqual(Math.max(...points));
      }),
    );
  });
});

describe('integration', () => {
  it('is points by points possible over the links that were answered', () => {
    expect(
      integrationOf([
        { linkId: 'selection_training', answer: 'in_place' },
        { linkId: 'training_coaching', answer: 'partly' },
        { linkId: 'coaching_fidelity', answer: 'cant_tell' },
        { linkId: 'fidelity_data', answer: 'not_yet' },
      ]),
    ).toEqual({ points: 3, possible: 6, percent: 50, answered: 3 });
    expect(integrationOf([{ linkId: 'data_training', answer: 'cant_tell' }])).toBeUndefined();
    expect(integrationOf([])).toBeUndefined();
    expect(LINK_IDS).toHaveLength(8);
  });

  it('does not follow from the drivers: strong links with unequal drivers stay one-sided, and the reverse', () => {
    const strong = integrationOf(LINK_IDS.map((linkId) => ({ linkId, answer: 'in_place' as const })));
    expect(strong?.percent).toBe(100);
    expect(evennessOf(scores(95, 30))?.reading).toBe('one_sided');
    const weak = integrationOf(LINK_IDS.map((linkId) => ({ linkId, answer: 'not_yet' as const })));
    expect(weak?.percent).toBe(0);
    expect(evennessOf(scores(80, 82))?.reading).toBe('even');
  });
});

describe('the scores that are compared', () => {
  it('are those a digest has published, each driver once, this window’s before an earlier one', () => {
    const score = (points: number) =>
      ({ type: 'score', score: points, band: 'building', n: 6, cantTell: 0, range: null }) as const;
    expect(
      publishedScores({
        drivers: [
          { driverId: 'coaching', focus: true, figure: score(70) },
          { driverId: 'training', focus: false, figure: { type: 'tooFew' } },
          { driverId: 'selection', focus: false, figure: { type: 'held' } },
        ],
        earlier: [
          { driverId: 'coaching', window: as('2026-09-28'), asked: 7, figure: score(20) },
          { driverId: 'selection', window: as('2026-09-28'), asked: 7, figure: score(55) },
        ],
      }),
    ).toEqual([
      { driverId: 'coaching', score: 70 },
      { driverId: 'selection', score: 55 },
    ]);
  });
});
