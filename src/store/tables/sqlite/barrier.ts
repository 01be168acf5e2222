import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

/** Something that is in people's way, on its way up and back. Words are sealed. */
export const barrier = sqliteTable(
  'barrier',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    /** Where it was raised: a team, or the larger unit behind which a shielded voice stands. */
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    /** Where it waits, or was answered. */
    levelUnitId: text('level_unit_id')
      .notNull()
      .references(() => unit.id),
    driverId: text('driver_id').notNull(),
    state: text('state', {
      enum: ['raised', 'triaged', 'owned', 'told', 'closed', 'reopened', 'revisited', 'merged'],
    }).notNull(),
    levelsUp: integer('levels_up').notNull(),
    kind: text('kind', { enum: ['technical', 'adaptive', 'mixed'] }),
    ownerId: text('owner_id').references(() => person.id),
    words: blob('words', { mode: 'buffer' }).notNull(),
    answer: text('answer', { enum: ['resolved', 'eased', 'declined'] }),
    reason: blob('reason', { mode: 'buffer' }),
    raisedOn: text('raised_on').notNull(),
    /** When it came to this level, or was reopened here. */
    since: text('since').notNull(),
    acknowledgeBy: text('acknowledge_by').notNull(),
    answerBy: text('answer_by').notNull(),
    acknowledgedOn: text('acknowledged_on'),
    /** School days from the first raising to the first answer in words. */
    daysToAnswer: integer('days_to_answer'),
    /** How often those who raised it said that it was still the same. */
    reopened: integer('reopened').notNull(),
    closedOn: text('closed_on'),
    mergedInto: text('merged_into'),
  },
  (t) => [index('barrier_level').on(t.levelUnitId, t.state), index('barrier_unit').on(t.unitId, t.state)],
);

/** Who raised a barrier. A shielded name is kept to tell them the answer, and shown to nobody. */
export const barrierVoice = sqliteTable(
  'barrier_voice',
  {
    barrierId: text('barrier_id')
      .notNull()
      .references(() => barrier.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    /** The unit that the voice is shown as part of: the team, or a larger one where the team is too small to hide in. */
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    shielded: integer('shielded', { mode: 'boolean' }).notNull(),
    verdict: text('verdict', { enum: ['better', 'same'] }),
    /** Whether that unit's digest has told how it ended. */
    news: text('news', { enum: ['fresh', 'told'] }),
  },
  (t) => [
    primaryKey({ columns: [t.barrierId, t.personId] }),
    index('barrier_voice_news').on(t.unitId, t.news),
  ],
);
