import { addDays, daysBetween, windowOf } from '../calendar/zone.ts';
import { as, type LocalDate, type Window } from '../ids.ts';

/**
 * A coaching contact every two weeks: what made a difference in the studies was coaching at least every couple of
 * weeks (Kraft, Blazar & Hogan 2018, as told by domain reference 4.1).
 */
export const CYCLE_WEEKS = 2;

/**
 * Cycles in a round. In each round every pair has one practice check, so six or so in a school year (NIRN's own
 * measure, domain reference 3.1), and figures from checks are told of whole rounds that have ended.
 */
export const ROUND_CYCLES = 3;

/** How far apart contacts may grow as a pair fades, in weeks. Whole cycles, so that figures belong to one cycle. */
export const CADENCES = [2, 4, 6] as const;

export type Cadence = (typeof CADENCES)[number];

/** One cycle of a district. Cycles follow each other from the week of the first school day on. */
export interface Cycle {
  /** Its first week. */
  readonly first: Window;
  /** 0 for the first of the year; below 0 before it. */
  readonly index: number;
}

export function cycleOf(window: Window, anchor: Window): Cycle {
  const weeks = daysBetween(as(anchor), as(window)) / 7;
  const index = Math.floor(weeks / CYCLE_WEEKS);
  return { index, first: startOf(index, anchor) };
}

/** The last cycle that has ended before a window begins. */
export function cycleBefore(window: Window, anchor: Window): Cycle {
  const { index } = cycleOf(window, anchor);
  return { index: index - 1, first: startOf(index - 1, anchor) };
}

/** The cycles of the last round that has ended before a window begins, the first of them first. */
export function roundBefore(window: Window, anchor: Window): readonly Window[] {
  const round = Math.floor(cycleOf(window, anchor).index / ROUND_CYCLES) - 1;
  return Array.from({ length: ROUND_CYCLES }, (_, i) => startOf(round * ROUND_CYCLES + i, anchor));
}

function startOf(index: number, anchor: Window): Window {
  return windowOf(addDays(as(anchor), index * CYCLE_WEEKS * 7));
}

/** The days of a cycle, Monday of its first week to Sunday of its last. */
export function daysIn(cycle: Window): LocalDate[] {
  return Array.from({ length: CYCLE_WEEKS * 7 }, (_, day) => addDays(as(cycle), day));
}
