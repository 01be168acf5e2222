import { and, desc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import type { OccurrenceKey, PersonId, UnitId, Window } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type DecisionRow = Tables['decision']['$inferSelect'];
export type MembershipRow = Tables['membership']['$inferSelect'];

/** Records a decision. `false` where a later tap was recorded before: then nothing changes. */
export async function recordDecision(tx: Tx, row: DecisionRow): Promise<boolean> {
  const { decision } = tx.t;
  const { driverId, choice, personId, decidedAt, decidedOrder } = row;
  const written = await tx.db
    .insert(decision)
    .values(row)
    .onConflictDoUpdate({
      target: decision.digestId,
      set: { driverId, choice, personId, decidedAt, decidedOrder },
      setWhere: lte(decision.decidedOrder, decidedOrder),
    })
    .returning({ digestId: decision.digestId });
  return written.length > 0;
}

/** What was decided on a digest, and the name of who did. */
export async function decisionOn(
  tx: Tx,
  digestId: OccurrenceKey,
): Promise<(DecisionRow & { readonly name: string }) | undefined> {
  const { decision, person } = tx.t;
  const rows = await tx.db
    .select({ row: decision, name: person.name })
    .from(decision)
    .innerJoin(person, eq(person.id, decision.personId))
    .where(eq(decision.digestId, digestId));
  return rows[0] && { ...rows[0].row, name: rows[0].name };
}

const lastDigest = prepared('last_digest', ({ db, t: { digest, decision } }) =>
  db
    .select({
      window: digest.window,
      figures: digest.figures,
      driverId: decision.driverId,
      choice: decision.choice,
    })
    .from(digest)
    .leftJoin(decision, eq(decision.digestId, digest.id))
    .where(and(eq(digest.teamId, sql.placeholder('teamId')), lt(digest.window, sql.placeholder('window'))))
    .orderBy(desc(digest.window))
    .limit(1),
);

/** A unit's last digest before a window, and what was decided on it; both `null` where nothing was. */
export async function digestBefore(
  tx: Tx,
  teamId: UnitId,
  window: Window,
): Promise<
  | { window: string; figures: unknown; driverId: string | null; choice: DecisionRow['choice'] | null }
  | undefined
> {
  const rows = await lastDigest(tx).execute({ teamId, window });
  return rows[0];
}

/** Whether a team has a digest after this window: then what was decided before has been told. */
export async function hasLaterDigest(tx: Tx, teamId: UnitId, window: Window): Promise<boolean> {
  const { digest } = tx.t;
  const rows = await tx.db
    .select({ id: digest.id })
    .from(digest)
    .where(and(eq(digest.teamId, teamId), gt(digest.window, window)))
    .limit(1);
  return rows.length > 0;
}

const memberships = prepared('memberships_of', ({ db, t: { membership } }) =>
  db
    .select()
    .from(membership)
    .where(eq(membership.personId, sql.placeholder('personId'))),
);

/** The roles that a person holds, and where. */
export async function membershipsOf(tx: Tx, personId: PersonId): Promise<MembershipRow[]> {
  return memberships(tx).execute({ personId });
}
