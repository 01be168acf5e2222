import { integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { person } from './organisation.ts';

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
    /** The `RatingCounts` that may be known with a sum; `null` in older rows and where too few could tell. */
    counts: text('counts', { mode: 'json' }),
    /** Ids of the teams whose people these are, where small ones were taken together: each has this row. */
    units: text('units', { mode: 'json' }),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.driverId, t.window] })],
);
