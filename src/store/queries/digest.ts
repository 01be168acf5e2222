import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { OccurrenceKey, UnitId, Window } from '../../model/ids.ts';
import type { Tables, Tx } from '../store.ts';

export type DriverRollupRow = Tables['driverRollup']['$inferSelect'];
export type WindowRollupRow = Tables['windowRollup']['$inferSelect'];
export type DigestRow = Tables['digest']['$inferSelect'];

/** A team's counts per driver in one window: at most nine rows, whatever the history. */
export function driverRollups(tx: Tx, teamId: UnitId, window: Window): Promise<DriverRollupRow[]> {
  const { driverRollup } = tx.t;
  return tx.db
    .select()
    .from(driverRollup)
    .where(and(eq(driverRollup.teamId, teamId), eq(driverRollup.window, window)));
}

export async function windowRollup(
  tx: Tx,
  teamId: UnitId,
  window: Window,
): Promise<WindowRollupRow | undefined> {
  const { windowRollup } = tx.t;
  const rows = await tx.db
    .select()
    .from(windowRollup)
    .where(and(eq(windowRollup.teamId, teamId), eq(windowRollup.window, window)));
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

/** What a team's digests said from `since` up to and without `window`, oldest first. */
export function digestsBetween(tx: Tx, teamId: UnitId, since: Window, window: Window): Promise<DigestRow[]> {
  const { digest } = tx.t;
  return tx.db
    .select()
    .from(digest)
    .where(and(eq(digest.teamId, teamId), gte(digest.window, since), lt(digest.window, window)))
    .orderBy(asc(digest.window));
}
