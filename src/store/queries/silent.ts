import { and, asc, eq, exists, gte, inArray, isNotNull, or } from 'drizzle-orm';
import type { TenantId, Window } from '../../model/ids.ts';
import type { Tx } from '../store.ts';

/** A unit whose channel did not take its newest digest. */
export interface SilentUnit {
  readonly name: string;
  /** The week of the first digest in a row that its channel did not take. */
  readonly since: string;
}

/**
 * Units of a district whose newest digest was given up because its channel is gone, or had been closed to us before,
 * by their names. A digest that is posted again, there or in another channel, ends it.
 *
 * @param from the first week that is looked at
 */
export async function silentUnits(tx: Tx, tenantId: TenantId, from: Window): Promise<readonly SilentUnit[]> {
  const { occurrence, unit, place } = tx.t;
  const closed = tx.db
    .select({ channelId: place.channelId })
    .from(place)
    .where(and(eq(place.channelId, unit.channelId), isNotNull(place.gone)));
  const ended = await tx.db
    .select({ unitId: unit.id, name: unit.name, window: occurrence.window, state: occurrence.state })
    .from(occurrence)
    .innerJoin(unit, eq(unit.id, occurrence.subject))
    .where(
      and(
        eq(occurrence.tenantId, tenantId),
        inArray(occurrence.loop, ['digest', 'levels']),
        gte(occurrence.window, from),
        or(
          eq(occurrence.state, 'sent'),
          and(eq(occurrence.state, 'failed'), eq(occurrence.reason, 'gone')),
          and(eq(occurrence.state, 'cancelled'), eq(occurrence.reason, 'no_channel'), exists(closed)),
        ),
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
