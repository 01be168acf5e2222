import { and, asc, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import type { CheckSource, Facet, Points } from '../../model/coaching/practice.ts';
import type { Instant, LocalDate, PersonId, Window } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type CheckRow = Tables['practiceCheck']['$inferSelect'];

export interface ComponentRating {
  readonly component: string;
  readonly facet: Facet;
  readonly points: Points;
}

/** Keeps a check whole. Entered again under its id, it takes the place of the one before. */
export async function keepCheck(
  tx: Tx,
  row: Omit<CheckRow, 'toldAt' | 'talkedAt'>,
  ratings: readonly ComponentRating[],
): Promise<void> {
  const { practiceCheck, practiceRating } = tx.t;
  await tx.db
    .insert(practiceCheck)
    .values(row)
    .onConflictDoUpdate({ target: practiceCheck.id, set: { madeAt: row.madeAt } });
  await tx.db.delete(practiceRating).where(eq(practiceRating.checkId, row.id));
  if (ratings.length === 0) return;
  await tx.db.insert(practiceRating).values(ratings.map((rating) => ({ checkId: row.id, ...rating })));
}

export async function checkById(tx: Tx, id: string): Promise<CheckRow | undefined> {
  const { practiceCheck } = tx.t;
  const rows = await tx.db.select().from(practiceCheck).where(eq(practiceCheck.id, id));
  return rows[0];
}

export async function ratingsOf(tx: Tx, checkId: string): Promise<ComponentRating[]> {
  const { practiceRating } = tx.t;
  const rows = await tx.db
    .select()
    .from(practiceRating)
    .where(eq(practiceRating.checkId, checkId))
    .orderBy(asc(practiceRating.component), asc(practiceRating.facet));
  // The CHECK holds the points to 0, 1 and 2.
  return rows.map(({ component, facet, points }) => ({ component, facet, points: points as Points }));
}

/** What one person's checks say, their own or their coaches', the newest first. */
export function checksOf(
  tx: Tx,
  personId: PersonId,
  source: CheckSource,
  since: LocalDate,
): Promise<CheckRow[]> {
  const { practiceCheck } = tx.t;
  return tx.db
    .select()
    .from(practiceCheck)
    .where(
      and(
        eq(practiceCheck.personId, personId),
        eq(practiceCheck.source, source),
        gte(practiceCheck.madeOn, since),
      ),
    )
    .orderBy(desc(practiceCheck.madeOn), asc(practiceCheck.id));
}

/** What a coach has seen since a day and not yet talked about. */
export function checksToTalkAbout(tx: Tx, observerId: PersonId, since: LocalDate): Promise<CheckRow[]> {
  const { practiceCheck } = tx.t;
  return tx.db
    .select()
    .from(practiceCheck)
    .where(
      and(
        eq(practiceCheck.observerId, observerId),
        eq(practiceCheck.source, 'observer'),
        gte(practiceCheck.madeOn, since),
        isNull(practiceCheck.talkedAt),
      ),
    )
    .orderBy(asc(practiceCheck.madeOn), asc(practiceCheck.id));
}

export async function markTold(tx: Tx, id: string, at: Instant): Promise<void> {
  const { practiceCheck } = tx.t;
  await tx.db
    .update(practiceCheck)
    .set({ toldAt: at })
    .where(and(eq(practiceCheck.id, id), isNull(practiceCheck.toldAt)));
}

/** A contact was held: what the coach had seen by then of this person was there to be talked about. */
export async function markTalked(
  tx: Tx,
  pair: { readonly coachId: string; readonly coacheeId: string },
  until: LocalDate,
  at: Instant | null,
): Promise<void> {
  const { practiceCheck } = tx.t;
  await tx.db
    .update(practiceCheck)
    .set({ talkedAt: at })
    .where(
      and(
        eq(practiceCheck.observerId, pair.coachId),
        eq(practiceCheck.personId, pair.coacheeId),
        eq(practiceCheck.source, 'observer'),
        lte(practiceCheck.madeOn, until),
        isNull(practiceCheck.talkedAt),
      ),
    );
}

/** Who made a look at whose practice in these teams and cycles: who, never what. */
export function checksMade(
  tx: Tx,
  teamIds: readonly string[],
  cycles: readonly Window[],
): Promise<{ personId: string; source: CheckSource; cycle: string }[]> {
  const { practiceCheck } = tx.t;
  return tx.db
    .select({
      personId: practiceCheck.personId,
      source: practiceCheck.source,
      cycle: practiceCheck.cycle,
    })
    .from(practiceCheck)
    .where(and(inArray(practiceCheck.teamId, [...teamIds]), inArray(practiceCheck.cycle, [...cycles])));
}

/** The fidelity points by one source of everybody in these teams and cycles, by person. Only for a figure of them all. */
export async function fidelityPoints(
  tx: Tx,
  teamIds: readonly string[],
  cycles: readonly Window[],
  source: CheckSource,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const { practiceCheck, practiceRating } = tx.t;
  const rows = await tx.db
    .select({ personId: practiceCheck.personId, points: practiceRating.points })
    .from(practiceCheck)
    .innerJoin(practiceRating, eq(practiceRating.checkId, practiceCheck.id))
    .where(
      and(
        inArray(practiceCheck.teamId, [...teamIds]),
        inArray(practiceCheck.cycle, [...cycles]),
        eq(practiceCheck.source, source),
        eq(practiceRating.facet, 'fidelity'),
      ),
    );
  const points = new Map<string, number[]>();
  for (const row of rows) points.set(row.personId, [...(points.get(row.personId) ?? []), row.points]);
  return points;
}

export type PracticeFigureRow = Tables['practiceFigure']['$inferSelect'];

/** What was told of a unit's checks by one source, the newest round first. */
export function practiceFigures(
  tx: Tx,
  unitId: string,
  source: CheckSource,
  limit: number,
): Promise<PracticeFigureRow[]> {
  const { practiceFigure } = tx.t;
  return tx.db
    .select()
    .from(practiceFigure)
    .where(and(eq(practiceFigure.unitId, unitId), eq(practiceFigure.source, source)))
    .orderBy(desc(practiceFigure.round))
    .limit(limit);
}

export async function keepPracticeFigure(tx: Tx, row: PracticeFigureRow): Promise<void> {
  await tx.db.insert(tx.t.practiceFigure).values(row).onConflictDoNothing();
}
