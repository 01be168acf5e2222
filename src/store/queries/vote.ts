import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { RatingCounts } from '../../model/fidelity/index.ts';
import type {
  Instant,
  LocalDate,
  OccurrenceKey,
  PersonId,
  TenantId,
  UnitId,
  Window,
} from '../../model/ids.ts';
import type { Rating } from '../../model/scale.ts';
import type { Consensus } from '../../model/vote/index.ts';
import type { Tables, Tx } from '../store.ts';
import type { TenantRow } from './people.ts';

export type VoteRow = Tables['vote']['$inferSelect'];
export type VoteQuestionRow = Tables['voteQuestion']['$inferSelect'];

/** What is asked in a vote, before anybody has voted. */
export interface Asked {
  readonly subjectId: string;
  readonly driverId: string | null;
  readonly reason: string;
}

export async function openVote(tx: Tx, row: VoteRow, questions: readonly Asked[]): Promise<void> {
  await tx.db.insert(tx.t.vote).values(row);
  const nothing = { notYet: 0, partly: 0, inPlace: 0, cantTell: 0 };
  await tx.db
    .insert(tx.t.voteQuestion)
    .values(questions.map((asked, position) => ({ voteId: row.id, position, ...asked, ...nothing })));
}

/** A vote with its district's row, and whether its window's digest is fixed. */
export async function voteStanding(
  tx: Tx,
  id: OccurrenceKey,
): Promise<{ row: VoteRow; tenant: TenantRow; digested: boolean } | undefined> {
  const { vote, tenant, digest } = tx.t;
  const rows = await tx.db
    .select({ row: vote, tenant, digestId: digest.id })
    .from(vote)
    .innerJoin(tenant, eq(tenant.id, vote.tenantId))
    .leftJoin(digest, and(eq(digest.teamId, vote.teamId), eq(digest.window, vote.window)))
    .where(eq(vote.id, id));
  const [found] = rows;
  return found && { row: found.row, tenant: found.tenant, digested: found.digestId !== null };
}

export async function voteQuestions(tx: Tx, id: OccurrenceKey): Promise<VoteQuestionRow[]> {
  const { voteQuestion } = tx.t;
  return tx.db
    .select()
    .from(voteQuestion)
    .where(eq(voteQuestion.voteId, id))
    .orderBy(asc(voteQuestion.position));
}

/** A team's votes of one window: one on items, and once a month one on links. */
export function votesOf(tx: Tx, teamId: UnitId, window: Window): Promise<VoteRow[]> {
  const { vote } = tx.t;
  return tx.db
    .select()
    .from(vote)
    .where(and(eq(vote.teamId, teamId), eq(vote.window, window)))
    .orderBy(asc(vote.kind));
}

/** The roles that active people hold in a unit itself, by person. */
export function rolesIn(tx: Tx, unitId: UnitId): Promise<{ personId: string; name: string; role: string }[]> {
  const { membership, person } = tx.t;
  return tx.db
    .select({ personId: person.id, name: person.name, role: membership.role })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.unitId, unitId), eq(person.active, true)))
    .orderBy(asc(person.id));
}

/** The names of the teams in which somebody has a place and that answer by vote. */
export async function votingTeamsOf(tx: Tx, personId: PersonId): Promise<string[]> {
  const { membership, unit } = tx.t;
  const rows = await tx.db
    .selectDistinct({ name: unit.name })
    .from(membership)
    .innerJoin(unit, eq(unit.id, membership.unitId))
    .where(and(eq(membership.personId, personId), eq(unit.answersBy, 'vote'), eq(unit.active, true)))
    .orderBy(asc(unit.name));
  return rows.map((row) => row.name);
}

/** Those of these people who are away on a day. */
export async function awayOn(tx: Tx, people: readonly string[], day: LocalDate): Promise<string[]> {
  if (people.length === 0) return [];
  const { absence } = tx.t;
  const rows = await tx.db
    .select({ personId: absence.personId })
    .from(absence)
    .where(
      and(inArray(absence.personId, [...people]), lte(absence.firstDay, day), gte(absence.lastDay, day)),
    );
  const { ownAbsence } = tx.t;
  const own = await tx.db
    .select({ personId: ownAbsence.personId })
    .from(ownAbsence)
    .where(
      and(
        inArray(ownAbsence.personId, [...people]),
        lte(ownAbsence.firstDay, day),
        gte(ownAbsence.lastDay, day),
      ),
    );
  return [...rows, ...own].map((row) => row.personId);
}

export interface Cast {
  readonly voteId: OccurrenceKey;
  readonly position: number;
  readonly personId: PersonId;
  readonly rating: Rating;
  readonly castOrder: number;
}

/** Casts or changes a vote. `false` where a later tap of this person was stored before: then that one stands. */
export async function castVote(tx: Tx, cast: Cast): Promise<boolean> {
  const { voteCast } = tx.t;
  const { rating, castOrder } = cast;
  const stored = await tx.db
    .insert(voteCast)
    .values(cast)
    .onConflictDoUpdate({
      target: [voteCast.voteId, voteCast.position, voteCast.personId],
      set: { rating, castOrder },
      setWhere: lte(voteCast.castOrder, castOrder),
    })
    .returning({ position: voteCast.position });
  return stored.length > 0;
}

/** Who has voted on a question: who, never what. */
export async function castBy(tx: Tx, id: OccurrenceKey, position: number): Promise<string[]> {
  const { voteCast } = tx.t;
  const rows = await tx.db
    .select({ personId: voteCast.personId })
    .from(voteCast)
    .where(and(eq(voteCast.voteId, id), eq(voteCast.position, position)));
  return rows.map((row) => row.personId);
}

/** Puts the counts in the place of the single votes, which are gone from here on. */
export async function revealVotes(
  tx: Tx,
  id: OccurrenceKey,
  position: number,
  now: Instant,
): Promise<RatingCounts> {
  const { voteCast, voteQuestion } = tx.t;
  const rows = await tx.db
    .select({ rating: voteCast.rating, count: count() })
    .from(voteCast)
    .where(and(eq(voteCast.voteId, id), eq(voteCast.position, position)))
    .groupBy(voteCast.rating);
  const of = (rating: Rating) => rows.find((row) => row.rating === rating)?.count ?? 0;
  const counts = {
    ...{ notYet: of('not_yet'), partly: of('partly') },
    ...{ inPlace: of('in_place'), cantTell: of('cant_tell') },
  };
  await tx.db
    .update(voteQuestion)
    .set({ ...counts, revealedAt: now })
    .where(
      and(eq(voteQuestion.voteId, id), eq(voteQuestion.position, position), isNull(voteQuestion.revealedAt)),
    );
  await dropVotes(tx, id);
  return counts;
}

/** Forgets every single vote that is left in a vote. */
export async function dropVotes(tx: Tx, id: OccurrenceKey): Promise<void> {
  const { voteCast } = tx.t;
  await tx.db.delete(voteCast).where(eq(voteCast.voteId, id));
}

/** Records a consensus on a revealed question, or with `null` takes it back. `false`: a later tap stands. */
export async function agree(
  tx: Tx,
  id: OccurrenceKey,
  position: number,
  { consensus, order }: { readonly consensus: Consensus | null; readonly order: number },
): Promise<boolean> {
  const { voteQuestion } = tx.t;
  const written = await tx.db
    .update(voteQuestion)
    .set({ consensus, agreedOrder: order })
    .where(
      and(
        eq(voteQuestion.voteId, id),
        eq(voteQuestion.position, position),
        isNotNull(voteQuestion.revealedAt),
        sql`coalesce(${voteQuestion.agreedOrder}, ${order}) <= ${order}`,
      ),
    )
    .returning({ position: voteQuestion.position });
  return written.length > 0;
}

/** All votes of a district in a window. */
export function votesInWindow(tx: Tx, tenantId: TenantId, window: Window): Promise<VoteRow[]> {
  const { vote } = tx.t;
  return tx.db
    .select()
    .from(vote)
    .where(and(eq(vote.tenantId, tenantId), eq(vote.window, window)));
}

/** Moves the close of a vote, after the calendar moved its digest. */
export async function moveClose(tx: Tx, id: OccurrenceKey, closesAt: Instant): Promise<void> {
  const { vote } = tx.t;
  await tx.db.update(vote).set({ closesAt }).where(eq(vote.id, id));
}

export interface VotedItem {
  readonly teamId: string;
  readonly window: string;
  readonly itemId: string;
  readonly driverId: string | null;
  readonly reason: string;
  readonly consensus: Consensus | null;
}

/** The items that teams voted on from `since` up to and including `until`, the newest window last. */
export function votedItems(
  tx: Tx,
  teams: readonly UnitId[],
  since: Window,
  until: Window,
): Promise<VotedItem[]> {
  const { vote, voteQuestion } = tx.t;
  return tx.db
    .select({
      teamId: vote.teamId,
      window: vote.window,
      itemId: voteQuestion.subjectId,
      driverId: voteQuestion.driverId,
      reason: voteQuestion.reason,
      consensus: voteQuestion.consensus,
    })
    .from(vote)
    .innerJoin(voteQuestion, eq(voteQuestion.voteId, vote.id))
    .where(
      and(
        inArray(vote.teamId, [...teams]),
        eq(vote.kind, 'items'),
        gte(vote.window, since),
        lte(vote.window, until),
      ),
    )
    .orderBy(asc(vote.window), asc(voteQuestion.position));
}

export interface AgreedLinks {
  readonly window: string;
  readonly answers: readonly { readonly linkId: string; readonly answer: Consensus }[];
}

/** What a team agreed on in its newest links vote from `since` up to and including `until`; `undefined` without one. */
export async function newestLinks(
  tx: Tx,
  teamId: UnitId,
  since: Window,
  until: Window,
): Promise<AgreedLinks | undefined> {
  const { vote, voteQuestion } = tx.t;
  const rows = await tx.db
    .select({ window: vote.window, linkId: voteQuestion.subjectId, answer: voteQuestion.consensus })
    .from(vote)
    .innerJoin(voteQuestion, eq(voteQuestion.voteId, vote.id))
    .where(
      and(
        eq(vote.teamId, teamId),
        eq(vote.kind, 'links'),
        isNotNull(voteQuestion.consensus),
        gte(vote.window, since),
        lte(vote.window, until),
      ),
    )
    .orderBy(desc(vote.window), asc(voteQuestion.position));
  const newest = rows[0]?.window;
  if (newest === undefined) return undefined;
  const answers = rows.flatMap(({ window, linkId, answer }) =>
    window === newest && answer !== null ? [{ linkId, answer }] : [],
  );
  return { window: newest, answers };
}
