import { stringify } from 'yaml';
import { addDays } from '../model/calendar/zone.ts';
import { DRIVER_IDS } from '../model/drivers.ts';
import { as } from '../model/ids.ts';
import { type MembershipRow, type Organisation, readOrganisation } from '../store/queries/organisation.ts';
import type { ClosedDayRow, PersonRow, UnitRow } from '../store/queries/people.ts';
import { tenants } from '../store/queries/tenants.ts';
import type { Store } from '../store/store.ts';
import { givenOf } from './channel-members.ts';
import type { DistrictInput } from './schema.ts';
import { HOURS } from './settle.ts';
import { placed } from './wording.ts';

type Entry<List extends 'teams' | 'people' | 'schools' | 'items'> = NonNullable<DistrictInput[List]>[number];
type Calendar = NonNullable<DistrictInput['calendar']>;
type Weekday = (typeof WEEKDAYS)[number];

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/**
 * What the database holds, as the district file that says it: to read it and apply it again changes nothing. What a
 * file may say and the database does not keep is lost: names of breaks, comments, and which values were defaults.
 *
 * @returns `undefined` where there is no district
 */
export function fileOf(have: Organisation): DistrictInput | undefined {
  const { tenant } = have;
  const units = have.units.filter(({ active }) => active).sort(byId);
  const top = units.find(({ id }) => tenant && id === `${tenant.id}/${tenant.id}`);
  if (!tenant || !top) return undefined;
  const ofKind = (kind: UnitRow['kind']) => units.filter((unit) => unit.kind === kind);
  const kinds = new Map(units.map(({ id, kind }) => [id, kind]));
  const above = (unit: UnitRow, kind: UnitRow['kind']) =>
    unit.parentId !== null && kinds.get(unit.parentId) === kind ? placed(unit.parentId) : undefined;
  const closed = groupBy(have.closedDays, ({ unitId }) => unitId);
  const calendarOf = (unit: UnitRow) => calendar(closed.get(unit.id) ?? []);
  const named = (unit: UnitRow) => ({
    key: placed(unit.id),
    name: unit.name,
    channel: unit.channelId ?? undefined,
  });
  const [state] = ofKind('state');
  const people = have.people.filter(({ active }) => active).sort(byId);
  return said({
    district: said({
      ...named(top),
      ...{ zone: top.zone, locale: tenant.locale, vocabulary: tenant.vocabulary, k: tenant.k },
      legal_hold: tenant.legalHold ? true : undefined,
      // A district in use has both; the columns are null for teams only.
      ...{ first_day: top.firstDay ?? '', last_day: top.lastDay ?? '' },
      region: above(top, 'region'),
    }),
    calendar: calendarOf(top),
    districts: some(
      ofKind('district')
        .filter((unit) => unit !== top)
        .map((unit) =>
          said({
            ...{ ...named(unit), ...year(unit), zone: unit.zone },
            ...{ region: above(unit, 'region'), calendar: calendarOf(unit) },
          }),
        ),
    ),
    regions: some(ofKind('region').map((unit) => said(named(unit)))),
    state: state && said(named(state)),
    schools: some(
      ofKind('school').map((unit) =>
        said({
          ...{ ...named(unit), ...year(unit), zone: unit.zone },
          district: unit.parentId === top.id ? undefined : placed(unit.parentId ?? ''),
          calendar: calendarOf(unit),
        }),
      ),
    ),
    teams: ofKind('team').map((unit) => teamOf(unit, above(unit, 'school'))),
    people: peopleOf(people, have, kinds),
    coaching: some(pairsOf(have, new Set(people.map(({ id }) => id)))),
    ...catalogOf(have),
  });
}

/** Every district of a database, as its file. */
export function districtsIn(store: Store): Promise<DistrictInput[]> {
  return store.read(async (tx) => {
    const files: DistrictInput[] = [];
    for (const { id } of await tenants(tx)) {
      const file = fileOf(await readOrganisation(tx, as(id)));
      if (file) files.push(file);
    }
    return files;
  });
}

/** The district file as text. */
export function districtText(file: DistrictInput): string {
  return stringify(file, { lineWidth: 0 });
}

function teamOf(unit: UnitRow, school: string | undefined): Entry<'teams'> {
  const asked = {
    every_weeks: unit.checkinEveryWeeks,
    day: weekday(unit.checkinDay),
    time: unit.checkinTime,
  };
  return said({
    ...{ key: placed(unit.id), name: unit.name, school, channel: unit.channelId ?? undefined },
    ...(unit.members === 'listed' ? {} : { members: unit.members }),
    group: unit.groupId ?? undefined,
    focus: DRIVER_IDS.find((driver) => driver === unit.focusDriver),
    stage: unit.stage,
    ...(unit.answersBy === 'vote'
      ? { vote: asked }
      : { check_in: { ...asked, spread_minutes: unit.checkinSpread } }),
    digest: { day: weekday(unit.digestDay), time: unit.digestTime },
  });
}

const ROLES = ['staff', 'coach', 'leader', 'facilitator', 'evaluator', 'admin'] as const;

/** Ten thousand people are read here for every small change: what is theirs is found by their id, never searched for. */
function peopleOf(
  people: readonly PersonRow[],
  have: Organisation,
  kinds: ReadonlyMap<string, UnitRow['kind']>,
): Entry<'people'>[] {
  const memberships = groupBy(have.memberships, ({ personId }) => personId);
  const accounts = groupBy(have.accounts, ({ personId }) => personId);
  const absences = groupBy(have.absences, ({ personId }) => personId);
  const own = new Map(have.ownSettings.map((row) => [row.personId, row]));
  const parents = new Map(have.units.map(({ id, parentId }) => [id, parentId]));
  // Named by a file as staff of a team that follows its channel or group, and not in it: nothing else leaves no role.
  const [following] = have.units.filter(({ members, active }) => members !== 'listed' && active).sort(byId);
  const expected = following ? [['staff', [placed(following.id)]] as const] : [];
  return people.map((row) => {
    const person = { ...row, ...givenOf(row, own.get(row.id)) };
    // The first of a list decides where answers count, and whose calendar holds.
    const rank = ({ unitId }: MembershipRow) => {
      if (unitId === person.homeTeamId) return 0;
      const place = kinds.get(unitId) === 'team' ? parents.get(unitId) : unitId;
      return place === person.calendarUnitId ? 1 : 2;
    };
    const held = (memberships.get(person.id) ?? []).filter(({ unitId }) => kinds.has(unitId));
    const roles = ROLES.flatMap((role) => {
      const rows = held.filter((one) => one.role === role);
      rows.sort((a, b) => rank(a) - rank(b) || (a.unitId < b.unitId ? -1 : 1));
      return rows.length === 0 ? [] : [[role, rows.map(({ unitId }) => placed(unitId))] as const];
    });
    const account = (platform: 'slack' | 'teams') =>
      person.email === null
        ? accounts.get(person.id)?.find((one) => one.platform === platform)?.userId
        : undefined;
    return said({
      ...{ key: placed(person.id), name: person.name, email: person.email ?? undefined },
      ...{ slack: account('slack'), teams: account('teams'), zone: person.zone, locale: person.locale },
      working_hours: hoursOf(person),
      roles: Object.fromEntries(roles.length > 0 ? roles : expected),
      away: some((absences.get(person.id) ?? []).map(({ firstDay, lastDay }) => days(firstDay, lastDay))),
    });
  });
}

function hoursOf({ workDays, workStart, workEnd }: PersonRow): Entry<'people'>['working_hours'] {
  if (workDays === HOURS.days.join('') && workStart === HOURS.from && workEnd === HOURS.to) return undefined;
  return { days: [...workDays].map((digit) => weekday(Number(digit))), from: workStart, to: workEnd };
}

function pairsOf(have: Organisation, here: ReadonlySet<string>) {
  const coaches = new Map<string, string[]>();
  for (const { coachId, coacheeId } of have.pairs) {
    if (!here.has(coachId) || !here.has(coacheeId)) continue;
    coaches.set(coachId, [...(coaches.get(coachId) ?? []), placed(coacheeId)]);
  }
  return [...coaches]
    .sort()
    .map(([coach, coachees]) => ({ coach: placed(coach), coachees: coachees.sort() }));
}

function catalogOf({ items, components }: Organisation): Pick<DistrictInput, 'items' | 'practice'> {
  const inUse = components.filter(({ retired }) => !retired);
  return {
    ...(items.length === 0
      ? {}
      : {
          items: items.map(
            (item): Entry<'items'> => ({
              ...{
                key: placed(item.id),
                driver: item.driver,
                facet: item.facet,
                audience: [...item.audiences],
              },
              ...{ cadence: item.cadence, stages: [...item.stages], retired: item.retired },
              ...worded(item.wording),
            }),
          ),
        }),
    ...(inUse.length === 0
      ? {}
      : {
          practice: { components: inUse.map(({ id, wording }) => ({ key: placed(id), ...worded(wording) })) },
        }),
  };
}

function worded(wording: Organisation['components'][number]['wording']) {
  const told = (one: typeof wording.en) =>
    one && { text: one.text, ...(one.counts === '' ? {} : { counts: one.counts }) };
  return said({ en: told(wording.en), es: told(wording.es) });
}

const KINDS = { break: 'breaks', holiday: 'holidays', testing: 'testing', snow: 'snow_days' } as const;

/** Closed days as ranges of one kind. */
function calendar(rows: readonly ClosedDayRow[]): Calendar | undefined {
  const ranges: { kind: ClosedDayRow['kind']; from: string; to: string }[] = [];
  for (const { kind, date } of [...rows].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = ranges.at(-1);
    if (last?.kind === kind && addDays(as(last.to), 1) === date) last.to = date;
    else ranges.push({ kind, from: date, to: date });
  }
  if (ranges.length === 0) return undefined;
  const ofKind = (kind: ClosedDayRow['kind']) =>
    some(ranges.filter((range) => range.kind === kind).map(({ from, to }) => days(from, to)));
  return said(Object.fromEntries(Object.entries(KINDS).map(([kind, field]) => [field, ofKind(as(kind))])));
}

function days(from: string, to: string) {
  return from === to ? from : { from, to };
}

function year({ firstDay, lastDay }: UnitRow) {
  return { first_day: firstDay ?? undefined, last_day: lastDay ?? undefined };
}

export function weekday(day: number): Weekday {
  return WEEKDAYS[day - 1] ?? 'monday';
}

function some<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list];
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Without the fields that say nothing. */
function said<Fields extends object>(fields: Fields): { [F in keyof Fields]: Exclude<Fields[F], undefined> } {
  // What is left of `fields` are its own entries that are not undefined; a field that may be absent stays so in its type.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [F in keyof Fields]: Exclude<Fields[F], undefined>;
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
