import { daysBetween } from '../calendar/zone.ts';
import { type DriverId, groupOf } from '../drivers.ts';
import { as, type PersonId, type Window } from '../ids.ts';
import type { Audience, Item, ItemCadence, ItemPool } from '../items.ts';
import { fractionOf } from '../seed.ts';
import { QUESTIONS } from './draw-drivers.ts';

/** Why a question is asked, for "why this?". */
export type DrawReason = 'focus' | 'least_covered';

export interface DrawnItem {
  readonly itemId: string;
  readonly driverId: DriverId;
  readonly reason: DrawReason;
}

export interface ItemDrawQuestion {
  readonly personId: PersonId;
  readonly window: Window;
  readonly audience: Audience;
  /** What may be asked: the catalog and the district's own items, in the team's stage. */
  readonly pool: ItemPool;
  readonly focus: DriverId | null;
  /** What `drawDrivers` gave for the person's team and this window. */
  readonly drivers: readonly DriverId[];
  /** What this person was asked before this window, in any order; the last 12 weeks are enough. */
  readonly asked: readonly { readonly itemId: string; readonly window: string }[];
}

/** Whole weeks before an item may come back to one person (domain reference 6.3, rule 3, and 6.2). */
const REST_WEEKS: Readonly<Record<DrawReason, number>> = { focus: 2, least_covered: 6 };
const CADENCE_WEEKS: Readonly<Record<ItemCadence, number>> = { normal: 0, monthly: 4, termly: 12 };

/**
 * The questions of one check-in, up to three: one on the focus, then one for each of the team's drivers in their
 * order until there are three; a driver with nothing to ask this person now gives way to the next. Never two on one
 * driver, at most one on leadership and at most one of effort. The same arguments always give the same questions,
 * in the same order.
 */
export function drawItems(question: ItemDrawQuestion): DrawnItem[] {
  const { personId, window, focus, drivers, pool } = question;
  const weeksSince = weeksSinceAsked(question);
  const drawn: { readonly item: Item; readonly driver: DriverId; readonly reason: DrawReason }[] = [];

  function draw(driver: DriverId, reason: DrawReason): void {
    const leadership = drawn.some((taken) => groupOf(taken.driver) === 'leadership');
    if (groupOf(driver) === 'leadership' && leadership) return;
    const effort = drawn.some(({ item }) => item.facet === 'effort');
    const [item] = pool
      .of(driver)
      .filter((item) => item.audiences.includes(question.audience) && !(effort && item.facet === 'effort'))
      .map((item) => ({ item, weeks: weeksSince.get(item.id) ?? Number.POSITIVE_INFINITY }))
      .filter(({ item, weeks }) => weeks >= Math.max(REST_WEEKS[reason], CADENCE_WEEKS[item.cadence]))
      // Longest rested first, so that a driver's items cycle; those never asked in drawn order.
      .sort((a, b) => (a.weeks === b.weeks ? lot(a.item) - lot(b.item) : b.weeks - a.weeks));
    if (item) drawn.push({ item: item.item, driver, reason });
  }

  const lot = (item: Item) => fractionOf(personId, window, item.id);
  if (focus !== null) draw(focus, 'focus');
  for (const driver of drivers) {
    if (drawn.length === QUESTIONS) break;
    if (driver !== focus) draw(driver, 'least_covered');
  }
  return drawn
    .sort((a, b) => lot(a.item) - lot(b.item))
    .map(({ item, driver, reason }) => ({ itemId: item.id, driverId: driver, reason }));
}

/** Whole weeks since each item was last asked; items that this version does not know play no part. */
function weeksSinceAsked({ window, asked, pool }: ItemDrawQuestion): ReadonlyMap<string, number> {
  const weeks = new Map<string, number>();
  for (const past of asked) {
    const item = pool.find(past.itemId);
    if (!item) continue;
    const ago = daysBetween(as(past.window), as(window)) / 7;
    weeks.set(item.id, Math.min(ago, weeks.get(item.id) ?? ago));
  }
  return weeks;
}
