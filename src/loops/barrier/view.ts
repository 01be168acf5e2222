import { localOf } from '../../model/calendar/index.ts';
import {
  as,
  type Instant,
  type LocalDate,
  type PersonId,
  type TenantId,
  type UnitId,
} from '../../model/ids.ts';
import {
  type BarrierStanding,
  type ClosureFigures,
  clockOf,
  closureFigures,
  schoolDaysSince,
} from '../../model/improvement/index.ts';
import type { Seal } from '../../privacy/seal.ts';
import {
  type BarrierRow,
  barrierById,
  daysToAnswer,
  type VoiceRow,
  voicesOf,
} from '../../store/queries/barrier.ts';
import { chainOf, personById, type UnitRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';

export interface BarrierParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** A voice as others see it: a name and a unit, or somebody of a unit. */
export interface ShownVoice {
  readonly name: string | undefined;
  readonly unit: UnitRow;
}

/** A barrier read whole. `voices` name nobody who wished not to be named. */
export interface OpenBarrier {
  readonly row: BarrierRow;
  readonly district: District;
  readonly level: UnitRow;
  /** The level it waits at, and those above. */
  readonly chain: readonly UnitRow[];
  readonly raw: readonly VoiceRow[];
  readonly voices: readonly ShownVoice[];
  readonly owner: string | undefined;
  readonly closure: ClosureFigures;
}

/** `undefined` where there is no such barrier, or its level has left the district file. */
export async function readBarrier(
  tx: Tx,
  { directory }: BarrierParts,
  id: string,
): Promise<OpenBarrier | undefined> {
  const row = await barrierById(tx, id);
  if (!row) return undefined;
  const district = await directory(tx, as<TenantId>(row.tenantId));
  const level = district.units.get(row.levelUnitId);
  if (!level) return undefined;
  const raw = await voicesOf(tx, row.id);
  const voices: ShownVoice[] = [];
  for (const voice of raw) {
    const unit = district.units.get(voice.unitId);
    const person = voice.shielded ? undefined : await personById(tx, as<PersonId>(voice.personId));
    if (unit) voices.push({ name: person?.name, unit });
  }
  const owner = row.ownerId === null ? undefined : await personById(tx, as<PersonId>(row.ownerId));
  return {
    ...{ row, district, level, raw, voices, owner: owner?.name },
    chain: chainOf(district.units, as<UnitId>(level.id)),
    closure: closureFigures(await daysToAnswer(tx, as(row.tenantId))),
  };
}

/** A row's way as the model steps it. */
export function standingOf(row: BarrierRow): BarrierStanding<Buffer> {
  const { state, levelsUp, kind, answer, reason } = row;
  return {
    ...{ state, levelsUp, kind, answer, reason, since: as(row.since) },
    ownerId: row.ownerId === null ? null : as(row.ownerId),
    acknowledgedOn: row.acknowledgedOn === null ? null : as(row.acknowledgedOn),
  };
}

/** The day it is at a level. */
export function todayAt(level: UnitRow, now: Instant): LocalDate {
  return localOf(now, as(level.zone)).date;
}

/** Which day of how many it is, and for what: to acknowledge first, then to answer. */
export interface ClockFace {
  readonly duty: 'acknowledge' | 'answer';
  readonly day: number;
  readonly of: number;
  readonly overdue: boolean;
}

export function clockFace(district: District, row: BarrierRow, today: LocalDate): ClockFace {
  const calendar = district.calendarOf(as<UnitId>(row.levelUnitId));
  const { acknowledgeDays, answerDays } = clockOf(calendar, as(row.since), row.levelsUp);
  const day = schoolDaysSince(calendar, as(row.since), today);
  const duty = row.acknowledgedOn === null ? 'acknowledge' : 'answer';
  const of = duty === 'acknowledge' ? acknowledgeDays : answerDays;
  return { duty, day, of, overdue: day > of };
}
