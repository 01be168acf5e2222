import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import type { OccurrenceKey, UnitId, Window } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type DriverRollupRow = Tables['driverRollup']['$inferSelect'];
export type WindowRollupRow = Tables['windowRollup']['$inferSelect'];
export type DigestRow = Tables['digest']['$inferSelect'];

const driverRollupsOf = prepared('driver_rollups', ({ db, t: { driverRollup } }) =>
  db
    .select()
    .from(driverRollup)
    .where(
      and(
        eq(driverRollup.teamId, sql.placeholder('teamId')),
        eq(driverRollup.window, sql.placeholder('window')),
      ),
    ),
);

/** A team's counts per driver in one window: at most nine rows, whatever the history. */
export async function driverRollups(tx: Tx, teamId: UnitId, window: Window): Promise<DriverRollupRow[]> {
  return driverRollupsOf(tx).execute({ teamId, window });
}

const windowRollupOf = prepared('window_rollup', ({ db, t: { windowRollup } }) =>
  db
    .select()
    .from(windowRollup)
    .where(
      and(
        eq(windowRollup.teamId, sql.placeholder('teamId')),
        eq(windowRollup.window, sql.placeholder('window')),
      ),
    ),
);

export async function windowRollup(
  tx: Tx,
  teamId: UnitId,
  window: Window,
): Promise<WindowRollupRow | undefined> {
  const rows = await windowRollupOf(tx).execute({ teamId, window });
  return rows[0];
}

/** Keeps what a digest says. The first to write it wins: a digest reads the same for ever. */
export async function keepDigest(tx: Tx, row: DigestRow): Promise<void> {
  await tx.db.insert(tx.t.digest).values(row).onConflictDoNothing();
}

export async function digestById(tx: Tx, id: OccurrenceKey): Promise<DigestRow | undefined> {
  const rows = await tx.db.select().from(tx.t.digest).where(eq(tx.t.digest.id, id));
  return rows[0];
}

const digestsWithCheckIn = prepared('digests_with_check_in', ({ db, t: { digest, teamDraw } }) =>
  db
    .select({ figures: digest.figures })
    .from(teamDraw)
    .innerJoin(digest, and(eq(digest.teamId, teamDraw.teamId), eq(digest.window, teamDraw.window)))
    .where(
      and(
        eq(teamDraw.teamId, sql.placeholder('teamId')),
        gte(teamDraw.window, sql.placeholder('since')),
        lt(teamDraw.window, sql.placeholder('window')),
      ),
    )
    .orderBy(desc(teamDraw.window))
    .limit(sql.placeholder('most')),
);

/**
 * What a team's last digests said, the newest first: of those from `since` up to and without `window` whose window
 * had a check-in, at the most so many. All of them would be read in the time of sixteen weeks' JSON.
 */
export async function digestsBefore(
  tx: Tx,
  teamId: UnitId,
  { since, window, most }: { readonly since: Window; readonly window: Window; readonly most: number },
): Promise<Pick<DigestRow, 'figures'>[]> {
  return digestsWithCheckIn(tx).execute({ teamId, since, window, most });
}

/** What a unit's newest digest said. */
export async function latestFigures(tx: Tx, unitId: UnitId): Promise<Pick<DigestRow, 'figures'> | undefined> {
  const { digest } = tx.t;
  const rows = await tx.db
    .select({ figures: digest.figures })
    .from(digest)
    .where(eq(digest.teamId, unitId))
    .orderBy(desc(digest.window))
    .limit(1);
  return rows[0];
}
