import { and, asc, eq, inArray } from 'drizzle-orm';
import type { TenantId, Window } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type RoleHolderRow = Tables['roleHolder']['$inferSelect'];

/** The roles in which somebody guides others: whoever is new in one is asked about it. */
const GUIDES: RoleHolderRow['role'][] = ['coach', 'leader', 'facilitator'];

interface Held {
  readonly personId: string;
  readonly unitId: string;
  readonly role: RoleHolderRow['role'];
}

/** Who holds such a role in a district now. */
export async function rolesHeld(tx: Tx, tenantId: TenantId): Promise<Held[]> {
  const { membership, person } = tx.t;
  const rows = await tx.db
    .select({ personId: membership.personId, unitId: membership.unitId, role: membership.role })
    .from(membership)
    .innerJoin(person, and(eq(person.id, membership.personId), eq(person.active, true)))
    .where(and(eq(person.tenantId, tenantId), inArray(membership.role, GUIDES)))
    .orderBy(asc(membership.personId), asc(membership.unitId), asc(membership.role));
  return rows.flatMap((row) => {
    const role = GUIDES.find((one) => one === row.role);
    return role ? [{ ...row, role }] : [];
  });
}

/** Begins to watch a district's roles. `false` where that began before. */
export async function beginRoleWatch(tx: Tx, tenantId: TenantId, since: Window): Promise<boolean> {
  const written = await tx.db
    .insert(tx.t.roleWatch)
    .values({ tenantId, since })
    .onConflictDoNothing()
    .returning({ tenantId: tx.t.roleWatch.tenantId });
  return written.length > 0;
}

export function roleHolders(tx: Tx, tenantId: TenantId): Promise<RoleHolderRow[]> {
  const { roleHolder } = tx.t;
  return tx.db.select().from(roleHolder).where(eq(roleHolder.tenantId, tenantId));
}

export async function roleHolderOf(tx: Tx, held: Held): Promise<RoleHolderRow | undefined> {
  const rows = await tx.db.select().from(tx.t.roleHolder).where(sameRole(tx, held));
  return rows[0];
}

export async function addRoleHolders(tx: Tx, rows: readonly RoleHolderRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.db
      .insert(tx.t.roleHolder)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
}

/** Rows in one INSERT: nine values each, far below what SQLite and PostgreSQL take. */
const ROWS_AT_ONCE = 500;

/** Forgets somebody's role, and what they wrote about it. */
export async function forgetRoleHolder(tx: Tx, held: Held): Promise<void> {
  await tx.db.delete(tx.t.roleHolder).where(sameRole(tx, held));
}

/** Keeps what a role holder wrote, and to whom it is handed. */
export async function keepHandOff(
  tx: Tx,
  held: Held,
  set: Pick<RoleHolderRow, 'words' | 'recipientId' | 'writtenAt'>,
): Promise<void> {
  await tx.db.update(tx.t.roleHolder).set(set).where(sameRole(tx, held));
}

function sameRole({ t: { roleHolder } }: Tx, { personId, unitId, role }: Held) {
  return and(eq(roleHolder.personId, personId), eq(roleHolder.unitId, unitId), eq(roleHolder.role, role));
}
