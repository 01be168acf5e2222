import type { DriverId } from './drivers.ts';
import { type DigestFigures, pointOf } from './fidelity/index.ts';
import type { Window } from './ids.ts';

/** What can be answered to a digest's proposal. */
export const CHOICES = ['do_it', 'talk_first', 'not_now'] as const;

export type Choice = (typeof CHOICES)[number];

/** What became of the digest before, as the next one opens with it. */
export type LastDecision =
  | { readonly type: 'first' }
  | { readonly type: 'undecided'; readonly window: Window }
  /** There was nothing to decide on. */
  | { readonly type: 'unproposed'; readonly window: Window }
  | {
      readonly type: 'decided';
      readonly window: Window;
      readonly driverId: DriverId;
      readonly choice: Choice;
    };

/** Scores below this want help: the field's lower reference line, where the band "Building" ends. */
const NEEDS_HELP = 60;

/**
 * What a digest proposes to make easier: of the drivers asked about in its window the one with the lowest published
 * score, where that is below 60; the first of equals. `null` where none is: then nothing is proposed.
 */
export function proposalOf(figures: DigestFigures): DriverId | null {
  let lowest: { readonly driverId: DriverId; readonly score: number } | undefined;
  for (const { driverId, figure } of figures.drivers) {
    const score = pointOf(figure);
    if (score === null || score >= (lowest?.score ?? NEEDS_HELP)) continue;
    lowest = { driverId, score };
  }
  return lowest?.driverId ?? null;
}
