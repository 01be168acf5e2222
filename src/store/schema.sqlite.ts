import {
  blob,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/**
 * Instants are epoch milliseconds, dates `YYYY-MM-DD`, times `HH:MM`. State words are held by CHECKs in the
 * migration. No CASCADE anywhere: a table rebuild under foreign keys would delete children (drizzle-orm#5782).
 */

/** A district that uses the bot, bound to one chat workspace once its token is known. */
export const tenant = sqliteTable(
  'tenant',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    platform: text('platform', { enum: ['slack', 'teams'] }),
    workspaceId: text('workspace_id'),
    /** Smallest number of respondents whose figures may be shown; 3 or more. */
    k: integer('k').notNull(),
    locale: text('locale', { enum: ['en', 'es'] }).notNull(),
    /** Counts applied district files and calendar edits; planning looks at it to know whether to plan anew. */
    revision: integer('revision').notNull(),
    /** Set when the workspace refuses our token: nothing is sent until it works again. */
    blockedReason: text('blocked_reason'),
  },
  (t) => [uniqueIndex('tenant_workspace').on(t.platform, t.workspaceId)],
);

/** District, school or team. A unit that left the district file is `active = false`; its history stays. */
export const unit = sqliteTable('unit', {
  id: text('id').primaryKey(),
  tenantId: text('tenant_id')
    .notNull()
    .references(() => tenant.id),
  kind: text('kind', { enum: ['district', 'school', 'team'] }).notNull(),
  parentId: text('parent_id'),
  name: text('name').notNull(),
  zone: text('zone').notNull(),
  /** Where the digest is posted; teams only. */
  channelId: text('channel_id'),
  focusDriver: text('focus_driver'),
  /** A check-in every so many weeks, 1 to 8, counted from the week of the first school day. */
  checkinEveryWeeks: integer('checkin_every_weeks').notNull(),
  /** ISO weekday, 1 Monday to 7 Sunday. */
  checkinDay: integer('checkin_day').notNull(),
  checkinTime: text('checkin_time').notNull(),
  /** Minutes over which a team's people are spread, 0 to 480. */
  checkinSpread: integer('checkin_spread').notNull(),
  digestDay: integer('digest_day').notNull(),
  digestTime: text('digest_time').notNull(),
  firstDay: text('first_day'),
  lastDay: text('last_day'),
  active: integer('active', { mode: 'boolean' }).notNull(),
});

/** A day on which a unit, and every unit below it, sends nothing. */
export const closedDay = sqliteTable(
  'closed_day',
  {
    unitId: text('unit_id').notNull(),
    date: text('date').notNull(),
    kind: text('kind', { enum: ['break', 'holiday', 'testing', 'snow'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.date] })],
);

export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    name: text('name').notNull(),
    email: text('email'),
    /** The platform's user id; found by mail address where the district file does not give it. */
    userId: text('user_id'),
    /** The direct channel, once a message has been sent there. */
    dmChannelId: text('dm_channel_id'),
    locale: text('locale', { enum: ['en', 'es'] }).notNull(),
    zone: text('zone').notNull(),
    /** ISO weekdays that are worked, e.g. `12345`. */
    workDays: text('work_days').notNull(),
    workStart: text('work_start').notNull(),
    workEnd: text('work_end').notNull(),
    /** The team that this person's check-ins count for. */
    homeTeamId: text('home_team_id'),
    /** The unit whose calendar is theirs: the home team's school, or the unit they belong to. */
    calendarUnitId: text('calendar_unit_id'),
    audience: text('audience', { enum: ['staff', 'coach', 'leadership'] }).notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (t) => [uniqueIndex('person_user').on(t.tenantId, t.userId), index('person_home').on(t.homeTeamId)],
);

export const membership = sqliteTable(
  'membership',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    role: text('role', { enum: ['staff', 'coach', 'leader', 'facilitator', 'evaluator', 'admin'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.unitId, t.role] }), index('membership_unit').on(t.unitId)],
);

export const coachingPair = sqliteTable(
  'coaching_pair',
  { coachId: text('coach_id').notNull(), coacheeId: text('coachee_id').notNull() },
  (t) => [primaryKey({ columns: [t.coachId, t.coacheeId] })],
);

/** Days on which a person is away, first and last included. */
export const absence = sqliteTable(
  'absence',
  {
    personId: text('person_id').notNull(),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.firstDay] })],
);

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
    channelId: text('channel_id'),
    messageId: text('message_id'),
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

/** One person's check-in in one window. Its id is its occurrence's key. */
export const checkIn = sqliteTable(
  'check_in',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    teamId: text('team_id')
      .notNull()
      .references(() => unit.id),
    window: text('window').notNull(),
    openedAt: integer('opened_at').notNull(),
    closesAt: integer('closes_at').notNull(),
    answeredAt: integer('answered_at'),
    /** How often "ask me later" was chosen. */
    snoozes: integer('snoozes').notNull(),
  },
  (t) => [index('check_in_person').on(t.personId, t.openedAt), index('check_in_team').on(t.teamId, t.window)],
);

/** One question put to one person, and their rating. The raw table: never read by a digest. */
export const question = sqliteTable(
  'question',
  {
    checkInId: text('check_in_id')
      .notNull()
      .references(() => checkIn.id),
    /** 0, 1, 2: the order in which they are shown. */
    position: integer('position').notNull(),
    itemId: text('item_id').notNull(),
    driverId: text('driver_id').notNull(),
    /** Why this question: `focus`, `least_covered`. */
    reason: text('reason').notNull(),
    rating: text('rating', { enum: ['not_yet', 'partly', 'in_place', 'cant_tell'] }),
    /** The platform's order of the tap that set it; an earlier tap never overwrites a later one. */
    ratedOrder: real('rated_order'),
    skipped: integer('skipped', { mode: 'boolean' }).notNull(),
    /** Sealed: a person's own words. */
    note: blob('note', { mode: 'buffer' }),
  },
  (t) => [primaryKey({ columns: [t.checkInId, t.position] })],
);

/** Rolled up in the transaction that stores the answer; digests read this and nothing else. */
export const driverRollup = sqliteTable(
  'driver_rollup',
  {
    teamId: text('team_id').notNull(),
    window: text('window').notNull(),
    driverId: text('driver_id').notNull(),
    notYet: integer('not_yet').notNull(),
    partly: integer('partly').notNull(),
    inPlace: integer('in_place').notNull(),
    cantTell: integer('cant_tell').notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.window, t.driverId] })],
);

/** How many were asked in a window and how many answered at least one question. */
export const windowRollup = sqliteTable(
  'window_rollup',
  {
    teamId: text('team_id').notNull(),
    window: text('window').notNull(),
    asked: integer('asked').notNull(),
    answered: integer('answered').notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.window] })],
);

/** What a posted digest said: fixed when it is released, so that it reads the same for ever. */
export const digest = sqliteTable(
  'digest',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    teamId: text('team_id').notNull(),
    window: text('window').notNull(),
    figures: text('figures', { mode: 'json' }).notNull(),
  },
  (t) => [uniqueIndex('digest_team_window').on(t.teamId, t.window)],
);

/** What a team's leader or facilitator decided on a digest's proposal. One decision a digest; a later tap replaces it. */
export const decision = sqliteTable('decision', {
  digestId: text('digest_id')
    .primaryKey()
    .references(() => digest.id),
  tenantId: text('tenant_id').notNull(),
  /** What the proposal was about. */
  driverId: text('driver_id').notNull(),
  choice: text('choice', { enum: ['do_it', 'talk_first', 'not_now'] }).notNull(),
  /** Who decided. */
  personId: text('person_id')
    .notNull()
    .references(() => person.id),
  decidedAt: integer('decided_at').notNull(),
  /** The platform's order of the tap that set it; an earlier tap never overwrites a later one. */
  decidedOrder: real('decided_order').notNull(),
});

/**
 * Who stands behind the newest figures published of a unit, so that the next ones cannot be subtracted from them.
 * Never exported. A row goes when its figure is replaced.
 */
export const disclosure = sqliteTable(
  'disclosure',
  {
    unitId: text('unit_id').notNull(),
    driverId: text('driver_id').notNull(),
    window: text('window').notNull(),
    /** Ids of those who rated the driver. */
    people: text('people', { mode: 'json' }).notNull(),
    /** What readers were told of their answers: a `Cell`. */
    cell: text('cell', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.driverId, t.window] })],
);

/** Which drivers a team was asked about in a window: the same for all its people, drawn once. */
export const teamDraw = sqliteTable(
  'team_draw',
  {
    teamId: text('team_id').notNull(),
    window: text('window').notNull(),
    /** Driver ids in the order of preference; the first two are asked where each has an item to ask. */
    drivers: text('drivers', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.window] })],
);
