import { addDays, windowOf } from '../../model/calendar/index.ts';
import type { DriverId } from '../../model/drivers.ts';
import { pointOf } from '../../model/fidelity/index.ts';
import { as, type LocalDate, type TenantId, type UnitId } from '../../model/ids.ts';
import type { Lagged } from '../../model/outcomes/index.ts';
import { digestsIn, type OutcomeRow } from '../../store/queries/outcome.ts';
import { chainOf } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { readKept } from '../digest/kept.ts';
import type { District } from '../directory.ts';

/** How long the last period is taken to be where no other follows it: half a school year. */
const LAST_DAYS = 150;

/** What published figures say of each driver of each unit in one period: means of figures that were told already. */
export type Scores = ReadonlyMap<string, ReadonlyMap<DriverId, number>>;

/** By the first day of each period that has a next one or is the last. */
export async function scoresByPeriod(
  tx: Tx,
  district: District,
  periods: readonly string[],
): Promise<ReadonlyMap<string, Scores>> {
  const sorted = [...new Set(periods)].sort();
  const byPeriod = new Map<string, Scores>();
  for (const [i, period] of sorted.entries()) {
    const end = sorted[i + 1] ?? addDays(as<LocalDate>(period), LAST_DAYS);
    const span = { from: windowOf(as(period)), to: windowOf(as(end)) };
    byPeriod.set(period, await scoresIn(tx, district, span));
  }
  return byPeriod;
}

async function scoresIn(
  tx: Tx,
  district: District,
  span: { readonly from: string; readonly to: string },
): Promise<Scores> {
  const told = new Map<string, Map<DriverId, number[]>>();
  for (const { unitId, figures } of await digestsIn(tx, as<TenantId>(district.tenant.id), span)) {
    for (const { driverId, figure } of readKept(figures)?.drivers ?? []) {
      const point = pointOf(figure);
      if (point === null) continue;
      // A team's figure is told of the team, and counts for its school and all above it as one of their teams'.
      for (const { id } of chainOf(district.units, as<UnitId>(unitId))) {
        const drivers = told.get(id) ?? new Map<DriverId, number[]>();
        drivers.set(driverId, [...(drivers.get(driverId) ?? []), point]);
        told.set(id, drivers);
      }
    }
  }
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  return new Map(
    [...told].map(([id, drivers]) => [
      id,
      new Map([...drivers].map(([driver, points]) => [driver, mean(points)])),
    ]),
  );
}

/** Each unit's score in a period beside its outcome in the next; where less is better, turned round. */
export function laggedOf(
  rows: readonly OutcomeRow[],
  scores: ReadonlyMap<string, Scores>,
  driverId: DriverId,
): Lagged[] {
  const periods = [...new Set(rows.map((row) => row.period))].sort();
  return rows.flatMap((row) => {
    const before = periods[periods.indexOf(row.period) - 1];
    const score = before === undefined ? undefined : scores.get(before)?.get(row.unitId)?.get(driverId);
    if (before === undefined || score === undefined) return [];
    const next = row.better === 'higher' ? row.value : -row.value;
    return [{ unitId: row.unitId, period: before, score, next }];
  });
}
