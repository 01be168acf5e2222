import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

/** Professional learning: suggested or proposed, planned, delivered, followed up. Its words are sealed. */
export const learning = sqliteTable(
  'learning',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    driverId: text('driver_id').notNull(),
    /** A driver that stayed weak, what several people struggle with, or somebody's own idea. */
    source: text('source', { enum: ['driver', 'theme', 'command'] }).notNull(),
    theme: text('theme', { enum: ['skill', 'time', 'belief'] }),
    topic: blob('topic', { mode: 'buffer' }),
    audience: text('audience', { enum: ['staff', 'coach', 'leadership'] }),
    plannedOn: text('planned_on'),
    state: text('state', {
      enum: ['suggested', 'planned', 'delivered', 'followed_up', 'dropped'],
    }).notNull(),
    deliveredOn: text('delivered_on'),
    followedUpOn: text('followed_up_on'),
    /** `null`: Driveline. */
    proposedBy: text('proposed_by').references(() => person.id),
    createdAt: integer('created_at').notNull(),
    /** Whether the unit's digest has told if its driver moved. */
    effectTold: integer('effect_told', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('learning_unit').on(t.unitId, t.state)],
);

/** A rule from above, posted so that those whom it meets can say what it will do to their work. Words are sealed. */
export const policy = sqliteTable(
  'policy',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    /** From whom it comes; it meets every team below. */
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    title: blob('title', { mode: 'buffer' }).notNull(),
    words: blob('words', { mode: 'buffer' }).notNull(),
    postedBy: text('posted_by')
      .notNull()
      .references(() => person.id),
    postedOn: text('posted_on').notNull(),
    /** The last day on which teams are heard. */
    closesOn: text('closes_on').notNull(),
    /** What those who posted it do with what they heard. */
    answer: blob('answer', { mode: 'buffer' }),
    answeredOn: text('answered_on'),
  },
  (t) => [index('policy_unit').on(t.unitId, t.postedOn)],
);

/** What one person says of a posted rule: both parts are optional. Read by nobody but in sums and without a name. */
export const policyAnswer = sqliteTable(
  'policy_answer',
  {
    policyId: text('policy_id')
      .notNull()
      .references(() => policy.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    teamId: text('team_id').notNull(),
    effect: text('effect', { enum: ['helps', 'neither', 'hinders', 'cant_tell'] }),
    words: blob('words', { mode: 'buffer' }),
    answeredAt: integer('answered_at').notNull(),
    /** The platform's order of the tap; an earlier tap never overwrites a later one. */
    answeredOrder: real('answered_order').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.policyId, t.personId] }),
    index('policy_answer_team').on(t.policyId, t.teamId),
  ],
);
