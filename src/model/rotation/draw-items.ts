import { daysBetween } from '../calendar/zone.ts';
import { DRIVER_IDS, type DriverId, groupOf } from '../drivers.ts';
import { as, type PersonId, type Window } from '../ids.ts';
import type { Audience, CrossCutting, Item, ItemCadence, ItemPool, Topic } from '../items.ts';
import { fractionOf } from '../seed.ts';
import { QUESTIONS } from './draw-drivers.ts';

/** Why a question is asked, for "why this?". */
const DRAW_REASONS = ['focus', 'least_covered', 'cross_cutting'] as const;

export type DrawReason = (typeof DRAW_REASONS)[number];

/** Whether a stored word is a reason of this version. */
export function isReason(word: string): word is DrawReason {
  return DRAW_REASONS.some((reason) => reason === word);
}

export interface DrawnItem {
  readonly itemId: string;
  /** What its answer counts for. */
  readonly driverId: Topic;
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
  /** What `drawCrossTopic` gave; a person who has no item on it gets a driver more. */
  readonly crossTopic?: CrossCutting | null;
  /** What this person was asked before this window, in any order; the last 12 weeks are enough. */
  readonly asked: readonly { readonly itemId: string; readonly window: string }[];
}

/** Whole weeks before an item may come back to one person (domain reference 6.3, rule 3, and 6.2). */
const REST_WEEKS: Readonly<Record<DrawReason, number>> = {
  focus: 2,
  least_covered: 6,
  cross_cutting: 6,
};
const CADENCE_WEEKS: Readonly<Record<ItemCadence, number>> = { normal: 0, monthly: 4, termly: 12 };

/**
 * The questions of one check-in, up to three: one on the focus, then one for each of the team's drivers in their
 * order until there are three; a driver with nothing to ask this person now gives way to the next. Once a month one
 * of these is across all drivers instead. Never two on one driver, at most one on leadership and at most one of effort. The same arguments always give the same questions,
 * in the same order.
 */
export function drawItems(question: ItemDrawQuestion): DrawnItem[] {
  const { personId, window, focus, drivers, pool, crossTopic } = question;
  const weeksSince = weeksSinceAsked(question);
  const drawn: { readonly item: Item; readonly driver: Topic; readonly reason: DrawReason }[] = [];

  /** The longest rested, so that a driver's items cycle; of those never asked, by lot. */
  function rested(topic: Topic, reason: DrawReason, noEffort: boolean): Item | undefined {
    const [first] = pool
      .of(topic)
      .filter((item) => item.audiences.includes(question.audience) && !(noEffort && item.facet === 'effort'))
      .map((item) => ({ item, weeks: weeksSince.get(item.id) ?? Number.POSITIVE_INFINITY }))
      .filter(({ item, weeks }) => weeks >= Math.max(REST_WEEKS[reason], CADENCE_WEEKS[item.cadence]))
      .sort((a, b) => (a.weeks === b.weeks ? lot(a.item) - lot(b.item) : b.weeks - a.weeks));
    return first?.item;
  }

  function draw(driver: DriverId, reason: DrawReason): void {
    const leadership = drawn.some((taken) => isLeadership(taken.driver));
    if (groupOf(driver) === 'leadership' && leadership) return;
    const effort = drawn.some(({ item }) => item.facet === 'effort');
    const item = rested(driver, reason, effort);
    if (item) drawn.push({ item, driver, reason });
  }

  const lot = (item: Item) => fractionOf(personId, window, item.id);
  const across = crossTopic ? rested(crossTopic, 'cross_cutting', false) : undefined;
  if (across) drawn.push({ item: across, driver: across.topic, reason: 'cross_cutting' });
  if (focus !== null) draw(focus, 'focus');
  for (const driver of drivers) {
    if (drawn.length === QUESTIONS) break;
    if (driver !== focus) draw(driver, 'least_covered');
  }
  return drawn
    .sort((a, b) => lot(a.item) - lot(b.item))
    .map(({ item, driver, reason }) => ({ itemId: item.id, driverId: driver, reason }));
}

const isLeadership = (topic: Topic) => DRIVER_IDS.some((id) => id === topic && groupOf(id) === 'leadership');

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
