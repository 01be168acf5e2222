import { addDays } from '../../model/calendar/index.ts';
import type { DriverId } from '../../model/drivers.ts';
import { pointOf } from '../../model/fidelity/index.ts';
import { as, type Window } from '../../model/ids.ts';
import { proposed, WEAK } from '../../model/improvement/index.ts';
import { addActions, openActions } from '../../store/queries/action.ts';
import { digestsBefore } from '../../store/queries/digest.ts';
import type { Tx } from '../../store/store.ts';
import { readKept } from '../digest/kept.ts';
import type { PartRequest } from '../digest/part.ts';

/** How far back the score before this one may lie: two rounds of the drivers. */
const LOOKS_BACK = { days: 16 * 7, most: 8 } as const;

/**
 * A driver that scored below 60 in two check-ins running has a proposal, unless something is open on it already. It
 * has no owner and no date yet: whoever takes it up gives it both.
 */
export async function proposeWhatStaysWeak(
  tx: Tx,
  { district, unit, window, figures, now }: PartRequest,
): Promise<void> {
  const weak = figures.drivers.filter(({ figure }) => isWeak(pointOf(figure)));
  if (weak.length === 0) return;
  const open = await openActions(tx, [unit.id]);
  const bare = weak.filter(({ driverId }) => !open.some(({ row }) => row.driverId === driverId));
  if (bare.length === 0) return;
  const before = await scoresBefore(tx, unit.id, window);
  await addActions(
    tx,
    bare
      .filter(({ driverId }) => isWeak(before.get(driverId) ?? null))
      .map(({ driverId }) => ({
        ...proposed(null, null),
        ...{ id: `action:${unit.id}:${driverId}:${window}`, tenantId: unit.tenantId, unitId: unit.id },
        ...{ driverId, source: 'suggestion' as const, digestId: null, kind: null, cycle: 1 },
        ...{ pairId: null, previousId: null, coveringDriver: null, scoreThen: null, title: null },
        ...{ prediction: null, measure: null, proposedBy: null, createdAt: now, closedAt: null, watch: null },
        steppedAt: null,
        stage: district.stageOf(unit),
      })),
  );
}

export function isWeak(score: number | null): boolean {
  return score !== null && score < WEAK;
}

/** What each driver scored when it was last asked about before this window. */
export async function scoresBefore(
  tx: Tx,
  unitId: string,
  window: Window,
): Promise<Map<DriverId, number | null>> {
  const since = as<Window>(addDays(as(window), -LOOKS_BACK.days));
  const rows = await digestsBefore(tx, as(unitId), { since, window, most: LOOKS_BACK.most });
  const scores = new Map<DriverId, number | null>();
  for (const row of rows) {
    for (const { driverId, figure } of readKept(row.figures)?.drivers ?? [])
      if (!scores.has(driverId)) scores.set(driverId, pointOf(figure));
  }
  return scores;
}
