import { addDays, localOf } from '../../model/calendar/index.ts';
import { CYCLE_WEEKS, ROUND_CYCLES } from '../../model/coaching/cycle.ts';
import type { DriverId } from '../../model/drivers.ts';
import { leastShown, pointOf } from '../../model/fidelity/index.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { addLearning, type LearningRow, openLearning } from '../../store/queries/learning.ts';
import { type Theme, themeCounts } from '../../store/queries/theme.ts';
import type { Tx } from '../../store/store.ts';
import type { PartRequest } from '../digest/part.ts';
import { isWeak, scoresBefore } from '../improvement/suggest.ts';

/** The drivers that people learn for: when these stay weak, learning may help (domain reference 6.7). */
const LEARNED: readonly DriverId[] = ['training', 'coaching', 'fidelity'];

/** Which driver a theme speaks of: a skill is trained, time is made by the schedule, a belief is led. */
const THEME_DRIVERS: Readonly<Record<Theme, DriverId>> = {
  skill: 'training',
  time: 'internal_systems',
  belief: 'leadership_adaptive',
};

/** How long coaches' themes are counted together: one round. */
const THEME_DAYS = CYCLE_WEEKS * ROUND_CYCLES * 7;

/** Suggests learning for a driver that stayed weak and for a theme that enough people share; once for each a year. */
export async function suggestLearning(tx: Tx, request: PartRequest): Promise<void> {
  const { district, unit, window, figures, now } = request;
  if (unit.kind !== 'team') return;
  const open = await openLearning(tx, [unit.id]);
  const fresh = (driverId: DriverId) => !open.some((row) => row.driverId === driverId);
  const weak = figures.drivers.filter(
    ({ driverId, figure }) => LEARNED.includes(driverId) && fresh(driverId) && isWeak(pointOf(figure)),
  );
  const before = weak.length === 0 ? undefined : await scoresBefore(tx, unit.id, window);
  const today = localOf(now, as(unit.zone)).date;
  const counts = await themeCounts(tx, { teamId: as<UnitId>(unit.id) }, addDays(today, -THEME_DAYS));
  const shared = [...counts].filter(([, people]) => people >= leastShown(district.tenant.k));
  const year = district.calendarOf(as(unit.id)).firstDay ?? today.slice(0, 4);
  const row = (driverId: DriverId, theme: Theme | null): LearningRow => ({
    // The same for the whole school year: what was dropped is not suggested again.
    id: `learning:${unit.id}:${theme ?? driverId}:${year}`,
    ...{ tenantId: unit.tenantId, unitId: unit.id, driverId, source: theme ? 'theme' : 'driver', theme },
    ...{ topic: null, audience: null, plannedOn: null, state: 'suggested', deliveredOn: null },
    ...{ followedUpOn: null, proposedBy: null, createdAt: now, effectTold: false },
  });
  await addLearning(tx, [
    ...weak
      .filter(({ driverId }) => isWeak(before?.get(driverId) ?? null))
      .map(({ driverId }) => row(driverId, null)),
    ...shared
      .filter(([theme]) => fresh(THEME_DRIVERS[theme]))
      .map(([theme]) => row(THEME_DRIVERS[theme], theme)),
  ]);
}
