import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Bucket } from '../../../model/bucket.ts';

/** Who does what only one process may do at a time, where several share the database; empty where one is alone. */
export const lease = sqliteTable('lease', {
  /** What it is for: the sending to one workspace, or one job. */
  name: text('name').primaryKey(),
  owner: text('owner').notNull(),
  /** From this instant on another may take it. */
  until: integer('until').notNull(),
  /** How the workspace's buckets stood, by their kind, for whoever takes over. */
  buckets: text('buckets', { mode: 'json' }).$type<Readonly<Record<string, Bucket>>>(),
});
