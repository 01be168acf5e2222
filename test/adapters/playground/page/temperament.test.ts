import { describe, expect, it } from 'vitest';
import { readLakeside } from '../../../../adapters/playground/lakeside.ts';
import { intentFor, ratingFor } from '../../../../adapters/playground/temperament.ts';
import { seededRandom } from '../../../../src/engine/random.ts';
import { en } from '../../../../src/locales/en.ts';
import { es } from '../../../../src/locales/es.ts';

const asked = readLakeside().people.filter((person) => 'staff' in person.roles);

/** Mean of the points of many ratings in percent, "can't tell" left out. */
function scoreOf(words: string, weeks: number): number {
  const random = seededRandom(`${words} ${weeks}`);
  const points = Array.from({ length: 2_000 }, () => ratingFor(words, weeks, random.fraction)).filter(
    (r) => r < 3,
  );
  return (points.reduce<number>((sum, point) => sum + point, 0) / points.length) * 50;
}

describe('the people of Lakeside', () => {
  it('answer as people in schools do: most, not all, and not the same ones by chance alone', () => {
    const random = seededRandom('autumn');
    const weeks = Array.from({ length: 40 }, () =>
      asked.filter((person) => {
        const first = intentFor(person, false, random.fraction);
        return (first.type === 'answer' ? first : intentFor(person, true, random.fraction)).type === 'answer';
      }),
    );
    const share = weeks.flat().length / (weeks.length * asked.length);
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.95);
    const owen = weeks.flat().filter(({ key }) => key === 'owen').length;
    expect(owen).toBeLessThan(weeks.length / 2);
  });

  it('see coaching grow over the autumn, and nothing else', () => {
    expect(scoreOf(en.drivers.coaching, 8) - scoreOf(en.drivers.coaching, 0)).toBeGreaterThan(15);
    expect(Math.abs(scoreOf(en.drivers.training, 8) - scoreOf(en.drivers.training, 0))).toBeLessThan(5);
  });

  it('mean the same driver in both languages', () => {
    for (const driver of ['selection', 'coaching', 'internal_systems', 'leadership_technical'] as const) {
      expect(Math.abs(scoreOf(es.drivers[driver], 0) - scoreOf(en.drivers[driver], 0))).toBeLessThan(5);
    }
  });

  it('use the whole scale, “can’t tell” now and then', () => {
    const random = seededRandom('scale');
    const used = Array.from({ length: 500 }, () => ratingFor(en.drivers.training, 0, random.fraction));
    expect(new Set(used)).toEqual(new Set([0, 1, 2, 3]));
  });
});
