import { and, asc, eq, gt, inArray, isNotNull, isNull, like, ne, or, sql } from 'drizzle-orm';
import type { PlatformName } from '../../chat/platform.ts';
import type { Instant, PersonId, TenantId, UnitId } from '../../model/ids.ts';
import type { Reason } from '../../model/occurrence.ts';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';
import { decline, openCheckIns } from './enrolment.ts';
import type { MembershipRow } from './organisation.ts';
import type { PersonRow, UnitRow } from './people.ts';
import type { WorkspaceKey } from './workspaces.ts';

const withChannel = prepared('units_with_channel', ({ db, t: { unit, workspace } }) =>
  db
    .select({ unit })
    .from(unit)
    .innerJoin(workspace, eq(workspace.tenantId, unit.tenantId))
    .where(
      and(
        eq(workspace.platform, sql.placeholder('platform')),
        eq(workspace.workspaceId, sql.placeholder('workspaceId')),
        eq(unit.active, true),
        isNotNull(unit.channelId),
      ),
    )
    .orderBy(asc(unit.id)),
);

/** Units in use that have a channel, of the district that a workspace serves. */
export async function unitsWithChannel(tx: Tx, { platform, workspaceId }: WorkspaceKey): Promise<UnitRow[]> {
  const rows = await withChannel(tx).execute({ platform, workspaceId });
  return rows.map((row) => row.unit);
}

const withGroup = prepared('units_with_group', ({ db, t: { unit, workspace } }) =>
  db
    .select({ unit })
    .from(unit)
    .innerJoin(workspace, eq(workspace.tenantId, unit.tenantId))
    .where(
      and(
        eq(workspace.platform, sql.placeholder('platform')),
        eq(workspace.workspaceId, sql.placeholder('workspaceId')),
        eq(unit.active, true),
        eq(unit.members, 'group'),
        isNotNull(unit.groupId),
      ),
    )
    .orderBy(asc(unit.id)),
);

/** Teams in use whose staff are the members of a group, of the district that a workspace serves. */
export async function unitsWithGroup(tx: Tx, { platform, workspaceId }: WorkspaceKey): Promise<UnitRow[]> {
  const rows = await withGroup(tx).execute({ platform, workspaceId });
  return rows.map((row) => row.unit);
}

/** Somebody of a district with an account on a platform, whether they are active or have left. */
export interface Known {
  readonly person: PersonRow;
  readonly userId: string;
}

/** The people behind these accounts, as far as the district knows them, also those who have left. */
export async function knownByUser(
  tx: Tx,
  tenantId: TenantId,
  platform: PlatformName,
  userIds: readonly string[],
): Promise<Known[]> {
  const { person, account } = tx.t;
  const found: Known[] = [];
  // SQLite takes 32,766 values in a statement.
  for (let i = 0; i < userIds.length; i += 1_000) {
    found.push(
      ...(await tx.db
        .select({ person, userId: account.userId })
        .from(account)
        .innerJoin(person, eq(person.id, account.personId))
        .where(
          and(
            eq(account.tenantId, tenantId),
            eq(account.platform, platform),
            inArray(account.userId, userIds.slice(i, i + 1_000)),
          ),
        )),
    );
  }
  return found;
}

/** The staff of a team with their accounts on a platform; `null` where none is known. */
export function staffOf(
  tx: Tx,
  teamId: UnitId,
  platform: PlatformName,
): Promise<{ readonly person: PersonRow; readonly userId: string | null }[]> {
  const { membership, person, account } = tx.t;
  return tx.db
    .select({ person, userId: account.userId })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .leftJoin(account, and(eq(account.personId, person.id), eq(account.platform, platform)))
    .where(and(eq(membership.unitId, teamId), eq(membership.role, 'staff')))
    .orderBy(asc(person.id));
}

/** Every role of these people. */
export async function rolesOfPeople(tx: Tx, people: readonly string[]): Promise<MembershipRow[]> {
  const { membership } = tx.t;
  const rows: MembershipRow[] = [];
  for (let i = 0; i < people.length; i += 1_000) {
    rows.push(
      ...(await tx.db
        .select()
        .from(membership)
        .where(inArray(membership.personId, people.slice(i, i + 1_000)))),
    );
  }
  return rows;
}

/** Whether a person coaches anybody. */
export async function coachesAnybody(tx: Tx, personId: PersonId): Promise<boolean> {
  const { coachingPair } = tx.t;
  const rows = await tx.db
    .select({ coachId: coachingPair.coachId })
    .from(coachingPair)
    .where(eq(coachingPair.coachId, personId))
    .limit(1);
  return rows.length > 0;
}

/** The ids of people, also of those who left, that are this one or this one with more behind it. */
export async function idsLike(tx: Tx, id: string): Promise<Set<string>> {
  const { person } = tx.t;
  const escaped = id.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const rows = await tx.db
    .select({ id: person.id })
    .from(person)
    .where(or(eq(person.id, id), like(person.id, sql`${`${escaped}-%`} escape '\\'`)));
  return new Set(rows.map((row) => row.id));
}

export async function addPerson(tx: Tx, row: Omit<PersonRow, 'actedOn'>): Promise<void> {
  await tx.db.insert(tx.t.person).values(row);
}

export async function changePerson(tx: Tx, personId: PersonId, set: Partial<PersonRow>): Promise<void> {
  await tx.db.update(tx.t.person).set(set).where(eq(tx.t.person.id, personId));
}

export async function addStaff(tx: Tx, personId: PersonId, teamId: UnitId): Promise<void> {
  await tx.db
    .insert(tx.t.membership)
    .values({ personId, unitId: teamId, role: 'staff' })
    .onConflictDoNothing();
}

export async function removeStaff(tx: Tx, personId: PersonId, teamId: UnitId): Promise<void> {
  const { membership } = tx.t;
  const theirs = and(eq(membership.personId, personId), eq(membership.unitId, teamId));
  await tx.db.delete(membership).where(and(theirs, eq(membership.role, 'staff')));
}

const LEFT: Reason = 'left';

/** Cancels all that is planned for a person and has not been released, of these loops or of all. */
export async function cancelFor(
  tx: Tx,
  personId: PersonId,
  now: Instant,
  loops?: readonly string[],
): Promise<void> {
  const { occurrence } = tx.t;
  await tx.db
    .update(occurrence)
    .set({ state: 'cancelled', reason: LEFT, decidedAt: now })
    .where(
      and(
        eq(occurrence.subject, personId),
        eq(occurrence.state, 'planned'),
        ...(loops === undefined ? [] : [inArray(occurrence.loop, [...loops])]),
      ),
    );
}

/**
 * Closes a person's open check-ins now, of a team or of all. One that was not answered is no longer counted among those
 * asked, as with a pause; what was answered stays in the figures. Should they be back before the digest, a plan opens
 * it again.
 *
 * @returns the ids of the check-ins that were closed
 */
export async function closeCheckIns(
  tx: Tx,
  personId: PersonId,
  teamId: UnitId | undefined,
  now: Instant,
): Promise<string[]> {
  const { checkIn } = tx.t;
  const here = (id: string) => teamId === undefined || id === teamId;
  for (const row of await openCheckIns(tx, personId, now)) {
    if (here(row.teamId)) await decline(tx, row, 'paused');
  }
  const closed = await tx.db
    .update(checkIn)
    .set({ closesAt: now })
    .where(
      and(
        eq(checkIn.personId, personId),
        gt(checkIn.closesAt, now),
        ...(teamId === undefined ? [] : [eq(checkIn.teamId, teamId)]),
      ),
    )
    .returning({ id: checkIn.id });
  return closed.map(({ id }) => id);
}

/** Messages to a person that wait in the outbox, about these subjects: taken back before they are sent. */
export async function takeBack(tx: Tx, keys: readonly string[]): Promise<void> {
  const { outbox } = tx.t;
  if (keys.length === 0) return;
  await tx.db
    .update(outbox)
    .set({ state: 'cancelled' })
    .where(and(inArray(outbox.subject, [...keys]), eq(outbox.state, 'ready')));
}

/** An account that was switched off: nothing is sent to it, and an admin is told once. */
export async function switchOff(tx: Tx, personId: PersonId, platform: PlatformName): Promise<boolean> {
  const { account } = tx.t;
  const changed = await tx.db
    .update(account)
    .set({ unreachable: DEACTIVATED })
    .where(
      and(
        eq(account.personId, personId),
        eq(account.platform, platform),
        or(isNull(account.unreachable), ne(account.unreachable, DEACTIVATED)),
      ),
    )
    .returning({ personId: account.personId });
  return changed.length > 0;
}

/** The account is there again. @returns whether it had been switched off */
export async function switchOn(tx: Tx, personId: PersonId, platform: PlatformName): Promise<boolean> {
  const { account } = tx.t;
  const changed = await tx.db
    .update(account)
    .set({ unreachable: null, told: false })
    .where(
      and(
        eq(account.personId, personId),
        eq(account.platform, platform),
        eq(account.unreachable, DEACTIVATED),
      ),
    )
    .returning({ personId: account.personId });
  return changed.length > 0;
}

/** Why nothing reaches an account that the workspace has switched off, as a code beside the platforms' own. */
const DEACTIVATED = 'deactivated';
