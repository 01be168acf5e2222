import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

/** What a team's digest published of one question across the drivers: the series that its trend is made from. */
export const crossFigure = sqliteTable(
  'cross_figure',
  {
    teamId: text('team_id').notNull(),
    window: text('window').notNull(),
    topic: text('topic', { enum: ['confidence', 'worth', 'fit'] }).notNull(),
    /** The ids of its items: other items, another series. */
    items: text('items').notNull(),
    /** A `DigestFigure`, as it was told. */
    figure: text('figure', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.topic, t.window] })],
);

/** What a team decided when its digest proposed to ask less. A later tap on the same digest replaces it. */
export const loadDecision = sqliteTable(
  'load_decision',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => unit.id),
    /** The window whose digest proposed it. */
    window: text('window').notNull(),
    choice: text('choice', { enum: ['less', 'keep'] }).notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    decidedAt: integer('decided_at').notNull(),
    decidedOrder: real('decided_order').notNull(),
    /** The window whose digest has told it. */
    toldIn: text('told_in'),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.window] })],
);
