import { digestSlot, isPeriodStart } from '../../model/calendar/index.ts';
import type { Level } from '../../model/fidelity/index.ts';
import { as, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { District } from '../directory.ts';

/** How long a level's digest that could not be posted on time is still worth posting: a week. */
export const USEFUL_MS = 7 * 86_400_000;

/** Each level a day after the one below, and the schools once every team's digest of the last week is fixed. */
const DAYS: Readonly<Record<Level, number>> = { school: 3, district: 4, region: 5, state: 5 };

/** The day and the time at which a level speaks, in its own zone. */
export function chosenBy(unit: UnitRow & { readonly kind: Level }): { day: number; time: string } {
  return { day: DAYS[unit.kind], time: unit.digestTime };
}

/** A unit that speaks above the teams. */
export function isLevel(unit: UnitRow): unit is UnitRow & { readonly kind: Level } {
  return unit.kind !== 'team';
}

export function levelsKey(unitId: UnitId, window: Window): OccurrenceKey {
  return as(`levels:${unitId}:${window}`);
}

/** One digest for each school, district, region and state with a channel, in the first week of every period. */
export function planLevels(district: District, window: Window): Planned[] {
  if (!isPeriodStart(window)) return [];
  return [...district.units.values()].flatMap((unit): Planned[] => {
    if (!isLevel(unit) || unit.channelId === null) return [];
    const { day, time } = chosenBy(unit);
    const calendar = district.calendarOf(as(unit.id));
    const slot = digestSlot({ window, day, time: as(time), zone: as(unit.zone), calendar });
    const row = { key: levelsKey(as(unit.id), window), view: 'post', subject: unit.id, window };
    if ('dueAt' in slot) return [{ ...row, dueAt: slot.dueAt, expiresAt: slot.dueAt + USEFUL_MS }];
    const weekEnds = Date.parse(`${window}T00:00:00Z`) + 7 * 86_400_000;
    return [{ ...row, dueAt: weekEnds, expiresAt: weekEnds, skip: 'no_school_day' }];
  });
}
