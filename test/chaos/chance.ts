import { type Random, seededRandom } from '../../src/engine/random.ts';

/** Seeded chance with the few shapes that chaos needs. */
export interface Chance {
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function chanceOf(seed: string): Chance {
  const random: Random = seededRandom(seed);
  const between = (least: number, most: number) => least + Math.floor(random.fraction() * (most - least + 1));
  return {
    percent: (share) => random.fraction() * 100 < share,
    between,
    pick(choices) {
      const one = choices[between(0, choices.length - 1)];
      if (one === undefined) throw new Error('There is nothing to pick from.');
      return one;
    },
  };
}
