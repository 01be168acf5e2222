import { and, eq, sql } from 'drizzle-orm';
import type { PersonId } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { WorkspaceKey } from './workspaces.ts';

export type SetupRow = Tables['setup']['$inferSelect'];

/** What an admin has entered and not started yet; `undefined` where they have entered nothing. */
export async function setupOf(tx: Tx, personId: PersonId): Promise<SetupRow | undefined> {
  const rows = await tx.db.select().from(tx.t.setup).where(eq(tx.t.setup.personId, personId));
  return rows[0];
}

/** Keeps it; what was entered before goes. */
export async function keepSetup(tx: Tx, row: SetupRow): Promise<void> {
  const { personId: _, ...set } = row;
  await tx.db.insert(tx.t.setup).values(row).onConflictDoUpdate({ target: tx.t.setup.personId, set });
}

const looking = prepared('setups_looking', ({ db, t: { setup, workspace } }) =>
  db
    .select({ setup })
    .from(setup)
    .innerJoin(workspace, eq(workspace.tenantId, setup.tenantId))
    .where(
      and(
        eq(setup.state, 'looking'),
        eq(workspace.platform, sql.placeholder('platform')),
        eq(workspace.workspaceId, sql.placeholder('workspaceId')),
      ),
    ),
);

/** Set-ups of the district that a workspace serves which wait for a look into their channel. */
export async function setupsLooking(tx: Tx, { platform, workspaceId }: WorkspaceKey): Promise<SetupRow[]> {
  const rows = await looking(tx).execute({ platform, workspaceId });
  return rows.map((row) => row.setup);
}

/** From now on this workspace serves this district. */
export async function giveWorkspace(tx: Tx, key: WorkspaceKey, tenantId: string): Promise<void> {
  await tx.db.insert(tx.t.workspace).values({ ...key, tenantId });
}
