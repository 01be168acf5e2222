import { type Locale, localeOf, ownWordingOf, wordingOf } from '../locales/index.ts';
import {
  type Absence,
  type Availability,
  addDays,
  availabilityOf,
  type CheckInCadence,
  type ClosedKind,
  digestSlot,
  mergeCalendars,
  type SchoolCalendar,
  type WorkPattern,
  windowOf,
} from '../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type TenantId, type UnitId, type Window } from '../model/ids.ts';
import { ITEMS, type ItemPool, type ItemWording, inStage, type OwnItem, poolOf } from '../model/items.ts';
import type { Component } from '../model/practice.ts';
import { cadenceIn, STAGES, type Stage } from '../model/stage.ts';
import { componentsOf, ownItems } from '../store/queries/catalog.ts';
import { askedLess } from '../store/queries/load.ts';
import {
  activeUnits,
  chainOf,
  closedDays,
  type PersonRow,
  type TenantRow,
  tenantById,
  type UnitRow,
} from '../store/queries/people.ts';
import { type DecidedStage, decidedStages } from '../store/queries/stage.ts';
import type { Tx } from '../store/store.ts';

/** A district as the loops see it: its units, their calendars and cadences, at one revision. */
export interface District {
  /** Its language with its words for the drivers. */
  readonly tenant: Omit<TenantRow, 'locale'> & { readonly locale: Locale };
  readonly units: ReadonlyMap<string, UnitRow>;
  /** A unit's calendar with all that its school and district close as well. One object per unit. */
  calendarOf(unitId: UnitId): SchoolCalendar;
  cadenceOf(team: UnitRow): CheckInCadence;
  /** When a team's check-in of a window closes and its digest is posted; `undefined` if that week has none. */
  closingOf(team: UnitRow, window: Window): Instant | undefined;
  availabilityOf(person: PersonRow, absences: readonly Absence[]): Availability;
  /** What a person reads: their language with the district's words for the drivers. */
  localeOf(person: Pick<PersonRow, 'locale'>): Locale;
  /** Where a team stands: what it has decided last, or else what the district file begins with. */
  stageOf(team: UnitRow): Stage;
  /** What a team can be asked: ours and the district's own, in the team's stage. */
  itemsFor(team: UnitRow): ItemPool;
  /** How an item reads, whoever it belongs to, also when it is no longer asked. */
  wordingOf(locale: Locale, itemId: string): ItemWording;
  /** The core components of its practice, in order; empty where it describes none. */
  readonly components: readonly Component[];
}

/**
 * Looks a district up, from memory while its revision stands: releases ask for it thousands of times a minute. By its
 * id, or by its row where that has been read just now.
 */
export type Directory = (tx: Tx, tenant: TenantId | TenantRow) => Promise<District>;

export function createDirectory(): Directory {
  const known = new Map<TenantId, District>();
  return async (tx, idOrRow) => {
    const tenant = typeof idOrRow === 'string' ? await tenantById(tx, idOrRow) : idOrRow;
    if (!tenant) throw new Error('A row names a tenant that is not there');
    const tenantId = as<TenantId>(tenant.id);
    const before = known.get(tenantId);
    if (before && before.tenant.revision === tenant.revision) {
      return before;
    }
    const rows = await activeUnits(tx, tenantId);
    const days = await closedDays(
      tx,
      rows.map((row) => row.id),
    );
    const catalog = {
      items: await ownItems(tx, tenantId),
      components: await componentsOf(tx, tenantId),
      stages: await decidedStages(tx, tenantId),
      askedLess: await askedLess(tx, tenantId),
    };
    const district = districtOf(tenant, rows, days, catalog);
    known.set(tenantId, district);
    return district;
  };
}

function spoken(tenant: TenantRow): District['tenant'] {
  return { ...tenant, locale: localeOf(tenant.locale, tenant.vocabulary) };
}

function districtOf(
  tenant: TenantRow,
  rows: readonly UnitRow[],
  days: readonly { readonly unitId: string; readonly date: string; readonly kind: ClosedKind }[],
  catalog: {
    readonly items: readonly OwnItem[];
    readonly components: readonly Component[];
    readonly stages: readonly DecidedStage[];
    readonly askedLess: ReadonlySet<string>;
  },
): District {
  const units = new Map(rows.map((row) => [row.id, row]));
  const calendars = new Map<string, SchoolCalendar>();
  const nothing: SchoolCalendar = { closed: new Map() };

  function calendarOf(unitId: UnitId): SchoolCalendar {
    let calendar = calendars.get(unitId);
    if (!calendar) {
      calendar = chainOf(units, unitId)
        .reverse()
        .reduce((parent, unit) => mergeCalendars(parent, ownCalendar(unit, days)), nothing);
      calendars.set(unitId, calendar);
    }
    return calendar;
  }

  const own = new Map(catalog.items.map((item) => [item.id, item]));
  const pool = poolOf(
    [...ITEMS, ...catalog.items.filter((item) => !item.retired)],
    catalog.items.filter((item) => item.retired),
  );
  const pools = new Map(STAGES.map((stage) => [stage, inStage(pool, stage)]));
  const decided = new Map(catalog.stages.map(({ unitId, toStage }) => [unitId, toStage]));
  const stageOf = (team: UnitRow): Stage => decided.get(team.id) ?? team.stage;

  return {
    tenant: spoken(tenant),
    units,
    calendarOf,
    cadenceOf: (team) => ({
      day: team.checkinDay,
      time: as(team.checkinTime),
      spreadMinutes: team.checkinSpread,
      everyWeeks: cadenceIn(team.checkinEveryWeeks, stageOf(team), catalog.askedLess.has(team.id)),
      anchor: windowOf(calendarOf(as(team.id)).firstDay ?? as('2024-01-01')),
    }),
    closingOf(team, window) {
      // A digest that comes earlier in the week than the check-in, on Monday say, closes the week before.
      const sameWeek =
        team.digestDay > team.checkinDay ||
        (team.digestDay === team.checkinDay && team.digestTime > team.checkinTime);
      const slot = digestSlot({
        window: sameWeek ? window : as(addDays(as(window), 7)),
        day: team.digestDay,
        time: as(team.digestTime),
        zone: as(team.zone),
        calendar: calendarOf(as(team.id)),
      });
      return 'dueAt' in slot ? slot.dueAt : undefined;
    },
    localeOf: (person) => localeOf(person.locale, tenant.vocabulary),
    stageOf,
    itemsFor: (team) => pools.get(stageOf(team)) ?? pool,
    wordingOf(locale, itemId) {
      const item = own.get(itemId);
      return (item && ownWordingOf(locale, item.wording)) ?? wordingOf(locale, itemId);
    },
    components: catalog.components.filter((component) => !component.retired),
    availabilityOf(person, absences) {
      const calendar = person.calendarUnitId === null ? nothing : calendarOf(as(person.calendarUnitId));
      return availabilityOf(patternOf(person), calendar, absences);
    },
  };
}

function ownCalendar(
  unit: UnitRow,
  days: readonly { readonly unitId: string; readonly date: string; readonly kind: ClosedKind }[],
): SchoolCalendar {
  return {
    ...(unit.firstDay === null ? {} : { firstDay: as<LocalDate>(unit.firstDay) }),
    ...(unit.lastDay === null ? {} : { lastDay: as<LocalDate>(unit.lastDay) }),
    closed: new Map(
      days.filter((day) => day.unitId === unit.id).map((day) => [as<LocalDate>(day.date), day.kind]),
    ),
  };
}

/** When a person may be written to, by the week. */
export function patternOf(person: PersonRow): WorkPattern {
  return {
    zone: as(person.zone),
    workDays: person.workDays,
    workStart: as(person.workStart),
    workEnd: as(person.workEnd),
  };
}
