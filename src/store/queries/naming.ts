import { and, eq } from 'drizzle-orm';
import type { TenantId } from '../../model/ids.ts';
import type { Tx } from '../store.ts';
import { type WorkspaceKey, workspaceByKey } from './workspaces.ts';

/** The district that a workspace serves, by its id. */
export async function tenantOfWorkspace(tx: Tx, key: WorkspaceKey): Promise<string | undefined> {
  return (await workspaceByKey(tx, key))?.tenantId;
}

/** Whether a district has a team: without one it asks nobody anything. */
export async function hasTeams(tx: Tx, tenantId: TenantId): Promise<boolean> {
  const { unit } = tx.t;
  const rows = await tx.db
    .select({ id: unit.id })
    .from(unit)
    .where(and(eq(unit.tenantId, tenantId), eq(unit.kind, 'team'), eq(unit.active, true)))
    .limit(1);
  return rows.length > 0;
}

/** The workspace of a platform that serves a district. */
export async function workspaceOfTenant(
  tx: Tx,
  tenantId: TenantId,
  platform: WorkspaceKey['platform'],
): Promise<string | undefined> {
  const { workspace } = tx.t;
  const rows = await tx.db
    .select({ workspaceId: workspace.workspaceId })
    .from(workspace)
    .where(and(eq(workspace.tenantId, tenantId), eq(workspace.platform, platform)));
  return rows[0]?.workspaceId;
}

/**
 * This workspace serves the district from now on, in the place of another one of its platform if there was one, and no
 * other district. What
 * was learnt of people in that other one is let go: `kept` are the people whose accounts the file gives.
 */
export async function moveWorkspace(
  tx: Tx,
  tenantId: TenantId,
  { platform, workspaceId }: WorkspaceKey,
  kept: ReadonlySet<string>,
): Promise<void> {
  const { workspace, account } = tx.t;
  const left = await tx.db
    .delete(workspace)
    .where(and(eq(workspace.tenantId, tenantId), eq(workspace.platform, platform)))
    .returning({ workspaceId: workspace.workspaceId });
  await tx.db
    .insert(workspace)
    .values({ platform, workspaceId, tenantId })
    .onConflictDoUpdate({
      target: [workspace.platform, workspace.workspaceId],
      set: { tenantId, blockedReason: null },
    });
  if (left.length === 0) return;
  const there = and(eq(account.tenantId, tenantId), eq(account.platform, platform));
  await tx.db.update(account).set({ channelId: null, unreachable: null, told: false }).where(there);
  for (const { personId } of await tx.db.select({ personId: account.personId }).from(account).where(there)) {
    if (kept.has(personId)) continue;
    await tx.db.delete(account).where(and(there, eq(account.personId, personId)));
  }
}
