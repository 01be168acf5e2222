import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
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

/**
 * Gives a workspace to the district that has none yet, if there is exactly one.
 *
 * @returns `already` where the workspace has a district, `now` where it was bound, `none` where nobody waits for it.
 */
export async function bindWorkspace(
  tx: Tx,
  platform: 'slack' | 'teams',
  workspaceId: string,
): Promise<'already' | 'now' | 'none'> {
  if (await tenantByWorkspace(tx, platform, workspaceId)) return 'already';
  const { tenant } = tx.t;
  const waiting = await tx.db.select({ id: tenant.id }).from(tenant).where(isNull(tenant.workspaceId));
  const only = waiting[0];
  if (!only || waiting.length > 1) return 'none';
  await tx.db.update(tenant).set({ platform, workspaceId }).where(eq(tenant.id, only.id));
  return 'now';
}
