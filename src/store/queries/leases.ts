import { and, eq, sql } from 'drizzle-orm';
import type { Instant } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tables, Tx } from '../store.ts';

export type LeaseRow = Tables['lease']['$inferSelect'];

const named = prepared('lease_named', ({ db, t: { lease } }) =>
  db
    .select()
    .from(lease)
    .where(eq(lease.name, sql.placeholder('name'))),
);

export async function leaseNamed(tx: Tx, name: string): Promise<LeaseRow | undefined> {
  const rows = await named(tx).execute({ name });
  return rows[0];
}

/** No lease lasts longer than half a minute: one that ends later than this was written by a clock that ran ahead. */
const LONGEST_MS = 5 * 60_000;

/** Whether a lease holds at this instant, for whoever asks. */
export function holds({ until }: Pick<LeaseRow, 'until'>, now: Instant): boolean {
  return until > now && until <= now + LONGEST_MS;
}

/**
 * Takes or renews a lease, where it is free, does not hold at `now`, or is the owner's own.
 *
 * @returns whether it is the owner's now.
 */
export async function takeLease(tx: Tx, row: LeaseRow, now: Instant): Promise<boolean> {
  const { lease } = tx.t;
  const { owner, until, buckets } = row;
  const taken = await tx.db
    .insert(lease)
    .values(row)
    .onConflictDoUpdate({
      target: lease.name,
      set: { owner, until, buckets },
      setWhere: sql`${lease.owner} = ${owner} or ${lease.until} <= ${now} or ${lease.until} > ${now + LONGEST_MS}`,
    })
    .returning({ name: lease.name });
  return taken.length > 0;
}

/** Lets a lease run out at `until`, if it is still the owner's. */
export async function shortenLease(tx: Tx, { name, owner, until, buckets }: LeaseRow): Promise<void> {
  const { lease } = tx.t;
  await tx.db
    .update(lease)
    .set({ until, buckets })
    .where(and(eq(lease.name, name), eq(lease.owner, owner)));
}

/** Forgets a lease that nobody will ask for again, if it is still the owner's. */
export async function dropLease(tx: Tx, name: string, owner: string): Promise<void> {
  const { lease } = tx.t;
  await tx.db.delete(lease).where(and(eq(lease.name, name), eq(lease.owner, owner)));
}
