import { describe, expect, it } from 'vitest';
import { ratingFor } from '../../../../adapters/playground/cast/standing.ts';
import { intentFor, isBuried } from '../../../../adapters/playground/cast/temperament.ts';
import { readLakeside } from '../../../../adapters/playground/lakeside.ts';
import { seededRandom } from '../../../../src/engine/random.ts';
import { en } from '../../../../src/locales/en.ts';
import { es } from '../../../../src/locales/es.ts';

const asked = readLakeside().people.filter((person) => 'staff' in person.roles);

/** Mean of the points of many ratings in percent, "can't tell" left out. */
function scoreOf(words: string, week: number, team = 'grades-3-5'): number {
  const random = seededRandom(`${words} ${week}`);
  const points = Array.from({ length: 600 }, () =>
    ratingFor({ team, words: `Question 1 of 3 · ${words}`, week, draw: random.fraction }),
  ).filter((r) => r < 3);
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
    expect(weeks.flat().some(({ key }) => key === 'owen')).toBe(false);
  });

  it('see coaching grow over the year, and training stand', () => {
    expect(scoreOf(en.drivers.coaching, 30) - scoreOf(en.drivers.coaching, 0)).toBeGreaterThan(15);
    expect(Math.abs(scoreOf(en.drivers.training, 30) - scoreOf(en.drivers.training, 0))).toBeLessThan(5);
  });

  it('differ by team: one grows strong in everything, one is one-sided', () => {
    const drivers = Object.values(en.drivers);
    for (const driver of drivers) expect(scoreOf(driver, 25, 'early-years')).toBeGreaterThan(85);
    const scores = drivers.map((driver) => scoreOf(driver, 10, 'math-science'));
    expect(Math.max(...scores) - Math.min(...scores)).toBeGreaterThan(60);
  });

  it('have two weeks in which a whole team answers nothing, so that it is asked less afterwards', () => {
    const weeks = Array.from({ length: 36 }, (_, week) => week);
    expect(weeks.filter((week) => isBuried('early-years', week))).toHaveLength(2);
    expect(weeks.filter((week) => isBuried('grades-3-5', week))).toHaveLength(0);
  });

  it('mean the same driver in both languages', () => {
    for (const driver of ['selection', 'coaching', 'internal_systems', 'leadership_technical'] as const) {
      expect(Math.abs(scoreOf(es.drivers[driver], 0) - scoreOf(en.drivers[driver], 0))).toBeLessThan(5);
    }
  });

  it('use the whole scale, “can’t tell” now and then', () => {
    const { fraction: draw } = seededRandom('scale');
    const used = Array.from({ length: 500 }, () =>
      ratingFor({ team: 'grades-3-5', words: `· ${en.drivers.training}`, week: 0, draw }),
    );
    expect(new Set(used)).toEqual(new Set([0, 1, 2, 3]));
  });
});
