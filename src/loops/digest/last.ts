import type { LastDecision } from '../../model/decision.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as, type UnitId, type Window } from '../../model/ids.ts';
import { digestBefore } from '../../store/queries/decision.ts';
import type { Tx } from '../../store/store.ts';

/**
 * What a unit's last digest led to. It is fixed with the figures of the next: from then on that digest takes no decision.
 *
 * @param proposed whether a digest, as it is stored, had something to decide
 */
export async function lastDecision(
  tx: Tx,
  unitId: UnitId,
  window: Window,
  proposed: (stored: unknown) => boolean,
): Promise<LastDecision> {
  const before = await digestBefore(tx, unitId, window);
  if (!before) return { type: 'first' };
  const { choice } = before;
  const driverId = DRIVER_IDS.find((id) => id === before.driverId);
  const ofWindow = as<Window>(before.window);
  if (choice !== null && driverId) return { type: 'decided', window: ofWindow, driverId, choice };
  return { type: proposed(before.figures) ? 'undecided' : 'unproposed', window: ofWindow };
}
