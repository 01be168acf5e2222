import { type Locale, say } from '../../locales/index.ts';
import { localOf } from '../../model/calendar/index.ts';
import type { DriverId } from '../../model/drivers.ts';
import {
  as,
  type Instant,
  type LocalDate,
  type PersonId,
  type TenantId,
  type UnitId,
} from '../../model/ids.ts';
import { type ActionStanding, type Kind, usualDue } from '../../model/improvement/index.ts';
import type { Seal } from '../../privacy/seal.ts';
import { type ActionRow, actionById } from '../../store/queries/action.ts';
import { chainOf, type PersonRow, personById, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { openWord } from './words.ts';

export interface ImprovementParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** An action read whole: where it belongs, who owns it and who proposed it. */
export interface OpenAction {
  readonly row: ActionRow;
  readonly district: District;
  readonly unit: UnitRow;
  /** The unit and those above it. */
  readonly chain: readonly UnitRow[];
  readonly owner: PersonRow | undefined;
  readonly proposer: PersonRow | undefined;
}

/** `undefined` where there is no such action, or its unit has left the district file. */
export async function readAction(
  tx: Tx,
  { directory }: ImprovementParts,
  id: string,
): Promise<OpenAction | undefined> {
  const row = await actionById(tx, id);
  if (!row) return undefined;
  const district = await directory(tx, as<TenantId>(row.tenantId));
  const unit = district.units.get(row.unitId);
  if (!unit) return undefined;
  const chain = chainOf(district.units, as<UnitId>(unit.id));
  const owner = row.ownerId === null ? undefined : await personById(tx, as<PersonId>(row.ownerId));
  const proposer = row.proposedBy === null ? undefined : await personById(tx, as<PersonId>(row.proposedBy));
  return { row, district, unit, chain, owner, proposer };
}

/** A row's way as the model steps it. */
export function standingOf(row: ActionRow): ActionStanding<Buffer> {
  const { state, seen, decided, outcome } = row;
  return {
    ...{ state, seen, decided, outcome },
    ownerId: row.ownerId === null ? null : as(row.ownerId),
    due: row.due === null ? null : as(row.due),
  };
}

/** Until the four questions are answered an action goes by the shorter dates. */
export function kindOf(row: ActionRow): Kind {
  return row.kind ?? 'technical';
}

export function driverOf(row: { readonly driverId: string }): DriverId {
  return row.driverId as DriverId; // Written by our forms and by the digest, which know only driver ids.
}

/** What an action is called: its owner's words, or what its driver says. */
export function titleOf(seal: Seal, row: ActionRow, locale: Locale): string {
  return openWord(seal, row, 'title') ?? untitled(row, locale);
}

/** The name of an action that nobody has put into words. */
export function untitled(
  row: { readonly driverId: string; readonly coveringDriver: string | null },
  locale: Locale,
): string {
  const { drivers, improvement } = say(locale);
  const name = drivers[driverOf(row)];
  if (row.coveringDriver === null) return improvement.untitled(name);
  return improvement.covers(drivers[driverOf({ driverId: row.coveringDriver })], name);
}

/** The dates that are proposed for an action of a unit: school days of its own calendar. */
export function usualDueIn(district: District, unit: UnitRow, now: Instant): (kind: Kind) => LocalDate {
  return (kind) => usualDue(kind, todayIn(unit, now), district.calendarOf(as<UnitId>(unit.id)));
}

/** The day it is where an action belongs. */
export function todayIn(unit: UnitRow, now: Instant): LocalDate {
  return localOf(now, as(unit.zone)).date;
}
