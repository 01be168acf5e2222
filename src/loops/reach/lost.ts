import { addDays } from '../../model/calendar/index.ts';
import { as, type TenantId, type Window } from '../../model/ids.ts';
import { type Unreached, unreachedPeople } from '../../store/queries/reach.ts';
import { type SilentUnit, silentUnits } from '../../store/queries/silent.ts';
import type { Tx } from '../../store/store.ts';

/** How far back digests are looked at: a school's or district's comes once in some weeks. */
const WEEKS = 8;

/** What an admin should know: whom nothing reaches, and whose channel takes no digest. */
export interface Lost {
  readonly people: readonly Unreached[];
  readonly units: readonly SilentUnit[];
}

export async function lostIn(tx: Tx, tenantId: TenantId, window: Window): Promise<Lost> {
  const from: Window = as(addDays(as(window), -7 * WEEKS));
  return { people: await unreachedPeople(tx, tenantId), units: await silentUnits(tx, tenantId, from) };
}
