import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/engine/backoff.ts';
import { seededRandom } from '../../src/engine/random.ts';

describe('backoff', () => {
  it('is spread from at once to twice as long with each attempt, and never more than ten minutes', () => {
    const random = seededRandom('backoff');
    for (let attempt = 1; attempt <= 30; attempt++) {
      const most = Math.min(600_000, 2_000 * 2 ** (attempt - 1));
      const waits = Array.from({ length: 200 }, () => backoffMs(attempt, random));
      expect(Math.min(...waits)).toBeGreaterThan(0);
      expect(Math.max(...waits)).toBeLessThanOrEqual(most);
      expect(Math.max(...waits)).toBeGreaterThan(most * 0.9);
      expect(Math.min(...waits)).toBeLessThan(most * 0.1);
    }
  });
});
