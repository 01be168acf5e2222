import { desc, isNotNull } from 'drizzle-orm';
import type { Instant } from '../../model/ids.ts';
import { prepared } from '../prepared.ts';
import type { Tx } from '../store.ts';

/** From when to when this database knows nothing of what was sent. */
export interface Restoration {
  readonly takenAt: Instant;
  readonly restoredAt: Instant;
}

const newest = prepared('newest_restoration', ({ db, t: { restoration } }) =>
  db
    .select()
    .from(restoration)
    .where(isNotNull(restoration.restoredAt))
    .orderBy(desc(restoration.restoredAt))
    .limit(1),
);

/** The last time that a copy took this database's place; `undefined` where none ever did. */
export async function lastRestoration(tx: Tx): Promise<Restoration | undefined> {
  const [row] = await newest(tx).execute();
  return row && row.restoredAt !== null ? { takenAt: row.takenAt, restoredAt: row.restoredAt } : undefined;
}
