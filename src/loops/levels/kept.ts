import { z } from 'zod';
import { CHOICES, type LastDecision } from '../../model/decision.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { GROUPS, LEVELS, type LevelFigures } from '../../model/fidelity/index.ts';
import { as, type Window } from '../../model/ids.ts';

/** A level's digest as it is stored: its figures, and what became of the one before. */
export interface KeptLevels {
  readonly figures: LevelFigures;
  readonly last: LastDecision;
  /** What the other pieces of the product had to say, by the part's name. */
  readonly parts: Readonly<Record<string, unknown>>;
}

const driverId = z.enum(DRIVER_IDS);
const window = z.string().transform((text) => as<Window>(text));
const count = z.int().nonnegative();
const percent = z.number().min(0).max(100);
const bounds = { low: percent, high: percent };

const finding = z.discriminatedUnion('type', [
  z.object({ type: z.literal('notEnough'), points: count }),
  z.object({ type: z.literal('noClearChange'), points: count }),
  z.object({
    type: z.literal('leaning'),
    points: count,
    direction: z.enum(['up', 'down']),
    slope: z.number(),
    p: z.number(),
  }),
  z.object({
    type: z.literal('changed'),
    points: count,
    latest: z.object({ length: count, side: z.enum(['above', 'below']) }).nullable(),
  }),
]);

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
      trend: z.object({ points: z.array(z.object({ window, score: percent })), finding }),
    }),
  ),
  below: z.array(z.object({ name: z.string(), groups: z.array(z.object(bounds).nullable()), people: count })),
  needs: z.object({ driverId, low: count, of: count }).nullable(),
}) satisfies z.ZodType<LevelFigures>;

const kept = z.object({
  figures,
  last: z.discriminatedUnion('type', [
    z.object({ type: z.literal('first') }),
    z.object({ type: z.literal('undecided'), window }),
    z.object({ type: z.literal('decided'), window, driverId, choice: z.enum(CHOICES) }),
  ]),
  parts: z.record(z.string(), z.unknown()),
}) satisfies z.ZodType<KeptLevels>;

/** A level's digest as it was stored; `undefined` where it cannot be read. */
export function readLevels(stored: unknown): KeptLevels | undefined {
  const read = kept.safeParse(stored);
  return read.success ? read.data : undefined;
}
