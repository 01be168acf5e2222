import type { Instant } from '../model/ids.ts';
import type { Organisation, OrganisationWrites, Patch, RowSet } from '../store/queries/organisation.ts';
import type { PersonRow, UnitRow } from '../store/queries/people.ts';
import { accountWrites } from './accounts.ts';
import { catalogWrites } from './difference-catalog.ts';
import type { District } from './district.ts';
import { settleOwn } from './own.ts';
import {
  describeDays,
  personChange,
  placed,
  type Shown,
  shownAs,
  stageStands,
  TENANT_FIELDS,
  UNIT_FIELDS,
} from './wording.ts';

/** `+` is new, `~` has changed, `−` has left the file: it is kept, and no longer used. */
export interface Change {
  readonly sign: '+' | '~' | '−';
  /** In words, without anything private: no mail address, no user id, no day of an absence. */
  readonly what: string;
  /** What it is about, the same for every change of it: `team grade-3`, `person ana`, `closed at oak`. */
  readonly about: string;
  /** When it was changed in chat last, where that was after the last file: a file that was not exported since takes it back. */
  readonly setInChat?: Instant;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** The revision the database is at once this is applied; unchanged where `changes` is empty. */
  readonly revision: number;
}

/** What differs between a district and what the database holds: in words, and as the rows to write. Pure. */
export function compare(
  described: District,
  have: Organisation,
): { readonly difference: Difference; readonly writes: OrganisationWrites | undefined } {
  const changes: Change[] = [];
  const own = settleOwn(described.people, have.ownSettings);
  const want = { ...described, people: own.people };
  const tenantSet = changed(have.tenant, want.tenant);
  if (have.tenant === undefined)
    changes.push({ sign: '+', what: `district ${want.tenant.name} (${want.tenant.id})`, about: 'district' });
  else if (tenantSet) {
    changes.push({
      sign: '~',
      what: `district ${want.tenant.id}: ${shownAs(have.tenant, tenantSet, TENANT_FIELDS)}`,
      about: 'district',
    });
  }

  const units = unitWrites(want, have, changes);
  const staying = new Set(want.units.map((unit) => unit.id));
  const closedDays = setOf(
    want.closedDays,
    have.closedDays.filter((day) => staying.has(day.unitId)),
    (day) => `${day.unitId} ${day.date} ${day.kind}`,
  );
  changes.push(...describeDays('−', closedDays.remove), ...describeDays('+', closedDays.add));

  const pairs = setOf(want.pairs, have.pairs, (pair) => `${pair.coachId} ${pair.coacheeId}`);
  const memberships = setOf(want.memberships, have.memberships, (m) => `${m.personId} ${m.unitId} ${m.role}`);
  const stayingPeople = new Set(want.people.map((person) => person.id));
  const absences = setOf(
    want.absences,
    have.absences.filter((days) => stayingPeople.has(days.personId)),
    (days) => `${days.personId} ${days.firstDay} ${days.lastDay}`,
  );
  const people = personWrites(want, have, { memberships, absences }, changes);
  for (const [id, note] of own.notes)
    changes.push({ sign: '~', what: `person ${placed(id)}: ${note}`, about: `person ${placed(id)}` });
  const catalog = catalogWrites(want, have, changes);
  for (const { coachId, coacheeId } of pairs.remove) {
    const what = `coaching ${placed(coachId)} → ${placed(coacheeId)}`;
    changes.push({ sign: '−', what, about: what });
  }
  for (const { coachId, coacheeId } of pairs.add) {
    const what = `coaching ${placed(coachId)} → ${placed(coacheeId)}`;
    changes.push({ sign: '+', what, about: what });
  }

  const before = have.tenant?.revision ?? 0;
  if (changes.length === 0) return { difference: { changes, revision: before }, writes: undefined };
  const revision = before + 1;
  const tenant: OrganisationWrites['tenant'] = have.tenant
    ? { patch: { id: want.tenant.id, set: { ...tenantSet, revision } } }
    : { add: { ...want.tenant, revision } };
  const { ownSettings } = own;
  const writes = {
    tenant,
    units,
    ...people,
    ownSettings,
    ...catalog,
    closedDays,
    memberships,
    pairs,
    absences,
  };
  return { difference: { changes, revision }, writes };
}

function unitWrites(want: District, have: Organisation, changes: Change[]): OrganisationWrites['units'] {
  const before = new Map(have.units.map((unit) => [unit.id, unit]));
  const wanted = new Set(want.units.map((unit) => unit.id));
  const add: UnitRow[] = [];
  const patch: Patch<UnitRow>[] = [];
  for (const unit of want.units) {
    const row = before.get(unit.id);
    const set = changed(row, unit);
    if (row === undefined) add.push(unit);
    else if (set) patch.push({ id: unit.id, set });
    if (unit.id === `${want.tenant.id}/${want.tenant.id}`) {
      // Its name is the tenant's, and has been told with it.
      const shown = row && set ? shownAs(row, set, { ...UNIT_FIELDS, name: undefined }) : '';
      if (shown !== '')
        changes.push({ sign: '~', what: `district ${placed(unit.id)}: ${shown}`, about: 'district' });
    } else if (row === undefined || (set && 'active' in set)) {
      const again = row === undefined ? '' : ', back again';
      const what = `${unit.kind} ${unit.name} (${placed(unit.id)})${again}`;
      changes.push({ sign: '+', what, about: `${unit.kind} ${placed(unit.id)}` });
    } else if (set) {
      const decided = 'stage' in set ? have.stages.find(({ unitId }) => unitId === unit.id) : undefined;
      const stands = decided ? ` (${stageStands(decided.toStage)})` : '';
      const what = `${unit.kind} ${placed(unit.id)}: ${shownAs(row, set, UNIT_FIELDS)}${stands}`;
      changes.push({ sign: '~', what, about: `${unit.kind} ${placed(unit.id)}` });
    }
  }
  for (const row of have.units) {
    if (!row.active || wanted.has(row.id)) continue;
    patch.push({ id: row.id, set: { active: false } });
    changes.push({
      sign: '−',
      what: `${row.kind} ${row.name} (${placed(row.id)}): no longer used, its history stays`,
      about: `${row.kind} ${placed(row.id)}`,
    });
  }
  return { add, patch };
}

function personWrites(
  want: District,
  have: Organisation,
  around: {
    readonly memberships: RowSet<District['memberships'][number]>;
    readonly absences: RowSet<District['absences'][number]>;
  },
  changes: Change[],
): Pick<OrganisationWrites, 'people' | 'accounts'> {
  const before = new Map(have.people.map((person) => [person.id, person]));
  const wanted = new Set(want.people.map((person) => person.id));
  const joins = grouped(around.memberships.add);
  const leaves = grouped(around.memberships.remove);
  const away = new Set([...around.absences.add, ...around.absences.remove].map((days) => days.personId));
  const accounts = accountWrites(want, have);
  const renamed = grouped(accounts.changed);

  const add: PersonRow[] = [];
  const patch: Patch<PersonRow>[] = [];
  for (const person of want.people) {
    const row = before.get(person.id);
    const roles = { joins: joins.get(person.id) ?? [], leaves: leaves.get(person.id) ?? [] };
    if (row === undefined) {
      add.push({ ...person, actedOn: null });
      changes.push({
        sign: '+',
        what: personChange(person, undefined, roles, false),
        about: aboutPerson(person),
      });
      continue;
    }
    const set = changed(row, person) ?? {};
    const platforms = (renamed.get(row.id) ?? []).map(({ platform }) => platform);
    if (Object.keys(set).length > 0) patch.push({ id: row.id, set });
    const returns = 'active' in set;
    if (
      Object.keys(set).length > 0 ||
      platforms.length > 0 ||
      roles.joins.length > 0 ||
      roles.leaves.length > 0 ||
      away.has(row.id)
    ) {
      const shown: Shown | undefined = returns ? undefined : { row, set, platforms };
      const what = personChange(person, shown, roles, away.has(row.id));
      changes.push({ sign: returns ? '+' : '~', what, about: aboutPerson(person) });
    }
  }
  for (const row of have.people) {
    if (wanted.has(row.id) || !row.active) continue;
    patch.push({ id: row.id, set: { active: false } });
    changes.push({
      sign: '−',
      what: `person ${placed(row.id)}: nothing more is sent to them, their history stays`,
      about: aboutPerson(row),
    });
  }
  return { people: { add, patch }, accounts: { add: accounts.add, remove: accounts.remove } };
}

function aboutPerson({ id }: { readonly id: string }): string {
  return `person ${placed(id)}`;
}

/** The fields of `want` that `have` holds otherwise; `undefined` if there are none, or no row to compare with. */
function changed<Row extends object, Want extends object>(
  have: (Row & Want) | undefined,
  want: Want,
): Partial<Want> | undefined {
  if (have === undefined) return undefined;
  const set: Partial<Want> = {};
  for (const field in want) if (have[field] !== want[field]) set[field] = want[field];
  return Object.keys(set).length === 0 ? undefined : set;
}

function setOf<Row>(want: readonly Row[], have: readonly Row[], nameOf: (row: Row) => string): RowSet<Row> {
  const wanted = new Set(want.map(nameOf));
  const held = new Set(have.map(nameOf));
  return {
    add: want.filter((row) => !held.has(nameOf(row))),
    remove: have.filter((row) => !wanted.has(nameOf(row))),
  };
}

function grouped<Row extends { readonly personId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.personId);
    if (group) group.push(row);
    else groups.set(row.personId, [row]);
  }
  return groups;
}
