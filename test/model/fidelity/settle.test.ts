import { describe, expect, it } from 'vitest';
import { type FreshAnswers, type Standing, settle } from '../../../src/model/fidelity/settle.ts';
import { behind, type Dated, together } from '../../../src/model/fidelity/together.ts';
import { as } from '../../../src/model/ids.ts';
import type { Rating } from '../../../src/model/scale.ts';

const MIX: readonly Rating[] = ['not_yet', 'partly', 'in_place', 'in_place', 'partly', 'not_yet', 'in_place'];

const fresh = (
  unit: string,
  people: number,
  over: Partial<FreshAnswers> & { readonly named?: (i: number) => string } = {},
): FreshAnswers => {
  const { named = (i: number) => `${unit} ${i}`, ...rest } = over;
  return {
    ...{ unit, above: ['oak', 'lakeside'], pools: false },
    answers: Array.from({ length: people }, (_, i) => ({
      personId: named(i),
      rating: MIX[i % MIX.length] ?? 'partly',
    })),
    ...rest,
  };
};

const unitsTold = (settled: ReturnType<typeof settle>) =>
  settled.map(({ units, made }) => [units, made?.people.size ?? 'held']);

describe('what a level states itself', () => {
  it('tells a team alone that has answers from enough people', () => {
    expect(unitsTold(settle([fresh('a', 6), fresh('b', 4)], [], 5))).toEqual([[['a'], 6]]);
  });

  it('takes small teams together in their school, and what is left over in the district', () => {
    const small = { pools: true };
    const teams = [
      fresh('a', 3, small),
      fresh('b', 2, small),
      fresh('c', 3, { pools: true, above: ['elm', 'lakeside'] }),
      fresh('d', 2, { pools: true, above: ['fir', 'lakeside'] }),
      fresh('e', 4, { above: ['fir', 'lakeside'] }),
    ];
    expect(unitsTold(settle(teams, [], 5))).toEqual([
      [['a', 'b'], 5],
      [['c', 'd'], 5],
    ]);
  });

  it('says nothing where all together are too few', () => {
    expect(settle([fresh('a', 2, { pools: true }), fresh('b', 2, { pools: true })], [], 5)).toEqual([]);
  });

  it('holds what one who came or left could have made, and uses the answers up', () => {
    const [first] = settle([fresh('a', 6)], [], 5);
    const standing = first?.made ? [first.made] : [];
    expect(unitsTold(settle([fresh('a', 7)], standing, 5))).toEqual([[['a'], 'held']]);
  });

  it('leaves out who stands behind another team’s statement, so that nobody is in two', () => {
    const [first] = settle([fresh('a', 6)], [], 5);
    const standing: Standing[] = first?.made ? [first.made] : [];
    const movedIn = fresh('b', 6, { named: (i) => (i === 0 ? 'a 0' : `b ${i}`) });
    const [second] = settle([movedIn], standing, 5);
    expect([...(second?.made?.people ?? [])].sort()).toEqual(['b 1', 'b 2', 'b 3', 'b 4', 'b 5']);
  });

  it('refuses a k below 3', () => {
    expect(() => settle([], [], 2)).toThrow(RangeError);
  });
});

describe('figures taken together', () => {
  const dated = (units: string[], people: string[], window: string, sum: number): Dated => ({
    ...{ units, window: as(window), people: new Set(people) },
    cell: { type: 'sum', n: people.length, low: sum, high: sum },
    counts: null,
  });
  const team = (name: string, size: number) => Array.from({ length: size }, (_, i) => `${name}${i}`);

  it('count each person once: who has changed teams counts with the newer statement', () => {
    const older = dated(['a'], [...team('a', 5), 'moved'], '2026-10-05', 12);
    const newer = dated(['b'], [...team('b', 5), 'moved'], '2026-10-19', 6);
    const inside = new Set(['a', 'b']);
    expect(together([older, newer], inside)).toMatchObject({ n: 6, low: 50, high: 50, units: 1 });
    expect(behind([older, newer], inside).people).toHaveLength(6);
    expect(together([older, newer], new Set(['a']))).toMatchObject({ n: 6, low: 100 });
  });

  it('leave out a statement about people of a unit outside', () => {
    const across = dated(['a', 'b'], [...team('a', 3), ...team('b', 3)], '2026-10-05', 6);
    expect(together([across], new Set(['a']))).toBeUndefined();
    expect(together([across, across], new Set(['a', 'b']))).toMatchObject({ n: 6, units: 2 });
  });

  it('are told no closer than their parts', () => {
    const end: Dated = {
      ...dated(['a'], team('a', 6), '2026-10-05', 0),
      cell: { type: 'sum', n: 6, low: 0, high: 3 },
    };
    const other = dated(['b'], team('b', 6), '2026-10-05', 9);
    expect(together([end, other], new Set(['a', 'b']))).toMatchObject({ n: 12, low: 38, high: 50 });
  });
});
