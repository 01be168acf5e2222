import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from './organisation.ts';

/** How often a person wants to be asked. Nobody but they ever sees it; without a row it is each time. */
export const enrolment = sqliteTable('enrolment', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id),
  /** `quiet`: three in a row went unanswered, so nothing is asked until they choose. */
  mode: text('mode', { enum: ['each', 'every_other', 'paused', 'quiet'] }).notNull(),
  /** The last day of a pause; `null` for one without an end. */
  until: text('until'),
  changedAt: integer('changed_at').notNull(),
});

/** Whether a team is asked in a window: decided once, for all its people. */
export const pulse = sqliteTable(
  'pulse',
  {
    teamId: text('team_id').notNull(),
    window: text('window').notNull(),
    verdict: text('verdict', { enum: ['ask', 'halved', 'undecided', 'unposted', 'small_team'] }).notNull(),
    /** Set in the window in which a back-off begins: the Monday on which it is over … */
    halvedUntil: text('halved_until'),
    /** … and what it is for. */
    halvedFor: text('halved_for', { enum: ['few_answers', 'cant_tell'] }),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.window] })],
);

/** Items that a team decided not to be asked any more. */
export const itemLeftOut = sqliteTable(
  'item_left_out',
  {
    teamId: text('team_id').notNull(),
    itemId: text('item_id').notNull(),
    /** Who decided. */
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    decidedAt: integer('decided_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.itemId] })],
);

/** Who looked up why somebody was asked or not. Shown to the person it is about. */
export const lookup = sqliteTable(
  'lookup',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    byId: text('by_id')
      .notNull()
      .references(() => person.id),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.byId, t.at] })],
);
