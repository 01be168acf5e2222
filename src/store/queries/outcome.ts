import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { TenantId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type OutcomeRow = Tables['outcome']['$inferSelect'];

/** Writes outcomes. One of the same unit, measure and period takes the place of what was imported before. */
export async function keepOutcomes(tx: Tx, rows: readonly OutcomeRow[]): Promise<void> {
  for (const row of rows) {
    const { value, n, better, importedAt } = row;
    await tx.db
      .insert(tx.t.outcome)
      .values(row)
      .onConflictDoUpdate({
        target: [tx.t.outcome.unitId, tx.t.outcome.measure, tx.t.outcome.period],
        set: { value, n, better, importedAt },
      });
  }
}

/** Everything that was imported for a district: aggregates, a few thousand rows at the most. */
export function outcomesOf(tx: Tx, tenantId: TenantId): Promise<OutcomeRow[]> {
  const { outcome } = tx.t;
  return tx.db
    .select()
    .from(outcome)
    .where(eq(outcome.tenantId, tenantId))
    .orderBy(asc(outcome.measure), asc(outcome.unitId), asc(outcome.period));
}

/** What the digests of a district's units said from one week up to and without another. */
export async function digestsIn(
  tx: Tx,
  tenantId: TenantId,
  span: { readonly from: string; readonly to: string },
): Promise<{ unitId: string; window: string; figures: unknown }[]> {
  const { digest } = tx.t;
  return tx.db
    .select({ unitId: digest.teamId, window: digest.window, figures: digest.figures })
    .from(digest)
    .where(and(eq(digest.tenantId, tenantId), gte(digest.window, span.from), lt(digest.window, span.to)));
}

/** Every unit in use, by id and name. */
export function unitsNamed(tx: Tx): Promise<{ id: string; tenantId: string; name: string }[]> {
  const { unit } = tx.t;
  return tx.db
    .select({ id: unit.id, tenantId: unit.tenantId, name: unit.name })
    .from(unit)
    .where(eq(unit.active, true));
}

/** Everything that was imported, of all districts. */
export function allOutcomes(tx: Tx): Promise<OutcomeRow[]> {
  const { outcome } = tx.t;
  return tx.db.select().from(outcome).orderBy(asc(outcome.unitId), asc(outcome.measure), asc(outcome.period));
}
