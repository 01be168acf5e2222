import { describe, expect, it } from 'vitest';
import { readKept } from '../../src/loops/digest/kept.ts';

/** As version 0.1 stored a digest, before ranges, series and decisions. */
const older = {
  window: '2026-10-05',
  participation: { type: 'count', answered: 6, asked: 8 },
  cantTell: 6,
  drivers: [
    {
      driverId: 'coaching',
      focus: true,
      figure: { type: 'score', score: 67, n: 6, band: 'taking_hold', cantTell: 0 },
    },
    { driverId: 'training', focus: false, figure: { type: 'tooFew' } },
  ],
  earlier: [
    {
      ...{ driverId: 'selection', window: '2026-09-28', asked: 8 },
      figure: { type: 'score', score: 50, n: 5, band: 'building', cantTell: 0 },
    },
  ],
};

describe('a stored digest', () => {
  it('of an older version is read, and what it did not keep is told as not kept', () => {
    const kept = readKept(older);
    expect(kept).toMatchObject({ window: '2026-10-05', k: null, trend: null, last: null });
    expect(kept?.drivers[0]?.figure).toMatchObject({ score: 67, range: null });
    expect(kept?.earlier[0]?.figure.range).toBeNull();
  });

  it('that is no digest is not read, rather than half read', () => {
    for (const stored of [null, 'x', {}, { ...older, drivers: [{ driverId: 'nonsense' }] }])
      expect(readKept(stored)).toBeUndefined();
  });
});
