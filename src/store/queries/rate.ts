import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '../../model/ids.ts';
import type { Rating } from '../../model/scale.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { CheckInRow, QuestionRow } from './checkin.ts';
import { undecline } from './enrolment.ts';
import { keepLatestAnswer } from './latest-answer.ts';

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
  const { id, teamId, window } = checkIn;
  const stored = await storeRating(tx).execute({ id, position: before.position, rating, order });
  if (stored.length === 0) return false;
  if (before.rating !== rating) {
    const move = before.rating === null ? addToRollup : moveInRollup;
    await move(tx).execute({ teamId, window, driverId: before.driverId, ...steps(before.rating, rating) });
    await keepLatestAnswer(tx, checkIn, before.driverId, rating);
  }
  if (checkIn.answeredAt === null) await markAnswered(tx, checkIn, now);
  return true;
}

const storeRating = prepared('store_rating', ({ db, t: { question } }) =>
  db
    .update(question)
    .set({
      rating: sql`${sql.placeholder('rating')}`,
      ratedOrder: sql`${sql.placeholder('order')}`,
      skipped: false,
    })
    .where(
      and(
        eq(question.checkInId, sql.placeholder('id')),
        eq(question.position, sql.placeholder('position')),
        or(isNull(question.ratedOrder), lte(question.ratedOrder, sql.placeholder('order'))),
      ),
    )
    .returning({ position: question.position }),
);

/** What a change of rating adds to each count of its driver: 1, 0 or -1. */
function steps(before: Rating | null, after: Rating) {
  const step = (word: Rating) => (after === word ? 1 : 0) - (before === word ? 1 : 0);
  return {
    notYet: step('not_yet'),
    partly: step('partly'),
    inPlace: step('in_place'),
    cantTell: step('cant_tell'),
  };
}

/** Steps are added in SQL, so that two processes can never overwrite each other's sums. */
const added = ({ driverRollup }: Tables) => ({
  notYet: sql`${driverRollup.notYet} + ${sql.placeholder('notYet')}`,
  partly: sql`${driverRollup.partly} + ${sql.placeholder('partly')}`,
  inPlace: sql`${driverRollup.inPlace} + ${sql.placeholder('inPlace')}`,
  cantTell: sql`${driverRollup.cantTell} + ${sql.placeholder('cantTell')}`,
});

const addToRollup = prepared('add_to_rollup', ({ db, t }) =>
  db
    .insert(t.driverRollup)
    .values({
      teamId: sql.placeholder('teamId'),
      window: sql.placeholder('window'),
      driverId: sql.placeholder('driverId'),
      notYet: sql.placeholder('notYet'),
      partly: sql.placeholder('partly'),
      inPlace: sql.placeholder('inPlace'),
      cantTell: sql.placeholder('cantTell'),
    })
    .onConflictDoUpdate({
      target: [t.driverRollup.teamId, t.driverRollup.window, t.driverRollup.driverId],
      set: added(t),
    }),
);

const moveInRollup = prepared('move_in_rollup', ({ db, t }) =>
  db
    .update(t.driverRollup)
    .set(added(t))
    .where(
      and(
        eq(t.driverRollup.teamId, sql.placeholder('teamId')),
        eq(t.driverRollup.window, sql.placeholder('window')),
        eq(t.driverRollup.driverId, sql.placeholder('driverId')),
      ),
    ),
);

/** A person counts as having answered with their first rating, once. */
async function markAnswered(tx: Tx, checkIn: CheckInRow, now: Instant): Promise<void> {
  const { id, teamId, window } = checkIn;
  await undecline(tx, checkIn);
  const first = await answerCheckIn(tx).execute({ id, now });
  if (first.length === 0) return;
  await countAnswered(tx).execute({ teamId, window });
  await answerOccurrence(tx).execute({ id, now });
}

const answerCheckIn = prepared('answer_check_in', ({ db, t: { checkIn } }) =>
  db
    .update(checkIn)
    .set({ answeredAt: sql`${sql.placeholder('now')}` })
    .where(and(eq(checkIn.id, sql.placeholder('id')), isNull(checkIn.answeredAt)))
    .returning({ id: checkIn.id }),
);

const countAnswered = prepared('count_answered', ({ db, t: { windowRollup } }) =>
  db
    .update(windowRollup)
    .set({ answered: sql`${windowRollup.answered} + 1` })
    .where(
      and(
        eq(windowRollup.teamId, sql.placeholder('teamId')),
        eq(windowRollup.window, sql.placeholder('window')),
      ),
    ),
);

const answerOccurrence = prepared('answer_occurrence', ({ db, t: { occurrence } }) =>
  db
    .update(occurrence)
    .set({ state: 'answered', decidedAt: sql`${sql.placeholder('now')}` })
    .where(and(eq(occurrence.key, sql.placeholder('id')), inArray(occurrence.state, ['released', 'sent']))),
);
