import { as, type Window } from '../ids.ts';
import { addDays, daysBetween } from './zone.ts';

/** A school, district, region or state speaks every so many weeks: a month, in whole weeks. */
export const PERIOD_WEEKS = 4;

/**
 * How many weeks a level's figures look back on: two periods, the time in which a team that is asked every other
 * week has been asked about all nine drivers.
 */
export const LOOKS_BACK_WEEKS = 2 * PERIOD_WEEKS;

/** Periods are counted from this Monday everywhere, so that all levels and districts share their borders. */
const FIRST_MONDAY = as<Window>('2024-01-01');

/** The first window of the period that a window lies in. */
export function periodOf(window: Window): Window {
  const weeks = Math.floor(daysBetween(as(FIRST_MONDAY), as(window)) / 7);
  return weeksLater(FIRST_MONDAY, Math.floor(weeks / PERIOD_WEEKS) * PERIOD_WEEKS);
}

/** The windows on which a level looks back in a window: from the first to the last, both included. */
export function lookBack(window: Window): { readonly first: Window; readonly last: Window } {
  return { first: weeksLater(window, -LOOKS_BACK_WEEKS), last: weeksLater(window, -1) };
}

/** Whether the levels speak in this window: in the first one of each period, about those before. */
export function isPeriodStart(window: Window): boolean {
  return periodOf(window) === window;
}

function weeksLater(window: Window, weeks: number): Window {
  return as(addDays(as(window), 7 * weeks));
}
