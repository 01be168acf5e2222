import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/**
 * That this database is a copy of an earlier state: what fell due between the two instants may have been sent, and
 * the database cannot know it.
 */
export const restoration = sqliteTable('restoration', {
  /** When the copy was made. Written into the copy alone. */
  takenAt: integer('taken_at').primaryKey(),
  /** When it was put in the place of the database; null in a copy that was never needed. */
  restoredAt: integer('restored_at'),
});
