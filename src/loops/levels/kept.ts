import { z } from 'zod';
import type { LastDecision } from '../../model/decision.ts';
import { GROUPS, LEVELS, type LevelFigures } from '../../model/fidelity/index.ts';
import { count, driverId, findingKept, lastKept, percent, window } from '../digest/kept.ts';

/** A level's digest as it is stored: its figures, and what became of the one before. */
export interface KeptLevels {
  readonly figures: LevelFigures;
  readonly last: LastDecision;
  /** What the other pieces of the product had to say, by the part's name. */
  readonly parts: Readonly<Record<string, unknown>>;
}

const bounds = { low: percent, high: percent };

const figures = z.object({
  level: z.enum(LEVELS),
  window,
  first: window,
  last: window,
  k: count,
  people: count,
  units: z.object({ shown: count, all: count, mixed: z.boolean() }),
  drivers: z.array(
    z.object({
      driverId,
      figure: z.object({ ...bounds, n: count, units: count, range: z.object(bounds).nullable() }).nullable(),
    }),
  ),
  groups: z.array(
    z.object({
      group: z.enum(GROUPS),
      mean: z.object(bounds).nullable(),
      drivers: z.object({ shown: count, all: count }),
      lowest: z.object({ driverId, ...bounds }).nullable(),
      trend: z.object({ points: z.array(z.object({ window, score: percent })), finding: findingKept }),
    }),
  ),
  below: z.array(
    z.object({
      ...{ name: z.string(), byVote: z.boolean().default(false), people: count },
      groups: z.array(z.object(bounds).nullable()),
    }),
  ),
  needs: z.object({ driverId, low: count, of: count }).nullable(),
}) satisfies z.ZodType<LevelFigures>;

const kept = z.object({
  figures,
  last: lastKept,
  parts: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<KeptLevels>;

/** A level's digest as it was stored; `undefined` where it cannot be read. */
export function readLevels(stored: unknown): KeptLevels | undefined {
  const read = kept.safeParse(stored);
  return read.success ? read.data : undefined;
}
