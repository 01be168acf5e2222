import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRIVER_IDS, type DriverId } from '../../../src/model/drivers.ts';
import { as } from '../../../src/model/ids.ts';
import {
  type CoverAction,
  coversFor,
  coversOf,
  type DriverScore,
} from '../../../src/model/improvement/index.ts';

const score = (driverId: DriverId, points: number, low: number | null = points - 10): DriverScore => ({
  driverId,
  score: points,
  low,
});

const covering = (
  driverId: DriverId,
  coveringDriver: DriverId,
  scoreThen: number | null = 85,
): CoverAction => ({ driverId, coveringDriver, owner: 'Ana', review: as('2026-10-20'), scoreThen });

const stateOf = (scores: readonly DriverScore[], actions: readonly CoverAction[] = []) =>
  coversOf(scores, actions)[0]?.cover;

describe('cover', () => {
  it('is none where no strong driver could carry it', () => {
    expect(stateOf([score('training', 41)])).toEqual({ type: 'uncovered' });
    expect(stateOf([score('training', 41), score('coaching', 79)])).toEqual({ type: 'uncovered' });
    // Strong, but its likely range reaches down among the weak.
    expect(stateOf([score('training', 41), score('coaching', 85, 59)])).toEqual({ type: 'uncovered' });
    expect(stateOf([score('training', 41), score('coaching', 85, null)])).toEqual({ type: 'uncovered' });
    // Strong, but not a plausible cover.
    expect(stateOf([score('training', 41), score('selection', 90)])).toEqual({ type: 'uncovered' });
  });

  it('is possible where a plausible driver is surely strong: offered, never assumed', () => {
    expect(stateOf([score('training', 41), score('coaching', 80, 60)])).toEqual({
      type: 'possible',
      by: ['coaching'],
    });
  });

  it('is there only by an action that names driver, owner and review date', () => {
    expect(
      stateOf([score('training', 41), score('coaching', 85)], [covering('training', 'coaching')]),
    ).toEqual({
      ...{ type: 'covered', by: 'coaching', owner: 'Ana', review: '2026-10-20' },
    });
  });

  it('is strained where the covering driver fell by ten, became weak, or carries three', () => {
    const actions = [covering('training', 'coaching', 90)];
    const strained = (why: string) => expect.objectContaining({ type: 'strained', by: 'coaching', why });
    expect(stateOf([score('training', 41), score('coaching', 80)], actions)).toEqual(strained('fell'));
    expect(stateOf([score('training', 41), score('coaching', 81)], actions)).toMatchObject({
      type: 'covered',
    });
    expect(stateOf([score('training', 41), score('coaching', 59)], actions)).toEqual(strained('weak'));
    const three = (['training', 'selection', 'data_systems'] as const).map((one) =>
      covering(one, 'coaching'),
    );
    expect(stateOf([score('training', 41), score('coaching', 85)], three)).toEqual(strained('too_many'));
    expect(stateOf([score('training', 41), score('coaching', 85)], three.slice(0, 2))).toMatchObject({
      type: 'covered',
    });
  });

  it('is never offered nor taken for fidelity and for leadership', () => {
    for (const driverId of ['fidelity', 'leadership_technical', 'leadership_adaptive'] as const) {
      expect(coversFor(driverId)).toEqual([]);
      const strong = DRIVER_IDS.filter((one) => one !== driverId).map((one) => score(one, 100, 95));
      for (const by of DRIVER_IDS)
        expect(stateOf([score(driverId, 30), ...strong], [covering(driverId, by)])).toEqual({
          type: 'uncovered',
        });
    }
  });

  it('changes no score and hides no weak driver, whatever is agreed', () => {
    const points = fc.integer({ min: 0, max: 100 });
    const scores = fc
      .tuple(...DRIVER_IDS.map(() => points))
      .map((all) => all.map((one, i) => score(DRIVER_IDS[i] ?? 'coaching', one)));
    const driver = fc.constantFrom(...DRIVER_IDS);
    const actions = fc.array(
      fc.record({ driverId: driver, coveringDriver: driver, scoreThen: fc.option(points) }).map((one) => ({
        ...{ ...one, owner: 'Ana', review: as<CoverAction['review']>('2026-10-20') },
      })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(scores, actions, (all, agreed) => {
        const weak = all.filter((one) => one.score < 60);
        const told = coversOf(all, agreed);
        expect(told.map((one) => [one.driverId, one.score]).sort()).toEqual(
          weak.map((one) => [one.driverId, one.score]).sort(),
        );
      }),
    );
  });
});
