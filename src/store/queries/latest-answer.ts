import { and, inArray, lt, sql } from 'drizzle-orm';
import { periodOf } from '../../model/calendar/index.ts';
import type { Window } from '../../model/ids.ts';
import type { Rating } from '../../model/scale.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { CheckInRow } from './checkin.ts';

export type LatestAnswerRow = Tables['latestAnswer']['$inferSelect'];

const keepLatest = prepared('keep_latest', ({ db, t: { latestAnswer } }) =>
  db
    .insert(latestAnswer)
    .values({
      teamId: sql.placeholder('teamId'),
      period: sql.placeholder('period'),
      driverId: sql.placeholder('driverId'),
      personId: sql.placeholder('personId'),
      window: sql.placeholder('window'),
      rating: sql.placeholder('rating'),
    })
    .onConflictDoUpdate({
      target: [latestAnswer.teamId, latestAnswer.period, latestAnswer.driverId, latestAnswer.personId],
      set: { window: sql.raw('excluded."window"'), rating: sql.raw('excluded."rating"') },
      setWhere: sql`${latestAnswer.window} <= excluded."window"`,
    }),
);

/** Keeps a rating as the person's newest on this driver in its period, unless a later week's is there. */
export async function keepLatestAnswer(
  tx: Tx,
  { teamId, personId, window }: Pick<CheckInRow, 'teamId' | 'personId' | 'window'>,
  driverId: string,
  rating: Rating,
): Promise<void> {
  const period = periodOf(window as Window); // A check-in's window is one by the way it is planned.
  await keepLatest(tx).execute({ teamId, period, driverId, personId, window, rating });
}

/** Forgets the answers of these teams in periods before `since`: no level looks back on them any more. */
export async function forgetLatestAnswers(tx: Tx, teamIds: readonly string[], since: Window): Promise<void> {
  if (teamIds.length === 0) return;
  const { latestAnswer } = tx.t;
  await tx.db
    .delete(latestAnswer)
    .where(and(inArray(latestAnswer.teamId, [...teamIds]), lt(latestAnswer.period, since)));
}
