import { and, asc, eq, exists, inArray, isNotNull, isNull, notExists } from 'drizzle-orm';
import type { TenantId } from '../../model/ids.ts';
import type { Tx } from '../store.ts';
import type { AccountRow } from './accounts.ts';
import type { PersonRow } from './people.ts';

/** Somebody whom nothing reaches, and what is known of one of their accounts; of none where there is none. */
export interface Unreached {
  readonly personId: string;
  readonly name: string;
  readonly platform: AccountRow['platform'] | null;
  /** The platform's code. */
  readonly unreachable: string | null;
  readonly told: boolean | null;
}

/** People of a district who have a role in it and whom nothing reaches on any platform, by their names. */
export function unreachedPeople(tx: Tx, tenantId: TenantId): Promise<Unreached[]> {
  const { person, account, membership } = tx.t;
  const open = tx.db
    .select({ personId: account.personId })
    .from(account)
    .where(and(eq(account.personId, person.id), isNull(account.unreachable)));
  const roles = tx.db
    .select({ personId: membership.personId })
    .from(membership)
    .where(eq(membership.personId, person.id));
  return tx.db
    .select({
      personId: person.id,
      name: person.name,
      platform: account.platform,
      unreachable: account.unreachable,
      told: account.told,
    })
    .from(person)
    .leftJoin(account, eq(account.personId, person.id))
    .where(and(eq(person.tenantId, tenantId), eq(person.active, true), notExists(open), exists(roles)))
    .orderBy(asc(person.name), asc(person.id), asc(account.platform));
}

/** An admin knows of these people now; somebody who comes back and is lost again is told of again. */
export async function markTold(tx: Tx, people: readonly string[]): Promise<void> {
  const { account } = tx.t;
  // SQLite takes 32,766 values in a statement.
  for (let i = 0; i < people.length; i += 1_000) {
    await tx.db
      .update(account)
      .set({ told: true })
      .where(and(inArray(account.personId, people.slice(i, i + 1_000)), isNotNull(account.unreachable)));
  }
}

/** The people who keep the bot running for a district. */
export async function adminsOf(tx: Tx, tenantId: TenantId): Promise<PersonRow[]> {
  const { person, membership } = tx.t;
  const admins = tx.db
    .select({ personId: membership.personId })
    .from(membership)
    .where(and(eq(membership.personId, person.id), eq(membership.role, 'admin')));
  return tx.db
    .select()
    .from(person)
    .where(and(eq(person.tenantId, tenantId), eq(person.active, true), exists(admins)))
    .orderBy(asc(person.id));
}
