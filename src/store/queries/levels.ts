import { and, count, eq, gte, inArray, isNull, lt, or } from 'drizzle-orm';
import type { DriverId } from '../../model/drivers.ts';
import type { Cell, Dated, RatingCounts } from '../../model/fidelity/index.ts';
import { as, type UnitId, type Window } from '../../model/ids.ts';
import type { Tx } from '../store.ts';
import type { LatestAnswerRow } from './latest-answer.ts';

/** Ids in one statement: SQLite and PostgreSQL take some 32,000 values. */
const IDS_A_STATEMENT = 5_000;

/** What stands about one team's people on one driver. */
export interface StandingRow extends Dated {
  readonly unitId: string;
  readonly driverId: string;
}

/** What was published about these teams from `since` on and still stands. */
export async function standingIn(tx: Tx, teamIds: readonly string[], since: Window): Promise<StandingRow[]> {
  const { disclosure } = tx.t;
  const rows: StandingRow[] = [];
  for (const ids of chunks(teamIds)) {
    const found = await tx.db
      .select()
      .from(disclosure)
      .where(and(inArray(disclosure.unitId, ids), gte(disclosure.window, since)));
    for (const { unitId, driverId, window, people, cell, counts, units } of found) {
      rows.push({
        ...{ unitId, driverId, window: as<Window>(window) },
        people: new Set(people as string[]), // Written by keepStatement and keepDisclosures alone, as is the rest.
        cell: cell as Cell,
        counts: counts as RatingCounts | null,
        units: (units as string[] | null) ?? [unitId],
      });
    }
  }
  return rows;
}

/** Keeps a level's statement with each team whose people it is about, and forgets what no longer stands beside it. */
export async function keepStatement(
  tx: Tx,
  driverId: DriverId,
  { people, cell, counts, units, window }: Dated,
  replaced: readonly Pick<StandingRow, 'unitId' | 'window'>[],
): Promise<void> {
  const { disclosure } = tx.t;
  for (const row of replaced) {
    await tx.db
      .delete(disclosure)
      .where(
        and(
          eq(disclosure.unitId, row.unitId),
          eq(disclosure.driverId, driverId),
          eq(disclosure.window, row.window),
        ),
      );
  }
  const rows = units.map((unitId) => ({
    ...{ unitId, driverId, window, people: [...people], cell, counts, units },
  }));
  await tx.db.insert(disclosure).values(rows).onConflictDoNothing();
}

/** By team and driver: the window up to which its answers are used up. */
export async function judgedIn(
  tx: Tx,
  teamIds: readonly string[],
): Promise<{ unitId: string; driverId: string; window: string }[]> {
  const { judged } = tx.t;
  const rows: { unitId: string; driverId: string; window: string }[] = [];
  for (const ids of chunks(teamIds)) {
    const found = await tx.db.select().from(judged).where(inArray(judged.unitId, ids));
    for (const row of found) rows.push(row);
  }
  return rows;
}

/** Marks a team's answers on these drivers as used up, those of `window` and of all windows before it. */
export async function keepJudged(
  tx: Tx,
  unitId: UnitId,
  driverIds: readonly DriverId[],
  window: Window,
): Promise<void> {
  if (driverIds.length === 0) return;
  const { judged } = tx.t;
  await tx.db
    .insert(judged)
    .values(driverIds.map((driverId) => ({ unitId, driverId, window })))
    .onConflictDoUpdate({
      target: [judged.unitId, judged.driverId],
      set: { window },
      setWhere: lt(judged.window, window),
    });
}

/** The newest answers of these teams from the period of `since` on that no figure has been made of. */
export async function unjudgedAnswers(
  tx: Tx,
  teamIds: readonly string[],
  since: Window,
): Promise<LatestAnswerRow[]> {
  const { judged, latestAnswer } = tx.t;
  const rows: LatestAnswerRow[] = [];
  for (const ids of chunks(teamIds)) {
    const found = await tx.db
      .select({ row: latestAnswer })
      .from(latestAnswer)
      .leftJoin(
        judged,
        and(eq(judged.unitId, latestAnswer.teamId), eq(judged.driverId, latestAnswer.driverId)),
      )
      .where(
        and(
          inArray(latestAnswer.teamId, ids),
          gte(latestAnswer.period, since),
          or(isNull(judged.window), lt(judged.window, latestAnswer.window)),
        ),
      );
    for (const { row } of found) rows.push(row);
  }
  return rows;
}

/** Which of these teams' windows have their digest: its answers are final. */
export async function digestedWindows(
  tx: Tx,
  teamIds: readonly string[],
  since: Window,
): Promise<{ teamId: string; window: string }[]> {
  const { digest } = tx.t;
  const rows: { teamId: string; window: string }[] = [];
  for (const ids of chunks(teamIds)) {
    const found = await tx.db
      .select({ teamId: digest.teamId, window: digest.window })
      .from(digest)
      .where(and(inArray(digest.teamId, ids), gte(digest.window, since)));
    for (const row of found) rows.push(row);
  }
  return rows;
}

/** How many people answer for each of these teams. */
export async function sizesOf(tx: Tx, teamIds: readonly string[]): Promise<Map<string, number>> {
  const { person } = tx.t;
  const sizes = new Map<string, number>();
  for (const ids of chunks(teamIds)) {
    const rows = await tx.db
      .select({ teamId: person.homeTeamId, people: count() })
      .from(person)
      .where(and(inArray(person.homeTeamId, ids), eq(person.active, true)))
      .groupBy(person.homeTeamId);
    for (const { teamId, people } of rows) if (teamId !== null) sizes.set(teamId, people);
  }
  return sizes;
}

/** The teams for which these people were asked from `since` on: more than one for those who changed teams. */
export async function teamsAskedIn(tx: Tx, personIds: readonly string[], since: Window): Promise<string[]> {
  const { checkIn } = tx.t;
  const teams = new Set<string>();
  for (const ids of chunks(personIds)) {
    const rows = await tx.db
      .selectDistinct({ teamId: checkIn.teamId })
      .from(checkIn)
      .where(and(inArray(checkIn.personId, ids), gte(checkIn.window, since)));
    for (const { teamId } of rows) teams.add(teamId);
  }
  return [...teams];
}

/** A unit's digest of one window, as it was kept. */
export async function digestIn(tx: Tx, unitId: UnitId, window: Window): Promise<unknown> {
  const { digest } = tx.t;
  const rows = await tx.db
    .select({ figures: digest.figures })
    .from(digest)
    .where(and(eq(digest.teamId, unitId), eq(digest.window, window)));
  return rows[0]?.figures;
}

function* chunks(ids: readonly string[]): Generator<string[]> {
  for (let i = 0; i < ids.length; i += IDS_A_STATEMENT) yield ids.slice(i, i + IDS_A_STATEMENT);
}
