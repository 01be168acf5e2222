import { as, type PersonId, type UnitId } from '../../model/ids.ts';
import { evaluates } from '../../privacy/access.ts';
import { pairOf } from '../../store/queries/coaching.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { chainOf, type PersonRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** How somebody who coaches stands to one of those they coach. */
export type CoachRelation = 'coach' | 'evaluating_coach';

/** Whether somebody coaches somebody today, and whether they evaluate them too. `undefined`: they are no pair. */
export async function relationOf(
  tx: Tx,
  district: District,
  coachId: PersonId,
  coacheeId: PersonId,
): Promise<CoachRelation | undefined> {
  const pair = await pairOf(tx, coachId, coacheeId);
  if (!pair) return undefined;
  const [relation] = (await relationsOf(tx, district, coachId, [pair.coachee])).values();
  return relation;
}

/** The same for everybody whom a coach coaches, by their ids. */
export async function relationsOf(
  tx: Tx,
  district: District,
  coachId: PersonId,
  coachees: readonly PersonRow[],
): Promise<ReadonlyMap<string, CoachRelation>> {
  const held = await membershipsOf(tx, coachId);
  const relations = new Map<string, CoachRelation>();
  for (const { id } of coachees) {
    // Hardly any coach evaluates anybody, so their coachees' roles are not even read.
    const both =
      held.some(({ role }) => role === 'evaluator') &&
      evaluates(held, await membershipsOf(tx, as<PersonId>(id)), (unitId) =>
        chainOf(district.units, as<UnitId>(unitId)).map((unit) => unit.id),
      );
    relations.set(id, both ? 'evaluating_coach' : 'coach');
  }
  return relations;
}
