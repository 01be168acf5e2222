import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type Window } from '../../model/ids.ts';
import type { DriverScore } from '../../model/integration/index.ts';
import { type Agreed, voteScores } from '../../model/vote/index.ts';
import { votedItems } from '../../store/queries/vote.ts';
import type { Tx } from '../../store/store.ts';

/** How far back a team's votes make up its drivers, in days. */
const SCORES_BACK = 12 * 7;

/** The drivers' scores of teams that vote, by team, as they stand in a window. Teams without an agreement have none. */
export async function votedScores(
  tx: Tx,
  teamIds: readonly string[],
  window: Window,
): Promise<Map<string, DriverScore[]>> {
  const since = as<Window>(addDays(as(window), -SCORES_BACK));
  const agreed = new Map<string, Agreed[]>();
  for (const { teamId, itemId, window: when, ...row } of await votedItems(
    tx,
    teamIds.map((id) => as(id)),
    since,
    window,
  )) {
    const driverId = DRIVER_IDS.find((id) => id === row.driverId);
    if (!driverId || !row.consensus) continue;
    const one = { itemId, driverId, window: as<Window>(when), consensus: row.consensus };
    agreed.set(teamId, [...(agreed.get(teamId) ?? []), one]);
  }
  return new Map([...agreed].map(([teamId, all]) => [teamId, voteScores(all)]));
}
