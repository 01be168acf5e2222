import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person, tenant } from './organisation.ts';

const platform = () => text('platform', { enum: ['slack', 'teams'] }).notNull();

/** A chat workspace that serves a district: one of each platform at the most, so a district may have two. */
export const workspace = sqliteTable(
  'workspace',
  {
    platform: platform(),
    /** A Slack team's id, or a Microsoft Entra tenant's. */
    workspaceId: text('workspace_id').notNull(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    /** Set when the workspace refuses our token: nothing is sent to it until it works again. */
    blockedReason: text('blocked_reason'),
    /** Where the platform's API for this workspace is, where the platform says so itself (Teams' service URL). */
    route: text('route'),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspaceId] }),
    uniqueIndex('workspace_tenant').on(t.tenantId, t.platform),
  ],
);

/** A person's account on a platform. A person is one person, with one account on each platform at the most. */
export const account = sqliteTable(
  'account',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    platform: platform(),
    tenantId: text('tenant_id').notNull(),
    /** The platform's user id; found by mail address where the district file does not give it. */
    userId: text('user_id').notNull(),
    /** The direct conversation, once there is one. */
    channelId: text('channel_id'),
    /** Why nothing reaches them there, as the platform's code, until they act there again; null while it does. */
    unreachable: text('unreachable'),
    /** Whether an admin has been told that nothing reaches them there. */
    told: integer('told', { mode: 'boolean' }).notNull().default(false),
    /** When the platform was last asked to add the app for them; null where it never was. */
    addTriedAt: integer('add_tried_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.platform] }),
    uniqueIndex('account_user').on(t.tenantId, t.platform, t.userId),
  ],
);

/** A conversation that the bot was in, and how it is reached: kept only from what the platform vouched for. */
export const place = sqliteTable(
  'place',
  {
    platform: platform(),
    workspaceId: text('workspace_id').notNull(),
    channelId: text('channel_id').notNull(),
    kind: text('kind', { enum: ['direct', 'group', 'channel'] }).notNull(),
    route: text('route').notNull(),
    /** Why it is no longer written to, until something comes from it again; null while it is. */
    gone: text('gone'),
  },
  (t) => [
    primaryKey({ columns: [t.platform, t.workspaceId, t.channelId] }),
    index('place_kind').on(t.platform, t.workspaceId, t.kind),
  ],
);
