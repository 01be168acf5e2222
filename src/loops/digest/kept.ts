import { z } from 'zod';
import { CHOICES, type LastDecision } from '../../model/decision.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import type { DigestFigures } from '../../model/fidelity/index.ts';
import { as, type Window } from '../../model/ids.ts';
import { DEFAULT_STAGE, STAGES, type Stage } from '../../model/stage.ts';

/** A digest as it is stored: its figures, and what became of the one before. */
export interface KeptDigest extends DigestFigures {
  /** `null` in digests that did not keep it. */
  readonly last: LastDecision | null;
  /** Where the team stood: the proposal speaks accordingly. */
  readonly stage: Stage;
  /** What the other pieces of the product had to say, by the part's name. */
  readonly parts: Readonly<Record<string, unknown>>;
}

export const driverId = z.enum(DRIVER_IDS);
export const window = z.string().transform((text) => as<Window>(text));
export const count = z.int().nonnegative();
export const percent = z.number().min(0).max(100);

const band = z.enum(['building', 'taking_hold', 'strong']);
const shown = {
  n: count,
  cantTell: percent,
  range: z.object({ low: percent, high: percent }).nullable().default(null),
};

const score = z.object({ type: z.literal('score'), score: percent, band, ...shown });
const between = z.object({
  type: z.literal('between'),
  low: percent,
  high: percent,
  band: band.nullable(),
  ...shown,
});
const noNumber = [
  z.object({ type: z.literal('band'), band }),
  z.object({ type: z.literal('held') }),
  z.object({ type: z.literal('tooFew') }),
] as const;

export const findingKept = z.discriminatedUnion('type', [
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

const trend = z.object({
  driverId,
  items: z.string(),
  weeks: z.array(window),
  scores: z.array(percent.nullable()),
  since: window.nullable().default(null),
  finding: findingKept,
});

/** What became of the decision before. */
export const lastKept = z.discriminatedUnion('type', [
  z.object({ type: z.literal('first') }),
  z.object({ type: z.literal('undecided'), window }),
  z.object({ type: z.literal('unproposed'), window }),
  z.object({ type: z.literal('decided'), window, driverId, choice: z.enum(CHOICES) }),
]);

/** What a digest says of one driver, or of one question across them. */
export const digestFigureKept = z.discriminatedUnion('type', [score, between, ...noNumber]);

const kept = z.object({
  window,
  k: count.nullable().default(null),
  participation: z.discriminatedUnion('type', [
    z.object({ type: z.literal('count'), answered: count, asked: count }),
    z.object({ type: z.literal('tooFew'), asked: count }),
  ]),
  cantTell: percent.nullable(),
  drivers: z.array(
    z.object({
      driverId,
      focus: z.boolean(),
      figure: digestFigureKept,
    }),
  ),
  earlier: z.array(
    z.object({ driverId, window, asked: count, figure: z.discriminatedUnion('type', [score, between]) }),
  ),
  trend: trend.nullable().default(null),
  last: lastKept.nullable().default(null),
  stage: z.enum(STAGES).default(DEFAULT_STAGE),
  parts: z.record(z.string(), z.unknown()).default({}),
}) satisfies z.ZodType<KeptDigest>;

/**
 * A digest as an earlier version, or this one, has stored it. What an earlier version did not keep is `null`;
 * `undefined` where it cannot be read at all.
 */
export function readKept(stored: unknown): KeptDigest | undefined {
  const read = kept.safeParse(stored);
  return read.success ? read.data : undefined;
}
