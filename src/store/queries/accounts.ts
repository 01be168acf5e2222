import { and, asc, eq, isNotNull, notExists, sql } from 'drizzle-orm';
import type { PlatformName } from '../../chat/platform.ts';
import type { PersonId, TenantId } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { PersonRow, TenantRow } from './people.ts';

export type AccountRow = Tables['account']['$inferSelect'];

/** Who acted, and what is known of where they did: all that an event needs, in one query. */
export interface KnownActor {
  readonly tenantId: string;
  readonly personId: string;
  readonly locale: PersonRow['locale'];
  readonly vocabulary: TenantRow['vocabulary'];
  /** The time zone that counts for them. */
  readonly zone: string;
  readonly actedOn: PlatformName | null;
  readonly channelId: string | null;
  readonly unreachable: string | null;
  /** Where the workspace's API is, as kept. */
  readonly route: string | null;
}

const actorOf = prepared('actor_by_user', ({ db, t: { tenant, person, workspace, account } }) =>
  db
    .select({
      tenantId: workspace.tenantId,
      personId: person.id,
      locale: person.locale,
      vocabulary: tenant.vocabulary,
      zone: person.zone,
      actedOn: person.actedOn,
      channelId: account.channelId,
      unreachable: account.unreachable,
      route: workspace.route,
    })
    .from(workspace)
    .innerJoin(tenant, eq(tenant.id, workspace.tenantId))
    .innerJoin(
      account,
      and(eq(account.tenantId, workspace.tenantId), eq(account.platform, workspace.platform)),
    )
    .innerJoin(person, eq(person.id, account.personId))
    .where(
      and(
        eq(workspace.platform, sql.placeholder('platform')),
        eq(workspace.workspaceId, sql.placeholder('workspaceId')),
        eq(account.userId, sql.placeholder('userId')),
        eq(person.active, true),
      ),
    ),
);

/** Who a user of a workspace is to us, if the district file knows them and they have not left. */
export async function actorByUser(
  tx: Tx,
  platform: PlatformName,
  workspaceId: string,
  userId: string,
): Promise<KnownActor | undefined> {
  const rows = await actorOf(tx).execute({ platform, workspaceId, userId });
  return rows[0];
}

/** The person behind a platform's user id, if the district file knows them and they have not left. */
export async function personByUser(
  tx: Tx,
  tenantId: TenantId,
  platform: PlatformName,
  userId: string,
): Promise<PersonRow | undefined> {
  const { person, account } = tx.t;
  const rows = await tx.db
    .select({ person })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .where(
      and(
        eq(account.tenantId, tenantId),
        eq(account.platform, platform),
        eq(account.userId, userId),
        eq(person.active, true),
      ),
    );
  return rows[0]?.person;
}

/** An account of a person, and the workspace that it is in. */
export interface Address extends AccountRow {
  readonly workspaceId: string;
  readonly blockedReason: string | null;
}

const addressesOf = prepared('addresses_of_person', ({ db, t: { account, workspace } }) =>
  db
    .select({
      personId: account.personId,
      platform: account.platform,
      tenantId: account.tenantId,
      userId: account.userId,
      channelId: account.channelId,
      unreachable: account.unreachable,
      told: account.told,
      addTriedAt: account.addTriedAt,
      workspaceId: workspace.workspaceId,
      blockedReason: workspace.blockedReason,
    })
    .from(account)
    .innerJoin(
      workspace,
      and(eq(workspace.tenantId, account.tenantId), eq(workspace.platform, account.platform)),
    )
    .where(eq(account.personId, sql.placeholder('personId')))
    .orderBy(asc(account.platform)),
);

/** A person's accounts in the workspaces that serve their district: two at the most, Slack's first. */
export async function addressesOfPerson(tx: Tx, personId: PersonId): Promise<Address[]> {
  return addressesOf(tx).execute({ personId });
}

/** People whose account on a platform is not known yet but whose mail address is. */
export function peopleWithoutAccount(
  tx: Tx,
  tenantId: TenantId,
  platform: PlatformName,
  limit: number,
): Promise<PersonRow[]> {
  const { person, account } = tx.t;
  const theirs = tx.db
    .select({ personId: account.personId })
    .from(account)
    .where(and(eq(account.personId, person.id), eq(account.platform, platform)));
  return tx.db
    .select()
    .from(person)
    .where(
      and(eq(person.tenantId, tenantId), eq(person.active, true), isNotNull(person.email), notExists(theirs)),
    )
    .orderBy(asc(person.id))
    .limit(limit);
}

/** The person of a district who has this mail address; `undefined` also where two have it. */
export async function personByEmail(
  tx: Tx,
  tenantId: TenantId,
  email: string,
): Promise<PersonRow | undefined> {
  const { person } = tx.t;
  const rows = await tx.db
    .select()
    .from(person)
    .where(
      and(eq(person.tenantId, tenantId), eq(person.email, email.toLowerCase()), eq(person.active, true)),
    );
  return rows.length === 1 ? rows[0] : undefined;
}

/**
 * Keeps a person's account. An account that somebody else of the district has stays theirs.
 *
 * @returns whether it is theirs now.
 */
export async function rememberAccount(
  tx: Tx,
  { id, tenantId }: Pick<PersonRow, 'id' | 'tenantId'>,
  platform: PlatformName,
  userId: string,
): Promise<boolean> {
  const { account } = tx.t;
  const kept = await tx.db
    .insert(account)
    .values({ personId: id, tenantId, platform, userId })
    .onConflictDoNothing()
    .returning({ personId: account.personId });
  return kept.length > 0;
}

/** Which account: a person's, on a platform. */
export type AccountKey = Pick<AccountRow, 'personId' | 'platform'>;

/** Keeps what delivery and events teach about an account. */
export async function updateAccount(
  tx: Tx,
  { personId, platform }: AccountKey,
  set: Partial<Pick<AccountRow, 'channelId' | 'unreachable' | 'told' | 'addTriedAt'>>,
): Promise<void> {
  const { account } = tx.t;
  await tx.db
    .update(account)
    .set(set)
    .where(and(eq(account.personId, personId), eq(account.platform, platform)));
}

/** From now on they are written to on this platform, as long as they can be. */
export async function rememberActedOn(tx: Tx, personId: PersonId, platform: PlatformName): Promise<void> {
  await tx.db.update(tx.t.person).set({ actedOn: platform }).where(eq(tx.t.person.id, personId));
}
