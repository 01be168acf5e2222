import { DRIVER_IDS, type DriverId } from '../drivers.ts';
import { as, type UnitId, type Window } from '../ids.ts';
import { type Item, type ItemPool, poolOf } from '../items.ts';
import { type DrawnItem, type DriverDraw, drawDrivers, drawItems } from '../rotation/index.ts';

/**
 * Items written for staff and coaches that a team can answer about itself as well: they speak of "we" or of the place,
 * not of "I". Some drivers have hardly another one for a team.
 */
const SPEAK_OF_US: readonly string[] = ['coa5', 'ext4', 'int2', 'lte2', 'lte4', 'lad1', 'lad5'];

/** What a team has voted on in one window. */
export interface Voted {
  readonly window: string;
  readonly itemId: string;
  readonly driverId: string | null;
  readonly reason: string;
}

export interface VoteDrawQuestion {
  readonly teamId: UnitId;
  readonly window: Window;
  readonly focus: DriverId | null;
  /** What the team can be asked in its stage. */
  readonly pool: ItemPool;
  /** What it voted on before this window, in any order; the last 12 weeks are enough. */
  readonly voted: readonly Voted[];
}

/**
 * The questions of a vote, up to three, by the rules of the check-in's rotation with the team in the place of the
 * person: one on the focus, then the least covered drivers; the same arguments always give the same questions.
 */
export function drawVote({ teamId, window, focus, pool, voted }: VoteDrawQuestion): DrawnItem[] {
  const before = voted.filter((past) => past.window < window);
  return drawItems({
    personId: as(teamId),
    window,
    audience: 'leadership',
    pool: votable(pool),
    focus,
    drivers: drawDrivers({ teamId, window, focus, history: historyOf(before, focus) }),
    asked: before,
  });
}

/** The part of a pool that a team can vote on. */
function votable(pool: ItemPool): ItemPool {
  const items = pool.items
    .filter(({ driver }) => driver !== null)
    .filter((item) => item.audiences.includes('leadership') || SPEAK_OF_US.includes(item.id))
    .map((item): Item => ({ ...item, audiences: ['leadership'] }));
  return { ...poolOf(items), find: (id) => pool.find(id) };
}

/** Past votes as `drawDrivers` wants them: what was asked first, then all other drivers but the focus. */
function historyOf(voted: readonly Voted[], focus: DriverId | null): DriverDraw[] {
  const windows = [...new Set(voted.map((past) => past.window))].sort();
  const others = DRIVER_IDS.filter((driver) => driver !== focus);
  return windows.map((window) => {
    const asked = others.filter((driver) =>
      voted.some((past) => past.window === window && past.driverId === driver),
    );
    return { window, drivers: [...asked, ...others.filter((driver) => !asked.includes(driver))] };
  });
}
