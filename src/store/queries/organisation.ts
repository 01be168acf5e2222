import { and, eq, getTableColumns, inArray, ne, type SQL } from 'drizzle-orm';
import type { TenantId } from '../../model/ids.ts';
import type { OwnItem } from '../../model/items.ts';
import type { Component } from '../../model/practice.ts';
import type { Tables, Tx } from '../store.ts';
import type { AccountRow } from './accounts.ts';
import { componentsOf, ownItems, writeCatalog } from './catalog.ts';
import type { OwnSettingRow } from './own-setting.ts';
import type { AbsenceRow, ClosedDayRow, PersonRow, TenantRow, UnitRow } from './people.ts';
import { type DecidedStage, decidedStages } from './stage.ts';

export type MembershipRow = Tables['membership']['$inferSelect'];
export type PairRow = Tables['coachingPair']['$inferSelect'];

/** Everything a district file describes, as the database holds it; also what has left the file. */
export interface Organisation {
  readonly tenant: TenantRow | undefined;
  readonly units: readonly UnitRow[];
  readonly closedDays: readonly ClosedDayRow[];
  readonly people: readonly PersonRow[];
  readonly accounts: readonly AccountRow[];
  readonly memberships: readonly MembershipRow[];
  readonly pairs: readonly PairRow[];
  readonly absences: readonly AbsenceRow[];
  /** What people have chosen for themselves, and the file's word beneath it. */
  readonly ownSettings: readonly OwnSettingRow[];
  readonly items: readonly OwnItem[];
  readonly components: readonly Component[];
  /** The stage that each team has decided on last, where it has decided at all. */
  readonly stages: readonly DecidedStage[];
}

export const NO_ORGANISATION: Organisation = {
  tenant: undefined,
  ...{ units: [], closedDays: [], people: [], accounts: [], memberships: [], pairs: [], absences: [] },
  ownSettings: [],
  ...{ items: [], components: [], stages: [] },
};

/** A row that is there already, and the columns of it that change. */
export interface Patch<Row> {
  readonly id: string;
  readonly set: Partial<Row>;
}

/** What to write so that the database says what the file says; nothing else is touched. */
export interface OrganisationWrites extends CatalogWrites {
  readonly tenant: { readonly add: TenantRow } | { readonly patch: Patch<TenantRow> };
  readonly units: { readonly add: readonly UnitRow[]; readonly patch: readonly Patch<UnitRow>[] };
  readonly people: { readonly add: readonly PersonRow[]; readonly patch: readonly Patch<PersonRow>[] };
  /** An account that changes hands goes before it comes: its user id is unique. */
  readonly accounts: RowSet<AccountRow>;
  readonly closedDays: RowSet<ClosedDayRow>;
  readonly memberships: RowSet<MembershipRow>;
  readonly pairs: RowSet<PairRow>;
  readonly absences: RowSet<AbsenceRow>;
  /** The file's word beneath people's own, by their ids. */
  readonly ownSettings: readonly Patch<OwnSettingRow>[];
}

/** All there are: nothing of a catalog is ever deleted. */
export interface CatalogWrites {
  readonly items: readonly OwnItem[];
  readonly components: readonly (Component & { readonly position: number })[];
}

export interface RowSet<Row> {
  readonly add: readonly Row[];
  readonly remove: readonly Row[];
}

/** The ids of districts other than this one in the database. */
export async function otherTenants(tx: Tx, tenantId: TenantId): Promise<string[]> {
  const { tenant } = tx.t;
  const rows = await tx.db.select({ id: tenant.id }).from(tenant).where(ne(tenant.id, tenantId));
  return rows.map((row) => row.id);
}

/** @param people of whom to read, at most a few hundred ids; without it, of everybody */
export async function readOrganisation(
  tx: Tx,
  tenantId: TenantId,
  people?: readonly string[],
): Promise<Organisation> {
  const { db } = tx;
  const { tenant, unit, closedDay, person, account, membership, coachingPair, absence, ownSetting } = tx.t;
  const [tenantRow] = await db.select().from(tenant).where(eq(tenant.id, tenantId));
  const of = (id: typeof person.id | typeof account.personId): SQL | undefined =>
    people && inArray(id, [...people]);
  return {
    tenant: tenantRow,
    units: await db.select().from(unit).where(eq(unit.tenantId, tenantId)),
    closedDays: await db
      .select(getTableColumns(closedDay))
      .from(closedDay)
      .innerJoin(unit, eq(closedDay.unitId, unit.id))
      .where(eq(unit.tenantId, tenantId)),
    people: await db
      .select()
      .from(person)
      .where(and(eq(person.tenantId, tenantId), of(person.id))),
    accounts: await db
      .select()
      .from(account)
      .where(and(eq(account.tenantId, tenantId), of(account.personId))),
    memberships: await db
      .select(getTableColumns(membership))
      .from(membership)
      .innerJoin(person, eq(membership.personId, person.id))
      .where(and(eq(person.tenantId, tenantId), of(person.id))),
    pairs: await db
      .select(getTableColumns(coachingPair))
      .from(coachingPair)
      .innerJoin(person, eq(coachingPair.coachId, person.id))
      .where(and(eq(person.tenantId, tenantId), of(person.id))),
    absences: await db
      .select(getTableColumns(absence))
      .from(absence)
      .innerJoin(person, eq(absence.personId, person.id))
      .where(and(eq(person.tenantId, tenantId), of(person.id))),
    ownSettings: await db
      .select(getTableColumns(ownSetting))
      .from(ownSetting)
      .innerJoin(person, eq(ownSetting.personId, person.id))
      .where(and(eq(person.tenantId, tenantId), of(person.id))),
    items: await ownItems(tx, tenantId),
    components: await componentsOf(tx, tenantId),
    stages: await decidedStages(tx, tenantId),
  };
}

export async function writeOrganisation(tx: Tx, writes: OrganisationWrites): Promise<void> {
  const { db } = tx;
  const { tenant, unit, closedDay, person, account, membership, coachingPair, absence, ownSetting } = tx.t;
  if ('add' in writes.tenant) await db.insert(tenant).values(writes.tenant.add);
  else await db.update(tenant).set(writes.tenant.patch.set).where(eq(tenant.id, writes.tenant.patch.id));

  for (const rows of chunks(writes.units.add)) await db.insert(unit).values(rows);
  for (const { id, set } of writes.units.patch) await db.update(unit).set(set).where(eq(unit.id, id));

  for (const { id, set } of writes.people.patch) await db.update(person).set(set).where(eq(person.id, id));
  for (const rows of chunks(writes.people.add)) await db.insert(person).values(rows);

  for (const { personId, platform } of writes.accounts.remove) {
    await db.delete(account).where(and(eq(account.personId, personId), eq(account.platform, platform)));
  }
  for (const rows of chunks(writes.accounts.add)) await db.insert(account).values(rows);

  for (const { unitId, date } of writes.closedDays.remove) {
    await db.delete(closedDay).where(and(eq(closedDay.unitId, unitId), eq(closedDay.date, date)));
  }
  for (const rows of chunks(writes.closedDays.add)) await db.insert(closedDay).values(rows);

  for (const { personId, unitId, role } of writes.memberships.remove) {
    const here = and(
      eq(membership.personId, personId),
      eq(membership.unitId, unitId),
      eq(membership.role, role),
    );
    await db.delete(membership).where(here);
  }
  for (const rows of chunks(writes.memberships.add)) await db.insert(membership).values(rows);

  for (const { coachId, coacheeId } of writes.pairs.remove) {
    const here = and(eq(coachingPair.coachId, coachId), eq(coachingPair.coacheeId, coacheeId));
    await db.delete(coachingPair).where(here);
  }
  for (const rows of chunks(writes.pairs.add)) await db.insert(coachingPair).values(rows);

  for (const { personId, firstDay } of writes.absences.remove) {
    await db.delete(absence).where(and(eq(absence.personId, personId), eq(absence.firstDay, firstDay)));
  }
  for (const rows of chunks(writes.absences.add)) await db.insert(absence).values(rows);

  for (const { id, set } of writes.ownSettings) {
    await db.update(ownSetting).set(set).where(eq(ownSetting.personId, id));
  }

  const tenantId = 'add' in writes.tenant ? writes.tenant.add.id : writes.tenant.patch.id;
  await writeCatalog(tx, tenantId, writes);
}

/** SQLite takes 32,766 values in a statement; a unit has 18 columns. */
const ROWS_A_STATEMENT = 1000;

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) yield rows.slice(i, i + ROWS_A_STATEMENT);
}
