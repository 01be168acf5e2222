import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Each person's newest rating of a driver in a period of four weeks, kept up in the transaction that stores the
 * answer. Levels above a team read this, and only of teams whose weekly digest could not speak. Rows go when no
 * level looks back on them any more.
 */
export const latestAnswer = sqliteTable(
  'latest_answer',
  {
    teamId: text('team_id').notNull(),
    /** The period's first window. */
    period: text('period').notNull(),
    driverId: text('driver_id').notNull(),
    personId: text('person_id').notNull(),
    window: text('window').notNull(),
    rating: text('rating', { enum: ['not_yet', 'partly', 'in_place', 'cant_tell'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.period, t.driverId, t.personId] })],
);

/**
 * Up to which window a team's answers on a driver have been told, or held because of what they say. They are used up:
 * no later figure is made of them, so that nothing is told of one answer twice.
 */
export const judged = sqliteTable(
  'judged',
  {
    unitId: text('unit_id').notNull(),
    driverId: text('driver_id').notNull(),
    window: text('window').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.driverId] })],
);
