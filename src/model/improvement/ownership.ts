import { likeness } from './barrier.ts';

/** Who can answer for a function. */
export const LEVELS = ['nobody', 'team', 'school', 'district', 'region', 'state', 'outside'] as const;

export type Level = (typeof LEVELS)[number];

export interface Owned {
  readonly id: string;
  readonly driverId: string;
  /** What happens now, in words. */
  readonly now: string;
  readonly accountable: Level;
  readonly alsoAccountable: Level;
}

/** From how much alike two descriptions of one driver count as the same function: most of their words are shared. */
const SAME = 0.6;

/**
 * Where nobody answers for a function, and where two do: in one row, or in two rows that describe the same function of
 * a driver and name different levels.
 */
export function ownership(rows: readonly Owned[]): {
  readonly gaps: readonly string[];
  readonly duplicates: readonly (readonly [string, ...string[]])[];
} {
  const gaps = rows
    .filter((row) => row.accountable === 'nobody' && row.alsoAccountable === 'nobody')
    .map(({ id }) => id);
  const twice = rows
    .filter((row) => {
      const levels = [row.accountable, row.alsoAccountable].filter((level) => level !== 'nobody');
      return new Set(levels).size > 1;
    })
    .map(({ id }): [string] => [id]);
  const pairs = rows.flatMap((one, i) =>
    rows
      .slice(i + 1)
      .filter(
        (other) =>
          one.driverId === other.driverId &&
          one.accountable !== other.accountable &&
          one.accountable !== 'nobody' &&
          other.accountable !== 'nobody' &&
          likeness(one.now, other.now) >= SAME,
      )
      .map((other): [string, string] => [one.id, other.id]),
  );
  return { gaps, duplicates: [...twice, ...pairs] };
}
