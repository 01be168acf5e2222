import { and, asc, eq, exists, gte, isNull, lt, ne, sql } from 'drizzle-orm';
import type { CheckInId, Instant, PersonId, UnitId, Window } from '../../model/ids.ts';
import type { Topic } from '../../model/items.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { PersonRow, TenantRow } from './people.ts';

export type CheckInRow = Tables['checkIn']['$inferSelect'];
export type QuestionRow = Tables['question']['$inferSelect'];

const enterCheckIn = prepared('enter_check_in', ({ db, t: { checkIn } }) =>
  db.insert(checkIn).values({
    id: sql.placeholder('id'),
    tenantId: sql.placeholder('tenantId'),
    personId: sql.placeholder('personId'),
    teamId: sql.placeholder('teamId'),
    window: sql.placeholder('window'),
    openedAt: sql.placeholder('openedAt'),
    closesAt: sql.placeholder('closesAt'),
    snoozes: 0,
    offersPause: sql`${sql.placeholder('offersPause')}`,
  }),
);

const enterQuestion = prepared('enter_question', ({ db, t: { question } }) =>
  db.insert(question).values({
    checkInId: sql.placeholder('checkInId'),
    position: sql.placeholder('position'),
    itemId: sql.placeholder('itemId'),
    driverId: sql.placeholder('driverId'),
    reason: sql.placeholder('reason'),
    skipped: false,
  }),
);

const countAsked = prepared('count_asked', ({ db, t: { windowRollup } }) =>
  db
    .insert(windowRollup)
    .values({
      teamId: sql.placeholder('teamId'),
      window: sql.placeholder('window'),
      asked: 1,
      answered: 0,
    })
    .onConflictDoUpdate({
      target: [windowRollup.teamId, windowRollup.window],
      set: { asked: sql`${windowRollup.asked} + 1` },
    }),
);

/** Opens a check-in: its row, its questions, and one more person asked in the window's rollup. */
export async function openCheckIn(
  tx: Tx,
  row: Omit<CheckInRow, 'answeredAt' | 'snoozes' | 'declined'>,
  questions: readonly { readonly itemId: string; readonly driverId: Topic; readonly reason: string }[],
): Promise<void> {
  await enterCheckIn(tx).execute({ ...row, offersPause: row.offersPause ? 1 : 0 });
  for (const [position, question] of questions.entries()) {
    await enterQuestion(tx).execute({ checkInId: row.id, position, ...question });
  }
  await countAsked(tx).execute({ teamId: row.teamId, window: row.window });
}

const checkInOf = prepared('check_in_by_id', ({ db, t: { checkIn } }) =>
  db
    .select()
    .from(checkIn)
    .where(eq(checkIn.id, sql.placeholder('id'))),
);

export async function checkInById(tx: Tx, id: CheckInId): Promise<CheckInRow | undefined> {
  const rows = await checkInOf(tx).execute({ id });
  return rows[0];
}

const standingOf = prepared('check_in_standing', ({ db, t: { checkIn, digest, person, tenant } }) =>
  db
    .select({ row: checkIn, person, tenant, digestId: digest.id })
    .from(checkIn)
    .innerJoin(person, eq(person.id, checkIn.personId))
    .innerJoin(tenant, eq(tenant.id, checkIn.tenantId))
    .leftJoin(digest, and(eq(digest.teamId, checkIn.teamId), eq(digest.window, checkIn.window)))
    .where(eq(checkIn.id, sql.placeholder('id'))),
);

/** A check-in with whose it is, and whether its window's digest is fixed: from then on no answer changes it. */
export async function checkInStanding(
  tx: Tx,
  id: CheckInId,
): Promise<{ row: CheckInRow; person: PersonRow; tenant: TenantRow; digested: boolean } | undefined> {
  const [found] = await standingOf(tx).execute({ id });
  return found && { ...found, digested: found.digestId !== null };
}

const questionsIn = prepared('questions_of', ({ db, t: { question } }) =>
  db
    .select()
    .from(question)
    .where(eq(question.checkInId, sql.placeholder('id')))
    .orderBy(asc(question.position)),
);

export async function questionsOf(tx: Tx, id: CheckInId): Promise<QuestionRow[]> {
  return questionsIn(tx).execute({ id });
}

const askedFrom = prepared('asked_since', ({ db, t: { checkIn, question } }) =>
  db
    .select({ itemId: question.itemId, window: checkIn.window })
    .from(checkIn)
    .innerJoin(question, eq(question.checkInId, checkIn.id))
    .where(
      and(eq(checkIn.personId, sql.placeholder('personId')), gte(checkIn.window, sql.placeholder('since'))),
    )
    .orderBy(asc(checkIn.window)),
);

/** Items a person was asked from `since` on, newest window last. */
export async function askedSince(
  tx: Tx,
  personId: PersonId,
  since: Window,
): Promise<{ itemId: string; window: string }[]> {
  return askedFrom(tx).execute({ personId, since });
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

/**
 * Moves the closing time of a team's open check-ins, after the calendar moved its digest. Those of people who left the
 * team stay closed as they are.
 */
export async function moveClosing(tx: Tx, teamId: UnitId, window: Window, closesAt: Instant): Promise<void> {
  const { checkIn, person } = tx.t;
  const staying = tx.db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, checkIn.personId), eq(person.active, true), eq(person.homeTeamId, teamId)));
  await tx.db
    .update(checkIn)
    .set({ closesAt })
    .where(
      and(
        eq(checkIn.teamId, teamId),
        eq(checkIn.window, window),
        ne(checkIn.closesAt, closesAt),
        exists(staying),
      ),
    );
}

/** What a team was asked about in a window, as it is stored. */
export interface DrawRow {
  readonly window: string;
  readonly drivers: unknown;
  readonly crossTopic: string | null;
}

/** The team's draws before a window, oldest first: which drivers it was asked about. */
export async function drawsBefore(tx: Tx, teamId: UnitId, window: Window): Promise<DrawRow[]> {
  const { teamDraw } = tx.t;
  return tx.db
    .select({ window: teamDraw.window, drivers: teamDraw.drivers, crossTopic: teamDraw.crossTopic })
    .from(teamDraw)
    .where(and(eq(teamDraw.teamId, teamId), lt(teamDraw.window, window)))
    .orderBy(asc(teamDraw.window));
}

const drawIn = prepared('draw_of', ({ db, t: { teamDraw } }) =>
  db
    .select({ window: teamDraw.window, drivers: teamDraw.drivers, crossTopic: teamDraw.crossTopic })
    .from(teamDraw)
    .where(
      and(eq(teamDraw.teamId, sql.placeholder('teamId')), eq(teamDraw.window, sql.placeholder('window'))),
    ),
);

export async function drawOf(tx: Tx, teamId: UnitId, window: Window): Promise<DrawRow | undefined> {
  const rows = await drawIn(tx).execute({ teamId, window });
  return rows[0];
}

export async function keepDraw(tx: Tx, row: Tables['teamDraw']['$inferInsert']): Promise<void> {
  await tx.db.insert(tx.t.teamDraw).values(row).onConflictDoNothing();
}
