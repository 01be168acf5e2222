import { and, asc, eq, gte, inArray, or } from 'drizzle-orm';
import type { TenantId, Window } from '../../model/ids.ts';
import type { Tx } from '../store.ts';

/** A unit whose channel did not take its newest digest. */
export interface SilentUnit {
  readonly name: string;
  /** The week of the first digest in a row that its channel did not take. */
  readonly since: string;
}

/**
 * Units of a district whose newest digest was given up because its channel is gone, by their names. A digest that is
 * posted again, there or in another channel, ends it.
 *
 * @param from the first week that is looked at
 */
export async function silentUnits(tx: Tx, tenantId: TenantId, from: Window): Promise<readonly SilentUnit[]> {
  const { occurrence, unit } = tx.t;
  const ended = await tx.db
    .select({ unitId: unit.id, name: unit.name, window: occurrence.window, state: occurrence.state })
    .from(occurrence)
    .innerJoin(unit, eq(unit.id, occurrence.subject))
    .where(
      and(
        eq(occurrence.tenantId, tenantId),
        inArray(occurrence.loop, ['digest', 'levels']),
        gte(occurrence.window, from),
        or(eq(occurrence.state, 'sent'), and(eq(occurrence.state, 'failed'), eq(occurrence.reason, 'gone'))),
      ),
    )
    .orderBy(asc(unit.name), asc(unit.id), asc(occurrence.window));
  const silent = new Map<string, SilentUnit>();
  for (const { unitId, name, window, state } of ended) {
    if (state === 'sent') silent.delete(unitId);
    else if (!silent.has(unitId)) silent.set(unitId, { name, since: window });
  }
  return [...silent.values()];
}
