import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { coachingContact } from './coaching.ts';
import { person } from './organisation.ts';

/** What a pair has agreed on: one plan, changed as they go. Its words are sealed. */
export const coachingPlan = sqliteTable(
  'coaching_plan',
  {
    coachId: text('coach_id')
      .notNull()
      .references(() => person.id),
    coacheeId: text('coachee_id')
      .notNull()
      .references(() => person.id),
    tenantId: text('tenant_id').notNull(),
    /** Sealed, as are both commitments. */
    focus: blob('focus', { mode: 'buffer' }),
    coachCommits: blob('coach_commits', { mode: 'buffer' }),
    coacheeCommits: blob('coachee_commits', { mode: 'buffer' }),
    lookedAt: text('looked_at', { enum: ['visit', 'video', 'work', 'talk'] }).notNull(),
    /** Weeks from one contact to the next: 2, 4 or 6. */
    everyWeeks: integer('every_weeks').notNull(),
    /** The cycle from which the cadence counts. */
    since: text('since').notNull(),
    reviewOn: text('review_on'),
    fadeRule: text('fade_rule', { enum: ['two_on_track', 'never'] }).notNull(),
    /** A longer cadence that is proposed until the coachee agrees or declines. */
    proposedWeeks: integer('proposed_weeks'),
    /** Only cycles from here on count towards the next proposal. */
    onTrackSince: text('on_track_since').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.coachId, t.coacheeId] })],
);

/** The one next step that a pair agreed on at a contact, and what became of it. */
export const coachingStep = sqliteTable(
  'coaching_step',
  {
    contactId: text('contact_id')
      .primaryKey()
      .references(() => coachingContact.id),
    tenantId: text('tenant_id').notNull(),
    coachId: text('coach_id').notNull(),
    coacheeId: text('coachee_id').notNull(),
    cycle: text('cycle').notNull(),
    /** Sealed, as is the adaptation. */
    step: blob('step', { mode: 'buffer' }).notNull(),
    dueOn: text('due_on').notNull(),
    tried: text('tried', { enum: ['yes', 'partly', 'no'] }),
    stillRight: text('still_right', { enum: ['yes', 'no'] }),
    adaptation: blob('adaptation', { mode: 'buffer' }),
    /** Whether what was adapted still does its job. */
    stillWorks: text('still_works', { enum: ['yes', 'partly', 'no', 'cant_tell'] }),
    setAt: integer('set_at').notNull(),
  },
  (t) => [index('coaching_step_pair').on(t.coachId, t.coacheeId, t.cycle)],
);

/** A coachee's reflection or a coach's note to themselves: one for each moment of a cycle. Sealed. */
export const coachingEntry = sqliteTable(
  'coaching_entry',
  {
    /** `entry:<author>:<coach>:<coachee>:<cycle>:<moment>`. */
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    authorId: text('author_id')
      .notNull()
      .references(() => person.id),
    coachId: text('coach_id').notNull(),
    coacheeId: text('coachee_id').notNull(),
    cycle: text('cycle').notNull(),
    moment: text('moment', { enum: ['before', 'after', 'check', 'monthly'] }).notNull(),
    /** Sealed: the answers by prompt, as JSON. */
    body: blob('body', { mode: 'buffer' }).notNull(),
    /** A draft is what stood in a dialog that was closed: nobody but its author ever reads it. */
    state: text('state', { enum: ['draft', 'kept'] }).notNull(),
    sharing: text('sharing', { enum: ['not', 'now', 'after_talk'] }).notNull(),
    writtenAt: integer('written_at').notNull(),
    /** The last day on which it is there, unless `keep`. */
    expiresOn: text('expires_on').notNull(),
    keep: integer('keep', { mode: 'boolean' }).notNull(),
    /** Deleted by its author while a legal hold was on: shown to nobody, and gone for good when the hold ends. */
    deleted: integer('deleted', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    index('coaching_entry_author').on(t.authorId, t.writtenAt),
    index('coaching_entry_pair').on(t.coachId, t.coacheeId, t.cycle),
    index('coaching_entry_expiry').on(t.tenantId, t.expiresOn),
  ],
);

/** How much time a week a coach has protected for coaching. */
export const coachingTime = sqliteTable('coaching_time', {
  coachId: text('coach_id')
    .primaryKey()
    .references(() => person.id),
  minutes: integer('minutes').notNull(),
});
