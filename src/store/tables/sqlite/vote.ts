import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

/** One vote of one team in one window: on items of the catalog, or on the links between drivers. */
export const vote = sqliteTable(
  'vote',
  {
    /** The key of its occurrence. */
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    teamId: text('team_id')
      .notNull()
      .references(() => unit.id),
    window: text('window').notNull(),
    kind: text('kind', { enum: ['items', 'links'] }).notNull(),
    openedAt: integer('opened_at').notNull(),
    /** From then on nobody votes; what was cast on the question at hand is revealed. */
    closesAt: integer('closes_at').notNull(),
  },
  (t) => [index('vote_team').on(t.teamId, t.window)],
);

/** One question of a vote. Until its reveal all counts are 0, after it they are what is left of the single votes. */
export const voteQuestion = sqliteTable(
  'vote_question',
  {
    voteId: text('vote_id')
      .notNull()
      .references(() => vote.id),
    /** 0, 1, 2 …: the order in which they are voted on. */
    position: integer('position').notNull(),
    /** The id of an item or of a link. */
    subjectId: text('subject_id').notNull(),
    /** The item's driver; null for a link. */
    driverId: text('driver_id'),
    /** Why this question: `focus`, `least_covered`; `link`. */
    reason: text('reason').notNull(),
    revealedAt: integer('revealed_at'),
    notYet: integer('not_yet').notNull(),
    partly: integer('partly').notNull(),
    inPlace: integer('in_place').notNull(),
    cantTell: integer('cant_tell').notNull(),
    consensus: text('consensus', { enum: ['not_yet', 'partly', 'in_place', 'cant_tell', 'none'] }),
    /** The platform's order of the tap that recorded it; an earlier tap never overwrites a later one. */
    agreedOrder: real('agreed_order'),
  },
  (t) => [primaryKey({ columns: [t.voteId, t.position] })],
);

/** Who has voted what on a question that is not yet revealed. The reveal deletes the rows in its transaction. */
export const voteCast = sqliteTable(
  'vote_cast',
  {
    voteId: text('vote_id')
      .notNull()
      .references(() => vote.id),
    position: integer('position').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    rating: text('rating', { enum: ['not_yet', 'partly', 'in_place', 'cant_tell'] }).notNull(),
    /** The platform's order of the tap that cast it. */
    castOrder: real('cast_order').notNull(),
  },
  (t) => [primaryKey({ columns: [t.voteId, t.position, t.personId] })],
);
