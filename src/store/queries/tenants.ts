import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { TenantId } from '../../model/ids.ts';
import type { Tx } from '../store.ts';
import type { TenantRow } from './people.ts';

/** All districts, in the order of their ids: a handful. */
export function tenants(tx: Tx): Promise<TenantRow[]> {
  return tx.db.select().from(tx.t.tenant).orderBy(asc(tx.t.tenant.id));
}

/** The district behind a chat workspace. */
export async function tenantByWorkspace(
  tx: Tx,
  platform: 'slack' | 'teams',
  workspaceId: string,
): Promise<TenantRow | undefined> {
  const { tenant } = tx.t;
  const rows = await tx.db
    .select()
    .from(tenant)
    .where(and(eq(tenant.platform, platform), eq(tenant.workspaceId, workspaceId)));
  return rows[0];
}

/** Nothing is sent to this district until {@link unblockWorkspace}. `reason` is a code. */
export async function blockTenant(tx: Tx, id: TenantId, reason: string): Promise<void> {
  await tx.db.update(tx.t.tenant).set({ blockedReason: reason }).where(eq(tx.t.tenant.id, id));
}

/** The workspace takes our token again. @returns whether a district was waiting for that. */
export async function unblockWorkspace(
  tx: Tx,
  platform: 'slack' | 'teams',
  workspaceId: string,
): Promise<boolean> {
  const { tenant } = tx.t;
  const freed = await tx.db
    .update(tenant)
    .set({ blockedReason: null })
    .where(
      and(
        eq(tenant.platform, platform),
        eq(tenant.workspaceId, workspaceId),
        isNotNull(tenant.blockedReason),
      ),
    )
    .returning({ id: tenant.id });
  return freed.length > 0;
}
