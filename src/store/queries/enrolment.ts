import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Instant, LocalDate, PersonId } from '../../model/ids.ts';
import type { Rhythm } from '../../model/rotation/index.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { CheckInRow } from './checkin.ts';

export type EnrolmentRow = Tables['enrolment']['$inferSelect'];

const enrolmentIn = prepared('enrolment_of', ({ db, t: { enrolment } }) =>
  db
    .select()
    .from(enrolment)
    .where(eq(enrolment.personId, sql.placeholder('personId'))),
);

/** How often a person wants to be asked; `undefined` where they never said. */
export async function enrolmentOf(tx: Tx, personId: PersonId): Promise<EnrolmentRow | undefined> {
  const rows = await enrolmentIn(tx).execute({ personId });
  return rows[0];
}

export async function keepEnrolment(
  tx: Tx,
  personId: PersonId,
  mode: Rhythm,
  until: LocalDate | null,
  now: Instant,
): Promise<void> {
  const row = { mode, until, changedAt: now };
  await tx.db
    .insert(tx.t.enrolment)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: tx.t.enrolment.personId, set: row });
}

const recent = prepared('recent_check_ins', ({ db, t: { checkIn, question, occurrence } }) =>
  db
    .select({
      row: checkIn,
      state: occurrence.state,
      rating: question.rating,
      skipped: question.skipped,
    })
    .from(checkIn)
    .innerJoin(question, eq(question.checkInId, checkIn.id))
    .leftJoin(occurrence, eq(occurrence.key, checkIn.id))
    .where(eq(checkIn.personId, sql.placeholder('personId')))
    .orderBy(desc(checkIn.openedAt), asc(checkIn.id), asc(question.position))
    .limit(sql.placeholder('most')),
);

/** One question of a person's past check-ins, with how its check-in stands. */
export type PastQuestionRow = Awaited<ReturnType<typeof recentQuestions>>[number];

/** The questions of a person's last check-ins, the newest check-in first; at most so many questions. */
export async function recentQuestions(tx: Tx, personId: PersonId, most: number) {
  return recent(tx).execute({ personId, most });
}

/** A person's check-ins that are still open, not answered, and whose digest is not made yet. */
export async function openCheckIns(tx: Tx, personId: PersonId, now: Instant): Promise<CheckInRow[]> {
  const { checkIn, digest } = tx.t;
  const rows = await tx.db
    .select({ row: checkIn })
    .from(checkIn)
    .leftJoin(digest, and(eq(digest.teamId, checkIn.teamId), eq(digest.window, checkIn.window)))
    .where(
      and(
        eq(checkIn.personId, personId),
        gt(checkIn.closesAt, now),
        isNull(checkIn.answeredAt),
        isNull(digest.id),
      ),
    );
  return rows.map(({ row }) => row);
}

/**
 * Keeps that a check-in will not be answered. One that is left because its person paused leaves the number of those
 * asked; "not this time" stays in it, and so looks like any other silence.
 */
export async function decline(tx: Tx, row: CheckInRow, why: 'not_now' | 'paused'): Promise<void> {
  const { checkIn, windowRollup } = tx.t;
  if (row.declined === why || row.answeredAt !== null) return;
  await tx.db.update(checkIn).set({ declined: why }).where(eq(checkIn.id, row.id));
  const step = (why === 'paused' ? 1 : 0) - (row.declined === 'paused' ? 1 : 0);
  if (step === 0) return;
  await tx.db
    .update(windowRollup)
    .set({ asked: sql`${windowRollup.asked} - ${step}` })
    .where(and(eq(windowRollup.teamId, row.teamId), eq(windowRollup.window, row.window)));
}

/** Takes that back: the person answers after all, or no longer pauses. */
export async function undecline(tx: Tx, row: CheckInRow): Promise<void> {
  const { checkIn, windowRollup } = tx.t;
  if (row.declined === null) return;
  await tx.db.update(checkIn).set({ declined: null }).where(eq(checkIn.id, row.id));
  if (row.declined !== 'paused') return;
  await tx.db
    .update(windowRollup)
    .set({ asked: sql`${windowRollup.asked} + 1` })
    .where(and(eq(windowRollup.teamId, row.teamId), eq(windowRollup.window, row.window)));
}

/** Whether a person has this message of a loop, or will have it: it is planned, on its way or sent. */
export async function hasOrAwaits(
  tx: Tx,
  personId: PersonId,
  view: string,
  since: Instant,
): Promise<boolean> {
  const { occurrence } = tx.t;
  const rows = await tx.db
    .select({ key: occurrence.key })
    .from(occurrence)
    .where(
      and(
        eq(occurrence.subject, personId),
        eq(occurrence.view, view),
        inArray(occurrence.state, ['planned', 'released', 'sent', 'answered']),
        sql`${occurrence.decidedAt} >= ${since}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
