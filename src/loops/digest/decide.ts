import type { Pressed } from '../../chat/event.ts';
import type { HandlerContext } from '../../engine/loop.ts';
import type { Choice } from '../../model/decision.ts';
import type { DriverId } from '../../model/drivers.ts';
import { as, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import { mayDecide } from '../../privacy/access.ts';
import { hasLaterDigest, membershipsOf, recordDecision } from '../../store/queries/decision.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** Why a decision was not written down. */
export type Undecided = 'mayNotDecide' | 'decidedTooLate' | 'olderTap';

/**
 * Writes down what somebody decides on a digest, of a team or of a level above. `undefined`: it is recorded; a later tap
 * may change it until the unit's next digest is there.
 */
export async function decideOn(
  tx: Tx,
  digest: {
    readonly district: District;
    readonly row: { readonly id: string; readonly teamId: string; readonly window: string };
  },
  decided: { readonly driverId: DriverId; readonly choice: Choice },
  event: Pressed,
  { actor, now }: HandlerContext,
): Promise<Undecided | undefined> {
  const { id, teamId, window } = digest.row;
  const chain = chainOf(digest.district.units, as<UnitId>(teamId));
  if (!mayDecide(await membershipsOf(tx, actor.personId), chain)) return 'mayNotDecide';
  if (await hasLaterDigest(tx, as(teamId), as<Window>(window))) return 'decidedTooLate';
  const recorded = await recordDecision(tx, {
    ...decided,
    ...{ digestId: as<OccurrenceKey>(id), tenantId: actor.tenantId, personId: actor.personId },
    ...{ decidedAt: now, decidedOrder: event.order },
  });
  return recorded ? undefined : 'olderTap';
}
