import { as, type Instant, type LocalDate, type PersonId } from '../../model/ids.ts';
import { EACH_TIME, type Enrolment, type Rhythm } from '../../model/rotation/index.ts';
import {
  decline,
  enrolmentOf,
  keepEnrolment,
  openCheckIns,
  undecline,
} from '../../store/queries/enrolment.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';

/** How often a person wants to be asked. */
export async function enrolled(tx: Tx, personId: PersonId): Promise<Enrolment> {
  const row = await enrolmentOf(tx, personId);
  if (!row) return EACH_TIME;
  return { ...row, until: row.until === null ? null : as<LocalDate>(row.until) };
}

/**
 * Keeps a person's choice from this moment on. A check-in that lies open and unanswered goes with a pause, and comes
 * back when the pause ends before it closes.
 */
export async function choose(
  tx: Tx,
  personId: PersonId,
  mode: Exclude<Rhythm, 'quiet'>,
  until: LocalDate | null,
  now: Instant,
): Promise<void> {
  await keepEnrolment(tx, personId, mode, mode === 'paused' ? until : null, now);
  for (const checkIn of await openCheckIns(tx, personId, now)) {
    if (mode === 'paused') await decline(tx, checkIn, 'paused');
    else if (checkIn.declined === 'paused') await undecline(tx, checkIn);
    await touch(tx, checkIn.id, now, 0);
  }
}
