import type { UnitId } from '../model/ids.ts';
import { chainOf, type PersonRow } from '../store/queries/people.ts';
import { decidersIn } from '../store/queries/pulse.ts';
import type { Tx } from '../store/store.ts';
import type { District } from './directory.ts';

/**
 * Who leads here: the leaders and facilitators of the unit itself, or else of the nearest unit above it that has one,
 * by their ids. Nobody is asked about themselves: where `except` is the only one, it goes further up.
 */
export async function nearestLeads(
  tx: Tx,
  district: District,
  unitId: UnitId,
  except?: string,
): Promise<PersonRow[]> {
  const chain = chainOf(district.units, unitId).map(({ id }) => id);
  const all = (await decidersIn(tx, chain)).filter(({ person }) => person.id !== except);
  const nearest = chain.find((id) => all.some(({ unitId: led }) => led === id));
  return all.flatMap(({ unitId: led, person }) => (led === nearest ? [person] : []));
}
