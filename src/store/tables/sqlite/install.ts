import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A workspace that let the app in by OAuth. One that let us go keeps its row, and the district keeps its data. */
export const installation = sqliteTable(
  'installation',
  {
    platform: text('platform', { enum: ['slack', 'teams'] }).notNull(),
    /** A Slack team's id, or that of an Enterprise Grid organisation which let the app into all of it. */
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    installedAt: integer('installed_at').notNull(),
    /** Counts installs and refreshes, so that of two who write at once one learns of it. */
    version: integer('version').notNull(),
    /** The tokens, sealed. Null once the workspace let us go. */
    token: blob('token', { mode: 'buffer' }),
    /** When it let us go; null while it has not. */
    letGoAt: integer('let_go_at'),
  },
  (t) => [primaryKey({ columns: [t.platform, t.workspaceId] })],
);

/** Secrets that work once and have been used. Each may be forgotten when it would have expired. */
export const redeemed = sqliteTable('redeemed', {
  once: text('once').primaryKey(),
  until: integer('until').notNull(),
});
