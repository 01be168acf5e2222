import { and, asc, eq, getTableColumns, isNotNull, lt, sql } from 'drizzle-orm';
import type { Tables, Tx } from '../store.ts';
import type { WorkspaceKey } from './workspaces.ts';

export type InstallationRow = Tables['installation']['$inferSelect'];

/** Which state of an installation somebody saw. */
export type SeenInstallation = WorkspaceKey & Pick<InstallationRow, 'version'>;

export async function installationByKey(tx: Tx, key: WorkspaceKey): Promise<InstallationRow | undefined> {
  const { installation } = tx.t;
  const rows = await tx.db.select(getTableColumns(installation)).from(installation).where(named(tx, key));
  return rows[0];
}

/** The workspaces of a platform that have not let us go. */
export async function installedWorkspaces(
  tx: Tx,
  platform: WorkspaceKey['platform'],
): Promise<{ workspaceId: string }[]> {
  const { installation } = tx.t;
  return tx.db
    .select({ workspaceId: installation.workspaceId })
    .from(installation)
    .where(and(eq(installation.platform, platform), isNotNull(installation.token)))
    .orderBy(asc(installation.workspaceId));
}

/** An install takes the place of the one before it, if there was one. */
export async function putInstallation(
  tx: Tx,
  row: Omit<InstallationRow, 'version' | 'letGoAt'>,
): Promise<void> {
  const { installation } = tx.t;
  const { name, installedAt, token } = row;
  await tx.db
    .insert(installation)
    .values({ ...row, version: 1 })
    .onConflictDoUpdate({
      target: [installation.platform, installation.workspaceId],
      set: { name, installedAt, token, letGoAt: null, version: sql`${installation.version} + 1` },
    });
}

/** @param change no token: when it let us go. @returns false where somebody else wrote since. */
export async function changeToken(
  tx: Tx,
  seen: SeenInstallation,
  change:
    | { readonly token: Buffer; readonly letGoAt: null }
    | { readonly token: null; readonly letGoAt: number },
): Promise<boolean> {
  const { installation } = tx.t;
  const changed = await tx.db
    .update(installation)
    .set({ ...change, version: seen.version + 1 })
    .where(and(named(tx, seen), eq(installation.version, seen.version)))
    .returning({ workspaceId: installation.workspaceId });
  return changed.length > 0;
}

/** Nothing is left of the workspaces that let us go before then, and have not come back. */
export async function forgetInstallations(
  tx: Tx,
  platform: WorkspaceKey['platform'],
  before: number,
): Promise<void> {
  const { installation } = tx.t;
  const gone = and(eq(installation.platform, platform), lt(installation.letGoAt, before));
  await tx.db.delete(installation).where(gone);
}

/** Notes that a secret was used, and forgets those that have expired by themselves. @returns false: it was used before. */
export async function redeemOnce(tx: Tx, once: string, until: number, now: number): Promise<boolean> {
  const { redeemed } = tx.t;
  await tx.db.delete(redeemed).where(lt(redeemed.until, now));
  const kept = await tx.db
    .insert(redeemed)
    .values({ once, until })
    .onConflictDoNothing()
    .returning({ once: redeemed.once });
  return kept.length > 0;
}

/** The district that a workspace serves, by its name. */
export async function districtOf(tx: Tx, key: WorkspaceKey): Promise<string | undefined> {
  const { tenant, workspace } = tx.t;
  const rows = await tx.db
    .select({ name: tenant.name })
    .from(workspace)
    .innerJoin(tenant, eq(tenant.id, workspace.tenantId))
    .where(and(eq(workspace.platform, key.platform), eq(workspace.workspaceId, key.workspaceId)));
  return rows[0]?.name;
}

function named({ t: { installation } }: Tx, { platform, workspaceId }: WorkspaceKey) {
  return and(eq(installation.platform, platform), eq(installation.workspaceId, workspaceId));
}
