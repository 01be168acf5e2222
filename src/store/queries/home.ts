import { and, asc, count, desc, eq, gte, inArray, isNotNull, notInArray, or, sql } from 'drizzle-orm';
import type { Instant, LocalDate, PersonId, TenantId } from '../../model/ids.ts';
import type { Rating } from '../../model/scale.ts';
import type { Tx } from '../store.ts';
import type { ContactRow } from './coaching.ts';

/** One answer of a person, for that person alone. */
export interface OwnAnswer {
  readonly window: string;
  readonly driverId: string;
  readonly rating: Rating;
}

/** What a person has answered, the newest week first. */
export async function ownAnswers(tx: Tx, personId: PersonId, most: number): Promise<OwnAnswer[]> {
  const { checkIn, question } = tx.t;
  const rows = await tx.db
    .select({ window: checkIn.window, driverId: question.driverId, rating: question.rating })
    .from(checkIn)
    .innerJoin(question, eq(question.checkInId, checkIn.id))
    .where(and(eq(checkIn.personId, personId), isNotNull(question.rating)))
    .orderBy(desc(checkIn.openedAt), asc(question.position))
    .limit(most);
  return rows.flatMap(({ rating, ...row }) => (rating === null ? [] : [{ ...row, rating }]));
}

/** Talks that are planned for a person, as coach or as coachee, from a day on; the next one first. */
export function plannedTalks(
  tx: Tx,
  personId: PersonId,
  from: LocalDate,
  most: number,
): Promise<ContactRow[]> {
  const { coachingContact } = tx.t;
  return tx.db
    .select()
    .from(coachingContact)
    .where(
      and(
        or(eq(coachingContact.coachId, personId), eq(coachingContact.coacheeId, personId)),
        eq(coachingContact.state, 'planned'),
        gte(coachingContact.dueOn, from),
      ),
    )
    .orderBy(asc(coachingContact.dueOn), asc(coachingContact.id))
    .limit(most);
}

/** How many entries somebody has written and kept that have not expired. */
export async function countEntries(tx: Tx, authorId: PersonId, today: LocalDate): Promise<number> {
  const { coachingEntry } = tx.t;
  const rows = await tx.db
    .select({ entries: count() })
    .from(coachingEntry)
    .where(
      and(
        eq(coachingEntry.authorId, authorId),
        or(eq(coachingEntry.keep, true), gte(coachingEntry.expiresOn, today)),
      ),
    );
  return rows[0]?.entries ?? 0;
}

/** The newest digest of each of these teams: its id and its week. */
export async function newestDigests(
  tx: Tx,
  teamIds: readonly string[],
): Promise<Map<string, { readonly id: string; readonly window: string }>> {
  const { digest } = tx.t;
  const newest = new Map<string, { id: string; window: string }>();
  if (teamIds.length === 0) return newest;
  const last = tx.db
    .select({ teamId: digest.teamId, window: sql<string>`max(${digest.window})`.as('last_window') })
    .from(digest)
    .where(inArray(digest.teamId, [...teamIds]))
    .groupBy(digest.teamId)
    .as('last_digest');
  const rows = await tx.db
    .select({ id: digest.id, teamId: digest.teamId, window: digest.window })
    .from(digest)
    .innerJoin(last, and(eq(last.teamId, digest.teamId), eq(last.window, digest.window)));
  for (const { teamId, id, window } of rows) newest.set(teamId, { id, window });
  return newest;
}

/**
 * Messages that come only where somebody has not answered, or has asked to be asked later: how many there were would
 * tell how many answered.
 */
const TELLING_VIEWS = ['reminder', 'snooze', 'choice'] as const;

/** How many messages of a district are in each state since an instant, and why those failed that did. */
export function deliveryCounts(
  tx: Tx,
  tenantId: TenantId,
  since: Instant,
): Promise<{ state: string; error: string | null; messages: number }[]> {
  const { outbox } = tx.t;
  const failed = sql<string | null>`case when ${outbox.state} = 'dead' then ${outbox.lastError} end`;
  return tx.db
    .select({ state: outbox.state, error: failed, messages: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        gte(outbox.dueAt, since),
        notInArray(outbox.view, [...TELLING_VIEWS]),
      ),
    )
    .groupBy(outbox.state, failed);
}
