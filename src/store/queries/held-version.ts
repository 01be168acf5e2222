import { desc, eq } from 'drizzle-orm';
import type { PersonId, TenantId } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

type HeldVersionRow = Tables['heldVersion']['$inferSelect'];

/** Keeps how a text stood. Twice in the same instant, the first stays: it is what was there before. */
export async function keepVersion(tx: Tx, row: HeldVersionRow): Promise<void> {
  await tx.db.insert(tx.t.heldVersion).values(row).onConflictDoNothing();
}

/** The earlier versions of what somebody changed under a hold, the newest first. */
export function versionsBy(tx: Tx, personId: PersonId, limit: number): Promise<HeldVersionRow[]> {
  const { heldVersion } = tx.t;
  return tx.db
    .select()
    .from(heldVersion)
    .where(eq(heldVersion.personId, personId))
    .orderBy(desc(heldVersion.keptAt), desc(heldVersion.place))
    .limit(limit);
}

/** Deletes a district's earlier versions for good: the hold that kept them has ended. */
export async function deleteVersions(tx: Tx, tenantId: TenantId): Promise<void> {
  await tx.db.delete(tx.t.heldVersion).where(eq(tx.t.heldVersion.tenantId, tenantId));
}
