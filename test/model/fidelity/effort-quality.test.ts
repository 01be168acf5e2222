import { describe, expect, it } from 'vitest';
import { effortOf, effortQuality, HIGH } from '../../../src/model/fidelity/effort-quality.ts';

describe('effort against quality', () => {
  it('reads each of the four cells as the domain does', () => {
    expect(effortQuality(90, 90)).toBe('keep');
    expect(effortQuality(90, 30)).toBe('not_landing');
    expect(effortQuality(30, 90)).toBe('goodwill');
    expect(effortQuality(30, 30)).toBe('not_resourced');
  });

  it('begins "high" at the line where "taking hold" begins, for both', () => {
    expect(effortQuality(HIGH, HIGH)).toBe('keep');
    expect(effortQuality(HIGH - 1, HIGH)).toBe('goodwill');
    expect(effortQuality(HIGH, HIGH - 1)).toBe('not_landing');
    expect(effortQuality(HIGH - 1, HIGH - 1)).toBe('not_resourced');
  });

  it('effort is what was done of what was planned, over all logs', () => {
    expect(effortOf([{ done: 11, planned: 14 }])).toBeCloseTo(78.57, 2);
    expect(
      effortOf([
        { done: 11, planned: 14 },
        { done: 1, planned: 6 },
      ]),
    ).toBe(60);
  });

  it('more than was planned in one log does not make up for another', () => {
    expect(
      effortOf([
        { done: 9, planned: 3 },
        { done: 0, planned: 3 },
      ]),
    ).toBe(50);
  });

  it('without a plan there is no effort to speak of', () => {
    expect(effortOf([])).toBeUndefined();
    expect(effortOf([{ done: 0, planned: 0 }])).toBeUndefined();
  });
});
