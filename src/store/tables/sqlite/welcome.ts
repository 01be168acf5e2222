import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, tenant, unit } from './organisation.ts';

/** The one message by which a person learns that a team's check-ins come to them. It stays when they leave. */
export const welcome = sqliteTable(
  'welcome',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    teamId: text('team_id')
      .notNull()
      .references(() => unit.id),
    /** The window whose plan it belongs to: the first one planned since they are asked in this team. */
    window: text('window').notNull(),
    /** `answered`: they said that it is right, or what is right instead. */
    state: text('state', { enum: ['waiting', 'sent', 'answered'] }).notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.teamId] }),
    // In the order in which a page of them is read.
    index('welcome_window').on(t.window, t.state, t.personId),
  ],
);

/** A channel in which people of another organisation read along, and what was decided about posting there. */
export const sharedChannel = sqliteTable(
  'shared_channel',
  {
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    channelId: text('channel_id').notNull(),
    /** Null until somebody has decided: nothing is posted there. */
    decision: text('decision', { enum: ['agreed', 'refused'] }),
    /** Who decided, and when. */
    personId: text('person_id').references(() => person.id),
    decidedAt: integer('decided_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.channelId] })],
);

/** What an admin has entered in chat and not started yet: one at a time for each of them. */
export const setup = sqliteTable(
  'setup',
  {
    personId: text('person_id')
      .primaryKey()
      .references(() => person.id),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    /** `looking`: who is in the channel is being asked for. */
    state: text('state', { enum: ['looking', 'ready', 'started'] }).notNull(),
    draft: text('draft', { mode: 'json' }).notNull(),
    /** What the channel was like; null while nobody has looked. */
    found: text('found', { mode: 'json' }),
    changedAt: integer('changed_at').notNull(),
  },
  (t) => [index('setup_state').on(t.state)],
);
