import { daysBetween } from '../calendar/zone.ts';
import { DRIVER_IDS, type DriverId, groupOf } from '../drivers.ts';
import { as, type UnitId, type Window } from '../ids.ts';
import { CROSS_CUTTING, type CrossCutting } from '../items.ts';
import { fractionOf } from '../seed.ts';

/** What a team was asked about in one window: its drivers without the focus, in the order of preference. */
export interface DriverDraw {
  readonly window: string;
  readonly drivers: readonly DriverId[];
  /** What it was asked across all drivers, in the place of one of these. */
  readonly crossTopic?: CrossCutting | null;
}

export interface DriverDrawQuestion {
  readonly teamId: UnitId;
  readonly window: Window;
  /** The driver that is asked about every time; `null` where the team has none. */
  readonly focus: DriverId | null;
  /** The team's draws before this window, oldest first. The last eight are enough. */
  readonly history: readonly DriverDraw[];
  /** The drivers that have an item in the team's stage; all, where nothing is said. The others come last. */
  readonly askable?: readonly DriverId[];
}

/** How many questions a check-in has. */
export const QUESTIONS = 3;

/** Eight drivers at two a check-in take four check-ins: one round (domain reference 6.3, rule 3). */
const ROUND = 4;

/**
 * The drivers a team is asked about in a window, without its focus, in the order of preference: those least asked in
 * this round of four check-ins come first, then those asked longest ago, then by a draw seeded with team, window
 * and driver. It is the same for all people of the team, so that a driver's figure has enough respondents.
 *
 * One check-in holds at most one leadership item. So the first places hold at most one leadership driver, and a
 * leadership focus sends the other one to the end.
 */
export function drawDrivers({
  teamId,
  window,
  focus,
  history,
  askable = DRIVER_IDS,
}: DriverDrawQuestion): DriverId[] {
  const candidates = DRIVER_IDS.filter((driver) => driver !== focus);
  const past = history.map((draw) => askedFirst(draw.drivers, draw.crossTopic));
  const round = past.slice(-(ROUND - 1)).flat();
  const ranked = candidates
    .map((driver) => ({
      driver,
      idle: Number(!askable.includes(driver)),
      asked: round.filter((other) => other === driver).length,
      last: past.findLastIndex((drivers) => drivers.includes(driver)),
      lot: fractionOf(teamId, window, driver),
    }))
    .sort((a, b) => a.idle - b.idle || a.asked - b.asked || a.last - b.last || a.lot - b.lot)
    .map((candidate) => candidate.driver);
  return spreadLeadership(ranked, focus);
}

/**
 * The drivers that a draw has asked of everybody who has an item for them: two beside a focus, three without, and one
 * fewer where something was asked across all drivers.
 */
export function askedFirst(
  drivers: readonly DriverId[],
  crossTopic: string | null = null,
): readonly DriverId[] {
  const places = QUESTIONS - (DRIVER_IDS.length - drivers.length);
  return drivers.slice(0, crossTopic === null ? places : places - 1);
}

/** Weeks from one question across all drivers to the next: at most one a month. */
const CROSS_WEEKS = 4;

/**
 * What a team is asked across all drivers in a window, in the place of a least-covered driver: one topic every four
 * weeks, each in its turn, never in a team's first check-in. The same for all people of the team, so that its figure
 * has enough respondents.
 */
export function drawCrossTopic({
  teamId,
  window,
  history,
}: Pick<DriverDrawQuestion, 'teamId' | 'window' | 'history'>): CrossCutting | null {
  const crossed = history.filter((draw) => draw.crossTopic);
  const last = crossed.at(-1) ?? history[0];
  if (last === undefined) return null;
  const weeks = daysBetween(as(last.window), as(window)) / 7;
  if (crossed.length > 0 && weeks < CROSS_WEEKS) return null;
  const start = Math.floor(fractionOf(teamId, 'cross') * CROSS_CUTTING.length);
  return CROSS_CUTTING[(start + crossed.length) % CROSS_CUTTING.length] ?? null;
}

function spreadLeadership(ranked: readonly DriverId[], focus: DriverId | null): DriverId[] {
  const places = askedFirst(ranked).length;
  const leadership = ranked.filter((driver) => groupOf(driver) === 'leadership');
  const others = ranked.filter((driver) => groupOf(driver) !== 'leadership');
  if (focus !== null && groupOf(focus) === 'leadership') return [...others, ...leadership];
  const second = leadership[1];
  if (second === undefined || ranked.indexOf(second) >= places) return [...ranked];
  const rest = ranked.filter((driver) => driver !== second);
  return [...rest.slice(0, places), second, ...rest.slice(places)];
}

/** The focus that a draw was made with: the one driver it leaves out. */
export function focusOf(drivers: readonly DriverId[]): DriverId | null {
  return DRIVER_IDS.find((driver) => !drivers.includes(driver)) ?? null;
}
