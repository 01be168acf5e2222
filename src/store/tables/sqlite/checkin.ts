import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

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
    /** Not answered by choice: only this one, or since the person paused. An answer takes it back. */
    declined: text('declined', { enum: ['not_now', 'paused'] }),
    /** Whether its thanks offer to ask less often. */
    offersPause: integer('offers_pause', { mode: 'boolean' }).notNull().default(false),
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

/** Which drivers a team was asked about in a window: the same for all its people, drawn once. */
export const teamDraw = sqliteTable(
  'team_draw',
  {
    teamId: text('team_id').notNull(),
    window: text('window').notNull(),
    /** Driver ids in the order of preference; the first two are asked where each has an item to ask. */
    drivers: text('drivers', { mode: 'json' }).notNull(),
    /** What was asked across all drivers, in the place of one of these. */
    crossTopic: text('cross_topic', { enum: ['confidence', 'worth', 'fit'] }),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.window] })],
);
