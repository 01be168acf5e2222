import { and, asc, eq, gte, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { DriverId } from '../../model/drivers.ts';
import type { CheckInId, Instant, PersonId, UnitId, Window } from '../../model/ids.ts';
import type { Rating } from '../../model/scale.ts';
import type { Tables, Tx } from '../store.ts';

export type CheckInRow = Tables['checkIn']['$inferSelect'];
export type QuestionRow = Tables['question']['$inferSelect'];

/** Opens a check-in: its row, its questions, and one more person asked in the window's rollup. */
export async function openCheckIn(
  tx: Tx,
  row: Omit<CheckInRow, 'answeredAt' | 'snoozes'>,
  questions: readonly { readonly itemId: string; readonly driverId: DriverId; readonly reason: string }[],
): Promise<void> {
  const { checkIn, question, windowRollup } = tx.t;
  await tx.db.insert(checkIn).values({ ...row, snoozes: 0 });
  await tx.db
    .insert(question)
    .values(questions.map((q, position) => ({ checkInId: row.id, position, skipped: false, ...q })));
  await tx.db
    .insert(windowRollup)
    .values({ teamId: row.teamId, window: row.window, asked: 1, answered: 0 })
    .onConflictDoUpdate({
      target: [windowRollup.teamId, windowRollup.window],
      set: { asked: sql`${windowRollup.asked} + 1` },
    });
}

export async function checkInById(tx: Tx, id: CheckInId): Promise<CheckInRow | undefined> {
  const rows = await tx.db.select().from(tx.t.checkIn).where(eq(tx.t.checkIn.id, id));
  return rows[0];
}

export function questionsOf(tx: Tx, id: CheckInId): Promise<QuestionRow[]> {
  const { question } = tx.t;
  return tx.db.select().from(question).where(eq(question.checkInId, id)).orderBy(asc(question.position));
}

/** Items a person was asked from `since` on, newest window last. */
export function askedSince(
  tx: Tx,
  personId: PersonId,
  since: Window,
): Promise<{ itemId: string; window: string }[]> {
  const { checkIn, question } = tx.t;
  return tx.db
    .select({ itemId: question.itemId, window: checkIn.window })
    .from(checkIn)
    .innerJoin(question, eq(question.checkInId, checkIn.id))
    .where(and(eq(checkIn.personId, personId), gte(checkIn.window, since)))
    .orderBy(asc(checkIn.window));
}

/**
 * Stores a rating unless a later tap has already set it, and keeps the rollups in step.
 *
 * @returns whether it was stored; `false` means that a later tap stands.
 */
export async function rate(
  tx: Tx,
  checkIn: CheckInRow,
  before: QuestionRow,
  rating: Rating,
  order: number,
  now: Instant,
): Promise<boolean> {
  const { question } = tx.t;
  const stored = await tx.db
    .update(question)
    .set({ rating, ratedOrder: order, skipped: false })
    .where(
      and(
        eq(question.checkInId, checkIn.id),
        eq(question.position, before.position),
        or(isNull(question.ratedOrder), lte(question.ratedOrder, order)),
      ),
    )
    .returning({ position: question.position });
  if (stored.length === 0) return false;
  if (before.rating !== rating) await moveRollup(tx, checkIn, before, rating);
  if (checkIn.answeredAt === null) await markAnswered(tx, checkIn, now);
  return true;
}

async function moveRollup(tx: Tx, checkIn: CheckInRow, before: QuestionRow, rating: Rating): Promise<void> {
  const { driverRollup } = tx.t;
  const step = (word: Rating) => (rating === word ? 1 : 0) - (before.rating === word ? 1 : 0);
  const delta = {
    notYet: step('not_yet'),
    partly: step('partly'),
    inPlace: step('in_place'),
    cantTell: step('cant_tell'),
  };
  if (before.rating === null) {
    await tx.db
      .insert(driverRollup)
      .values({ teamId: checkIn.teamId, window: checkIn.window, driverId: before.driverId, ...delta })
      .onConflictDoUpdate({
        target: [driverRollup.teamId, driverRollup.window, driverRollup.driverId],
        set: added(tx, delta),
      });
    return;
  }
  await tx.db
    .update(driverRollup)
    .set(added(tx, delta))
    .where(
      and(
        eq(driverRollup.teamId, checkIn.teamId),
        eq(driverRollup.window, checkIn.window),
        eq(driverRollup.driverId, before.driverId),
      ),
    );
}

/** Deltas are added in SQL, so that two processes can never overwrite each other's sums. */
function added(tx: Tx, delta: { notYet: number; partly: number; inPlace: number; cantTell: number }) {
  const { driverRollup } = tx.t;
  return {
    notYet: sql`${driverRollup.notYet} + ${delta.notYet}`,
    partly: sql`${driverRollup.partly} + ${delta.partly}`,
    inPlace: sql`${driverRollup.inPlace} + ${delta.inPlace}`,
    cantTell: sql`${driverRollup.cantTell} + ${delta.cantTell}`,
  };
}

async function markAnswered(tx: Tx, row: CheckInRow, now: Instant): Promise<void> {
  const { checkIn, windowRollup, occurrence } = tx.t;
  const first = await tx.db
    .update(checkIn)
    .set({ answeredAt: now })
    .where(and(eq(checkIn.id, row.id), isNull(checkIn.answeredAt)))
    .returning({ id: checkIn.id });
  if (first.length === 0) return;
  await tx.db
    .update(windowRollup)
    .set({ answered: sql`${windowRollup.answered} + 1` })
    .where(and(eq(windowRollup.teamId, row.teamId), eq(windowRollup.window, row.window)));
  await tx.db
    .update(occurrence)
    .set({ state: 'answered', decidedAt: now })
    .where(and(eq(occurrence.key, row.id), inArray(occurrence.state, ['released', 'sent'])));
}

/** Leaves a question out, unless it has been rated. */
export async function skipQuestion(tx: Tx, id: CheckInId, position: number): Promise<void> {
  const { question } = tx.t;
  await tx.db
    .update(question)
    .set({ skipped: true })
    .where(and(eq(question.checkInId, id), eq(question.position, position), isNull(question.rating)));
}

export async function keepNote(tx: Tx, id: CheckInId, position: number, note: Buffer | null): Promise<void> {
  const { question } = tx.t;
  await tx.db
    .update(question)
    .set({ note })
    .where(and(eq(question.checkInId, id), eq(question.position, position)));
}

export async function countSnooze(tx: Tx, id: CheckInId): Promise<void> {
  const { checkIn } = tx.t;
  await tx.db
    .update(checkIn)
    .set({ snoozes: sql`${checkIn.snoozes} + 1` })
    .where(eq(checkIn.id, id));
}

/** Moves the closing time of a team's open check-ins, after the calendar moved its digest. */
export async function moveClosing(tx: Tx, teamId: UnitId, window: Window, closesAt: Instant): Promise<void> {
  const { checkIn } = tx.t;
  await tx.db
    .update(checkIn)
    .set({ closesAt })
    .where(and(eq(checkIn.teamId, teamId), eq(checkIn.window, window), ne(checkIn.closesAt, closesAt)));
}

/** How many messages the bot has sent, or is about to send, to a person in a window of its own accord. */
export async function contactsIn(tx: Tx, personId: PersonId, window: Window): Promise<number> {
  const { occurrence } = tx.t;
  return tx.db.$count(
    occurrence,
    and(
      eq(occurrence.subject, personId),
      eq(occurrence.window, window),
      ne(occurrence.view, 'snooze'),
      inArray(occurrence.state, ['released', 'sent', 'answered']),
    ),
  );
}

/** The team's draws before a window, oldest first: which drivers it was asked about. */
export async function drawsBefore(
  tx: Tx,
  teamId: UnitId,
  window: Window,
): Promise<{ window: string; drivers: unknown }[]> {
  const { teamDraw } = tx.t;
  return tx.db
    .select({ window: teamDraw.window, drivers: teamDraw.drivers })
    .from(teamDraw)
    .where(and(eq(teamDraw.teamId, teamId), lt(teamDraw.window, window)))
    .orderBy(asc(teamDraw.window));
}

export async function drawOf(tx: Tx, teamId: UnitId, window: Window): Promise<unknown> {
  const { teamDraw } = tx.t;
  const rows = await tx.db
    .select({ drivers: teamDraw.drivers })
    .from(teamDraw)
    .where(and(eq(teamDraw.teamId, teamId), eq(teamDraw.window, window)));
  return rows[0]?.drivers;
}

export async function keepDraw(
  tx: Tx,
  teamId: UnitId,
  window: Window,
  drivers: readonly DriverId[],
): Promise<void> {
  await tx.db.insert(tx.t.teamDraw).values({ teamId, window, drivers }).onConflictDoNothing();
}
