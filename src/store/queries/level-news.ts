import { and, asc, eq, gte, inArray, isNotNull, lt, ne } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../model/ids.ts';
import type { Tx } from '../store.ts';
import type { ActionRow } from './action.ts';
import type { BarrierRow } from './barrier.ts';

/** Actions of these units that were closed from one instant on and before another, in that order. */
export function actionsClosed(
  tx: Tx,
  unitIds: readonly string[],
  from: Instant,
  before: Instant,
): Promise<ActionRow[]> {
  const { action } = tx.t;
  return tx.db
    .select()
    .from(action)
    .where(
      and(
        inArray(action.unitId, [...unitIds]),
        eq(action.state, 'closed'),
        gte(action.closedAt, from),
        lt(action.closedAt, before),
      ),
    )
    .orderBy(asc(action.closedAt), asc(action.id));
}

/** Barriers that were raised in these units and came to an end with an answer, from one day on and before another. */
export function barriersEnded(
  tx: Tx,
  unitIds: readonly string[],
  from: LocalDate,
  before: LocalDate,
): Promise<BarrierRow[]> {
  const { barrier } = tx.t;
  return tx.db
    .select()
    .from(barrier)
    .where(
      and(
        inArray(barrier.unitId, [...unitIds]),
        ne(barrier.state, 'merged'),
        isNotNull(barrier.reason),
        gte(barrier.closedOn, from),
        lt(barrier.closedOn, before),
      ),
    )
    .orderBy(asc(barrier.closedOn), asc(barrier.id));
}
