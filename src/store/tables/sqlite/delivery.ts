import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The ledger: one row per (loop, subject, period). The key has no instant in it, so nothing is asked twice. */
export const occurrence = sqliteTable(
  'occurrence',
  {
    key: text('key').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    loop: text('loop').notNull(),
    /** Which of its messages the loop shows, e.g. `ask`, `reminder`. */
    view: text('view').notNull(),
    /** The person or unit it is for, or the check-in it belongs to. */
    subject: text('subject').notNull(),
    window: text('window').notNull(),
    dueAt: integer('due_at').notNull(),
    /** After this instant it must not be sent any more. */
    expiresAt: integer('expires_at').notNull(),
    state: text('state', {
      enum: ['planned', 'released', 'sent', 'answered', 'skipped', 'expired', 'cancelled', 'failed'],
    }).notNull(),
    /** Why it ended so, as a code: `holiday`, `away`, `contact_budget`, `answered`, `no_slot` … */
    reason: text('reason'),
    decidedAt: integer('decided_at').notNull(),
  },
  (t) => [
    index('occurrence_due').on(t.state, t.dueAt),
    index('occurrence_subject').on(t.subject, t.window),
    index('occurrence_window').on(t.loop, t.window, t.state),
  ],
);

/** Which (loop, window) has been planned at which revision of the organisation and of the zone data. */
export const planMark = sqliteTable(
  'plan_mark',
  {
    tenantId: text('tenant_id').notNull(),
    loop: text('loop').notNull(),
    window: text('window').notNull(),
    revision: integer('revision').notNull(),
    tzdata: text('tzdata').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.loop, t.window] })],
);

/** The outbox, and after sending the address book of what was sent. One row per message. */
export const outbox = sqliteTable(
  'outbox',
  {
    /** The occurrence's key. */
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    loop: text('loop').notNull(),
    view: text('view').notNull(),
    /** What the loop renders: a check-in or a digest. The card is made when it is sent, never stored. */
    subject: text('subject').notNull(),
    /** 0 interactive, 1 digest, 2 prompt, 3 reminder. */
    lane: integer('lane').notNull(),
    state: text('state', {
      enum: ['ready', 'sending', 'uncertain', 'sent', 'dead', 'expired', 'cancelled'],
    }).notNull(),
    dueAt: integer('due_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    owner: text('owner'),
    attempt: integer('attempt').notNull(),
    leaseUntil: integer('lease_until'),
    /** When the first attempt began, for looking before a re-send. */
    firstTriedAt: integer('first_tried_at'),
    /** Where it went, or last tried to go; null before that. */
    platform: text('platform', { enum: ['slack', 'teams'] }),
    workspaceId: text('workspace_id'),
    channelId: text('channel_id'),
    messageId: text('message_id'),
    /** Another message of the same, left by a send whose answer was lost: kept up to date like the first. */
    copyMessageId: text('copy_message_id'),
    sentAt: integer('sent_at'),
    /** Counts changes of what the message should show. */
    revision: integer('revision').notNull(),
    /** When the message must be brought up to date by the engine; null while it shows the present. */
    refreshAt: integer('refresh_at'),
    refreshAttempt: integer('refresh_attempt').notNull(),
    /** A platform's error code or an error's class. */
    lastError: text('last_error'),
  },
  (t) => [
    index('outbox_due').on(t.tenantId, t.state, t.dueAt),
    // A claim reads the first few of a lane's backlog of thousands in this order, and stops.
    index('outbox_line').on(t.tenantId, t.state, t.lane, t.dueAt),
    index('outbox_expiry').on(t.state, t.expiresAt),
    index('outbox_refresh').on(t.tenantId, t.state, t.refreshAt),
    index('outbox_subject').on(t.subject),
  ],
);
