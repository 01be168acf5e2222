import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from './organisation.ts';

/** One contact that a pair has planned in a cycle of two weeks, and what became of it. */
export const coachingContact = sqliteTable(
  'coaching_contact',
  {
    /** `contact:<coach>:<coachee>:<cycle>`. */
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    coachId: text('coach_id')
      .notNull()
      .references(() => person.id),
    coacheeId: text('coachee_id')
      .notNull()
      .references(() => person.id),
    /** The coachee's home team when it was planned: the one it counts for. */
    teamId: text('team_id'),
    /** The first week of the cycle. */
    cycle: text('cycle').notNull(),
    dueOn: text('due_on').notNull(),
    /** A practice check is planned with it. */
    withCheck: integer('with_check', { mode: 'boolean' }).notNull(),
    state: text('state', { enum: ['planned', 'held', 'not_held'] }).notNull(),
    /** How often it was moved to another day. */
    moves: integer('moves').notNull(),
    loggedAt: integer('logged_at'),
    /** The platform's order of the tap that logged it; an earlier tap never overwrites a later one. */
    loggedOrder: real('logged_order'),
    /** When the coachee asked to be contacted, until it is held. */
    askedAt: integer('asked_at'),
  },
  (t) => [
    index('coaching_contact_coach').on(t.coachId, t.cycle),
    index('coaching_contact_coachee').on(t.coacheeId, t.cycle),
    index('coaching_contact_team').on(t.teamId, t.cycle),
    index('coaching_contact_cycle').on(t.tenantId, t.cycle),
  ],
);

/** A look at one person's practice, by themselves or by their coach. Never read by a digest but as a team's figure. */
export const practiceCheck = sqliteTable(
  'practice_check',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    source: text('source', { enum: ['self', 'observer'] }).notNull(),
    /** Who looked; the person themselves where the source is `self`. */
    observerId: text('observer_id')
      .notNull()
      .references(() => person.id),
    teamId: text('team_id'),
    cycle: text('cycle').notNull(),
    madeOn: text('made_on').notNull(),
    madeAt: integer('made_at').notNull(),
    /** When the person was told what their coach saw. */
    toldAt: integer('told_at'),
    /** When the two had talked about it. */
    talkedAt: integer('talked_at'),
  },
  (t) => [
    index('practice_check_person').on(t.personId, t.cycle),
    index('practice_check_team').on(t.teamId, t.cycle),
    index('practice_check_observer').on(t.observerId, t.cycle),
  ],
);

/** One core component in a check: did it happen, was it done as described? 0 to 2 points. What was not seen has none. */
export const practiceRating = sqliteTable(
  'practice_rating',
  {
    checkId: text('check_id')
      .notNull()
      .references(() => practiceCheck.id),
    component: text('component').notNull(),
    facet: text('facet', { enum: ['effort', 'fidelity'] }).notNull(),
    points: integer('points').notNull(),
  },
  (t) => [primaryKey({ columns: [t.checkId, t.component, t.facet] })],
);

/**
 * What is told of a unit's checks of one round by one source: fixed when it is first told. `told` holds who stands
 * behind it, so that the next cannot be subtracted from it; never exported.
 */
export const practiceFigure = sqliteTable(
  'practice_figure',
  {
    unitId: text('unit_id').notNull(),
    source: text('source', { enum: ['self', 'observer'] }).notNull(),
    /** The first week of the round. */
    round: text('round').notNull(),
    figure: text('figure', { mode: 'json' }).notNull(),
    told: text('told', { mode: 'json' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.source, t.round] })],
);
