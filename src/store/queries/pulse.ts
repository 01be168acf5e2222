import { and, asc, count, desc, eq, gte, inArray, isNotNull, lt, max, sql } from 'drizzle-orm';
import type { Instant, ItemId, PersonId, UnitId, Window } from '../../model/ids.ts';
import type { AskedWindow } from '../../model/rotation/index.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';
import type { PersonRow } from './people.ts';

export type PulseRow = Tables['pulse']['$inferSelect'];

const pulseIn = prepared('pulse_in', ({ db, t: { pulse } }) =>
  db
    .select()
    .from(pulse)
    .where(and(eq(pulse.teamId, sql.placeholder('teamId')), eq(pulse.window, sql.placeholder('window')))),
);

/** What was decided about asking a team in a window; `undefined` before anybody of it was due. */
export async function pulseOf(tx: Tx, teamId: UnitId, window: Window): Promise<PulseRow | undefined> {
  const rows = await pulseIn(tx).execute({ teamId, window });
  return rows[0];
}

export async function keepPulse(tx: Tx, row: PulseRow): Promise<void> {
  await tx.db.insert(tx.t.pulse).values(row).onConflictDoNothing();
}

/** The window in which a team's last back-off began, and how long and for what it is. */
export async function lastBackOff(tx: Tx, teamId: UnitId, window: Window): Promise<PulseRow | undefined> {
  const { pulse } = tx.t;
  const rows = await tx.db
    .select()
    .from(pulse)
    .where(and(eq(pulse.teamId, teamId), lt(pulse.window, window), isNotNull(pulse.halvedUntil)))
    .orderBy(desc(pulse.window))
    .limit(1);
  return rows[0];
}

/** The last windows in which a team was asked, the newest first, with how many answers there were. */
export async function askedWindows(
  tx: Tx,
  teamId: UnitId,
  { since, before, most }: { readonly since: string; readonly before: Window; readonly most: number },
): Promise<AskedWindow[]> {
  const { windowRollup, driverRollup } = tx.t;
  const { notYet, partly, inPlace, cantTell } = driverRollup;
  const rows = await tx.db
    .select({
      window: windowRollup.window,
      asked: windowRollup.asked,
      answered: windowRollup.answered,
      ratings: sql<number>`coalesce(sum(${notYet} + ${partly} + ${inPlace} + ${cantTell}), 0)`,
      cantTell: sql<number>`coalesce(sum(${cantTell}), 0)`,
    })
    .from(windowRollup)
    .leftJoin(
      driverRollup,
      and(eq(driverRollup.teamId, windowRollup.teamId), eq(driverRollup.window, windowRollup.window)),
    )
    .where(
      and(
        eq(windowRollup.teamId, teamId),
        gte(windowRollup.window, since),
        lt(windowRollup.window, before),
        sql`${windowRollup.asked} > 0`,
      ),
    )
    .groupBy(windowRollup.window, windowRollup.asked, windowRollup.answered)
    .orderBy(desc(windowRollup.window))
    .limit(most);
  // The column holds windows; PostgreSQL sums into text.
  return rows.map((row) => ({
    ...row,
    window: row.window as Window,
    ratings: Number(row.ratings),
    cantTell: Number(row.cantTell),
  }));
}

/** How many people are asked for a team, or for all teams of some. */
export async function peopleOfTeams(tx: Tx, teamIds: readonly string[]): Promise<number> {
  const { person } = tx.t;
  const rows = await tx.db
    .select({ people: count() })
    .from(person)
    .where(and(inArray(person.homeTeamId, [...teamIds]), eq(person.active, true)));
  return rows[0]?.people ?? 0;
}

/** A digest and what became of it, without its figures. */
export interface DigestStanding {
  readonly id: string;
  readonly window: string;
  readonly state: Tables['occurrence']['$inferSelect']['state'] | null;
  readonly choice: Tables['decision']['$inferSelect']['choice'] | null;
  readonly dueAt: Instant | null;
}

/** A team's digests from `since` on and before a window, the newest first. */
export function digestStandings(
  tx: Tx,
  teamId: UnitId,
  since: string,
  before: Window,
): Promise<DigestStanding[]> {
  const { digest, occurrence, decision } = tx.t;
  return tx.db
    .select({
      ...{ id: digest.id, window: digest.window, choice: decision.choice },
      ...{ state: occurrence.state, dueAt: occurrence.dueAt },
    })
    .from(digest)
    .leftJoin(occurrence, eq(occurrence.key, digest.id))
    .leftJoin(decision, eq(decision.digestId, digest.id))
    .where(and(eq(digest.teamId, teamId), gte(digest.window, since), lt(digest.window, before)))
    .orderBy(desc(digest.window));
}

/**
 * When people last took a step with an action of a team: planned, took on, began or closed one. What Driveline proposed
 * is no step.
 */
export async function lastActionStep(tx: Tx, unitId: UnitId): Promise<Instant | undefined> {
  const { action } = tx.t;
  const rows = await tx.db
    .select({
      begun: sql<number | null>`max(case when ${action.proposedBy} is not null then ${action.createdAt} end)`,
      stepped: max(action.steppedAt),
      closed: max(action.closedAt),
    })
    .from(action)
    .where(eq(action.unitId, unitId));
  // PostgreSQL gives the greatest of computed numbers as text.
  const { begun, stepped, closed } = rows[0] ?? {};
  const steps = [begun, stepped, closed].flatMap((at) => (at == null ? [] : [Number(at)]));
  return steps.length === 0 ? undefined : Math.max(...steps);
}

/** The newest digest of a team: what is decided now is written down with it. */
export async function newestDigest(tx: Tx, teamId: UnitId): Promise<string | undefined> {
  const { digest } = tx.t;
  const rows = await tx.db
    .select({ id: digest.id })
    .from(digest)
    .where(eq(digest.teamId, teamId))
    .orderBy(desc(digest.window))
    .limit(1);
  return rows[0]?.id;
}

/** Who decides in these units: their leaders and facilitators who are still here. */
export async function decidersIn(
  tx: Tx,
  unitIds: readonly string[],
): Promise<{ unitId: string; person: PersonRow }[]> {
  const { membership, person } = tx.t;
  return tx.db
    .selectDistinct({ unitId: membership.unitId, person })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        inArray(membership.unitId, [...unitIds]),
        inArray(membership.role, ['leader', 'facilitator']),
        eq(person.active, true),
      ),
    )
    .orderBy(asc(person.id));
}

/** How often an item was answered by different people of a team since a window, and how often with "can't tell". */
export async function cantTellByItem(
  tx: Tx,
  teamId: UnitId,
  since: Window,
): Promise<{ itemId: string; people: number; cantTell: number }[]> {
  const { checkIn, question } = tx.t;
  const couldNot = sql`case when ${question.rating} = 'cant_tell' then ${checkIn.personId} end`;
  const rows = await tx.db
    .select({
      itemId: question.itemId,
      people: sql<number>`count(distinct ${checkIn.personId})`,
      cantTell: sql<number>`count(distinct ${couldNot})`,
    })
    .from(checkIn)
    .innerJoin(question, eq(question.checkInId, checkIn.id))
    .where(and(eq(checkIn.teamId, teamId), gte(checkIn.window, since), isNotNull(question.rating)))
    .groupBy(question.itemId);
  return rows.map((row) => ({ ...row, people: Number(row.people), cantTell: Number(row.cantTell) }));
}

const leftOut = prepared('items_left_out', ({ db, t: { itemLeftOut } }) =>
  db
    .select({ itemId: itemLeftOut.itemId })
    .from(itemLeftOut)
    .where(eq(itemLeftOut.teamId, sql.placeholder('teamId'))),
);

/** The items that a team is not asked any more. */
export async function itemsLeftOut(tx: Tx, teamId: UnitId): Promise<ReadonlySet<string>> {
  const rows = await leftOut(tx).execute({ teamId });
  return new Set(rows.map((row) => row.itemId));
}

export async function leaveOut(
  tx: Tx,
  row: {
    readonly teamId: UnitId;
    readonly itemId: ItemId;
    readonly personId: PersonId;
    readonly decidedAt: number;
  },
): Promise<void> {
  await tx.db.insert(tx.t.itemLeftOut).values(row).onConflictDoNothing();
}

/** The items that a team decided to leave out from an instant on. */
export async function leftOutSince(tx: Tx, teamId: UnitId, from: number): Promise<string[]> {
  const { itemLeftOut } = tx.t;
  const rows = await tx.db
    .select({ itemId: itemLeftOut.itemId })
    .from(itemLeftOut)
    .where(and(eq(itemLeftOut.teamId, teamId), gte(itemLeftOut.decidedAt, from)))
    .orderBy(asc(itemLeftOut.itemId));
  return rows.map((row) => row.itemId);
}

/** The messages of this loop about one team that have been sent, by their keys. */
export async function messagesAbout(tx: Tx, teamId: UnitId): Promise<string[]> {
  const { outbox } = tx.t;
  const rows = await tx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(eq(outbox.loop, 'pulse'), eq(outbox.state, 'sent'), sql`${outbox.id} like ${`pulse:${teamId}:%`}`),
    );
  return rows.map((row) => row.id);
}
