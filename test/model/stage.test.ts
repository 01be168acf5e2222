import { describe, expect, it } from 'vitest';
import { DRIVER_IDS } from '../../src/model/drivers.ts';
import { as, type UnitId, type Window } from '../../src/model/ids.ts';
import { CROSS_CUTTING, ITEMS, inStage, poolOf } from '../../src/model/items.ts';
import { askedFirst, drawDrivers } from '../../src/model/rotation/index.ts';
import { cadenceIn, STAGES, type Stage } from '../../src/model/stage.ts';

const pool = (stage: Stage) => inStage(poolOf(ITEMS), stage);
const driversIn = (stage: Stage) => DRIVER_IDS.filter((driver) => pool(stage).of(driver).length > 0);

describe('the stage of a team decides what it is asked', () => {
  it('exploration has no fidelity items: it asks what would be needed, and nothing else', () => {
    const { items } = pool('exploration');
    expect(new Set(items.map((item) => item.facet))).toEqual(new Set(['need']));
    expect(items.length).toBeGreaterThanOrEqual(6);
    expect(driversIn('exploration')).not.toContain('fidelity');
    expect(driversIn('exploration')).not.toContain('coaching');
    for (const audience of ['staff', 'coach', 'leadership'] as const) {
      const drivers = new Set(items.flatMap((i) => (i.audiences.includes(audience) ? [i.driver] : [])));
      expect(drivers.size, audience).toBeGreaterThanOrEqual(4);
    }
  });

  it('installation asks about people, training, internal systems and data, not about what is not in use', () => {
    expect(driversIn('installation')).toEqual([
      ...['selection', 'training', 'internal_systems', 'data_systems'],
      ...['leadership_technical', 'leadership_adaptive'],
    ]);
  });

  it('initial implementation asks about all nine, and full also whether it will last', () => {
    expect(driversIn('initial')).toEqual([...DRIVER_IDS]);
    const only = pool('full').items.filter((item) => !pool('initial').items.includes(item));
    expect(only.map((item) => item.id)).toEqual(['sel7', 'fid6', 'ext7']);
    expect(pool('initial').items.filter((item) => !pool('full').items.includes(item))).toEqual([]);
  });

  it('confidence, worth and fit are asked of staff from installation on, about no driver', () => {
    for (const topic of CROSS_CUTTING) {
      const [item, ...more] = poolOf(ITEMS).of(topic);
      expect(more).toEqual([]);
      expect(item).toMatchObject({ driver: null, facet: null, audiences: ['staff'], cadence: 'monthly' });
      expect(item?.stages).toEqual(STAGES.slice(1));
    }
    expect(
      DRIVER_IDS.flatMap((driver) => poolOf(ITEMS).of(driver)).some((item) => item.driver === null),
    ).toBe(false);
  });

  it('an item that is not asked in this stage is still known by its id', () => {
    expect(pool('exploration').find('coa1')?.driver).toBe('coaching');
    expect(pool('exploration').find('coa0')).toBeUndefined();
  });

  it('a team is drawn only drivers that it has something to be asked on', () => {
    for (const stage of STAGES) {
      const askable = driversIn(stage);
      for (let week = 0; week < 30; week++) {
        const drivers = drawDrivers({
          ...{ teamId: as<UnitId>('lakeside/a'), window: `2026-09-${10 + (week % 20)}` as Window },
          ...{ focus: null, history: [], askable },
        });
        expect(drivers).toHaveLength(9);
        expect(askedFirst(drivers).filter((driver) => !askable.includes(driver))).toEqual([]);
      }
    }
  });

  it('full implementation asks half as often, and never less than every eight weeks', () => {
    expect(STAGES.map((stage) => cadenceIn(2, stage))).toEqual([2, 2, 2, 4]);
    expect(cadenceIn(8, 'full')).toBe(8);
    expect(cadenceIn(2, 'initial', true)).toBe(4);
    expect(cadenceIn(2, 'full', true)).toBe(8);
  });
});
