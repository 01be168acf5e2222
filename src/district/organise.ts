import { addDays } from '../model/calendar/zone.ts';
import { DEFAULT_K } from '../model/fidelity/index.ts';
import { as, type LocalDate } from '../model/ids.ts';
import { DEFAULT_STAGE } from '../model/stage.ts';
import type { District } from './district.ts';
import { focusOf } from './focus.ts';
import { catalogOf } from './organise-catalog.ts';
import { unitsAbove } from './organise-levels.ts';
import type { Path } from './problem.ts';
import { rolesOf } from './rules-people.ts';
import type { Days, DistrictFile, PersonEntry } from './schema.ts';
import { CHECK_IN, checkInOf, DIGEST, digestOf, hoursOf, voteOf } from './settle.ts';
import { standingOf } from './standing.ts';

type Unit = District['units'][number];

const PLATFORMS = ['slack', 'teams'] as const;

/** A checked file as the district it describes. */
export function organise(file: DistrictFile, lineOf: (path: Path) => number): District {
  const tenantId = file.district.key;
  const idOf = (key: string) => `${tenantId}/${key}`;
  const units = unitsOf(file, idOf);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const coaches = new Set(file.coaching?.map((entry) => entry.coach));
  return {
    tenant: {
      id: tenantId,
      name: file.district.name,
      k: file.district.k ?? DEFAULT_K,
      locale: file.district.locale ?? 'en',
      vocabulary: file.district.vocabulary ?? 'plain',
      legalHold: file.district.legal_hold ?? false,
    },
    units,
    closedDays: [
      ...closedDaysOf(idOf(tenantId), file.calendar),
      ...[...(file.districts ?? []), ...(file.schools ?? [])].flatMap((unit) =>
        closedDaysOf(idOf(unit.key), unit.calendar),
      ),
    ],
    people: file.people.map((person) => personOf(person, file, byId, idOf, coaches.has(person.key))),
    accounts: file.people.flatMap((person) =>
      PLATFORMS.flatMap((platform) => {
        const userId = person[platform];
        return userId === undefined ? [] : [{ personId: idOf(person.key), tenantId, platform, userId }];
      }),
    ),
    memberships: file.people.flatMap((person) =>
      unique(rolesOf(person), ({ role, unit }) => `${role} ${unit}`).map(({ role, unit }) => ({
        personId: idOf(person.key),
        unitId: idOf(unit),
        role,
      })),
    ),
    pairs: (file.coaching ?? []).flatMap((entry) =>
      entry.coachees.map((coachee) => ({ coachId: idOf(entry.coach), coacheeId: idOf(coachee) })),
    ),
    absences: file.people.flatMap((person) =>
      joined(person.away ?? []).map((days) => ({
        personId: idOf(person.key),
        firstDay: days.from,
        lastDay: days.to,
      })),
    ),
    ...catalogOf(file, idOf, lineOf),
    ...(file.district.slack === undefined ? {} : { slack: file.district.slack }),
  };
}

function unitsOf(file: DistrictFile, idOf: (key: string) => string): Unit[] {
  const { key, zone } = file.district;
  // Only a team's cadence is ever used; a school and a district carry ours, so that defaults never change them.
  const above = {
    tenantId: key,
    channelId: null,
    focusDriver: null,
    stage: DEFAULT_STAGE,
    answersBy: 'check_in' as const,
    ...cadence(CHECK_IN, DIGEST),
    members: 'listed' as const,
    groupId: null,
    active: true,
  };
  const districts = unitsAbove(file, idOf, above);
  const [district] = districts;
  const zonesAbove = new Map(districts.map((unit) => [unit.id, unit.zone]));
  const schools = (file.schools ?? []).map(
    (school): Unit => ({
      ...above,
      id: idOf(school.key),
      kind: 'school',
      parentId: school.district === undefined ? district.id : idOf(school.district),
      name: school.name,
      channelId: school.channel ?? null,
      zone: school.zone ?? zonesAbove.get(idOf(school.district ?? key)) ?? zone,
      firstDay: school.first_day ?? null,
      lastDay: school.last_day ?? null,
    }),
  );
  const zones = new Map(schools.map((school) => [school.id, school.zone]));
  const teams = (file.teams ?? []).map((team): Unit => {
    const parentId = team.school === undefined ? district.id : idOf(team.school);
    const focus = team.focus === undefined ? undefined : focusOf(team.focus);
    return {
      ...above,
      id: idOf(team.key),
      kind: 'team',
      parentId,
      name: team.name,
      zone: zones.get(parentId) ?? zone,
      channelId: team.channel ?? null,
      focusDriver: focus && 'driver' in focus ? focus.driver : null,
      stage: team.stage ?? DEFAULT_STAGE,
      answersBy: team.vote === undefined ? 'check_in' : 'vote',
      ...cadence(
        (team.vote === undefined ? checkInOf : voteOf)(team, file.defaults),
        digestOf(team, file.defaults),
      ),
      firstDay: null,
      lastDay: null,
      members: team.members ?? 'listed',
      groupId: team.group ?? null,
    };
  });
  return [...districts, ...schools, ...teams];
}

function cadence(checkIn: ReturnType<typeof checkInOf | typeof voteOf>, digest: ReturnType<typeof digestOf>) {
  return {
    checkinEveryWeeks: checkIn.every_weeks,
    checkinDay: checkIn.day,
    checkinTime: checkIn.time,
    checkinSpread: checkIn.spread_minutes,
    digestDay: digest.day,
    digestTime: digest.time,
  };
}

function personOf(
  person: PersonEntry,
  file: DistrictFile,
  units: ReadonlyMap<string, Unit>,
  idOf: (key: string) => string,
  coachesSomebody: boolean,
): District['people'][number] {
  const held = rolesOf(person).map(({ role, unit }) => ({ role, unitId: idOf(unit) }));
  const { place, ...standing } = standingOf(held, units, coachesSomebody);
  const hours = hoursOf(person, file.defaults);
  return {
    id: idOf(person.key),
    tenantId: file.district.key,
    name: person.name,
    email: person.email ?? null,
    locale: person.locale ?? file.district.locale ?? 'en',
    zone: person.zone ?? place?.zone ?? file.district.zone,
    workDays: [...new Set<number>(hours.days)].sort((a, b) => a - b).join(''),
    workStart: hours.from,
    workEnd: hours.to,
    ...standing,
    active: true,
  };
}

/** Where two kinds fall on one day, the one that says most about it stands. */
const KINDS = [
  ['breaks', 'break'],
  ['holidays', 'holiday'],
  ['testing', 'testing'],
  ['snow_days', 'snow'],
] as const;

function closedDaysOf(unitId: string, calendar: DistrictFile['calendar']): District['closedDays'][number][] {
  const kinds = new Map<LocalDate, (typeof KINDS)[number][1]>();
  for (const [field, kind] of KINDS) {
    for (const days of calendar?.[field] ?? []) {
      for (let date = as<LocalDate>(days.from); date <= days.to; date = addDays(date, 1))
        kinds.set(date, kind);
    }
  }
  return [...kinds].map(([date, kind]) => ({ unitId, date, kind }));
}

/** Absences in order, those that touch or overlap made one: they are counted by their first day. */
function joined(absences: readonly Days[]): Days[] {
  const result: Days[] = [];
  for (const days of [...absences].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1);
    if (last && days.from <= addDays(as(last.to), 1)) {
      result[result.length - 1] = { from: last.from, to: last.to > days.to ? last.to : days.to };
    } else result.push(days);
  }
  return result;
}

function unique<T>(items: readonly T[], name: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [name(item), item])).values()];
}
