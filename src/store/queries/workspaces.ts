import { and, asc, eq, isNotNull, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type WorkspaceRow = Tables['workspace']['$inferSelect'];

/** A workspace, as the platform names it. */
export type WorkspaceKey = Pick<WorkspaceRow, 'platform' | 'workspaceId'>;

const inOrder = prepared('workspaces', ({ db, t: { workspace } }) =>
  db.select().from(workspace).orderBy(asc(workspace.tenantId), asc(workspace.platform)),
);

/** All workspaces that serve a district, in the order of their districts: a handful, asked for in every round. */
export async function workspaces(tx: Tx): Promise<WorkspaceRow[]> {
  return inOrder(tx).execute();
}

const byKey = prepared('workspace_by_key', ({ db, t: { workspace } }) =>
  db
    .select()
    .from(workspace)
    .where(
      and(
        eq(workspace.platform, sql.placeholder('platform')),
        eq(workspace.workspaceId, sql.placeholder('workspaceId')),
      ),
    ),
);

export async function workspaceByKey(
  tx: Tx,
  { platform, workspaceId }: WorkspaceKey,
): Promise<WorkspaceRow | undefined> {
  const rows = await byKey(tx).execute({ platform, workspaceId });
  return rows[0];
}

/** Nothing is sent to this workspace until {@link unblockWorkspace}. `reason` is a code. */
export async function blockWorkspace(tx: Tx, key: WorkspaceKey, reason: string): Promise<void> {
  await tx.db.update(tx.t.workspace).set({ blockedReason: reason }).where(named(tx, key));
}

/** The workspace takes our token again. @returns whether a district was waiting for that. */
export async function unblockWorkspace(tx: Tx, key: WorkspaceKey): Promise<boolean> {
  const { workspace } = tx.t;
  const freed = await tx.db
    .update(workspace)
    .set({ blockedReason: null })
    .where(and(named(tx, key), isNotNull(workspace.blockedReason)))
    .returning({ tenantId: workspace.tenantId });
  return freed.length > 0;
}

/** Keeps where the platform says that its API for this workspace is. */
export async function keepRoute(tx: Tx, key: WorkspaceKey, route: string): Promise<void> {
  const { workspace } = tx.t;
  const another = or(isNull(workspace.route), ne(workspace.route, route));
  await tx.db
    .update(workspace)
    .set({ route })
    .where(and(named(tx, key), another));
}

/**
 * Gives a workspace to the district that has none of its platform yet, if there is exactly one.
 *
 * @returns `already` where the workspace has a district, `now` where it was bound, `none` where nobody waits for it.
 */
export async function bindWorkspace(tx: Tx, key: WorkspaceKey): Promise<'already' | 'now' | 'none'> {
  if (await workspaceByKey(tx, key)) return 'already';
  const { tenant, workspace } = tx.t;
  const bound = tx.db
    .select({ id: workspace.tenantId })
    .from(workspace)
    .where(and(eq(workspace.tenantId, tenant.id), eq(workspace.platform, key.platform)));
  const waiting = await tx.db.select({ id: tenant.id }).from(tenant).where(notExists(bound));
  const only = waiting[0];
  if (!only || waiting.length > 1) return 'none';
  await tx.db.insert(workspace).values({ ...key, tenantId: only.id });
  return 'now';
}

function named({ t: { workspace } }: Tx, { platform, workspaceId }: WorkspaceKey) {
  return and(eq(workspace.platform, platform), eq(workspace.workspaceId, workspaceId));
}
