import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { coachingContact } from './coaching.ts';
import { person, unit } from './organisation.ts';

/** A training session that was held. */
export const training = sqliteTable(
  'training',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    /** Sealed. */
    topic: blob('topic', { mode: 'buffer' }).notNull(),
    heldOn: text('held_on').notNull(),
    loggedBy: text('logged_by')
      .notNull()
      .references(() => person.id),
    loggedAt: integer('logged_at').notNull(),
    /** The planned learning that it delivered, where it did. */
    learningId: text('learning_id'),
    /** Whether the unit's digest has told what people said of it. */
    told: integer('told', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('training_unit').on(t.unitId, t.heldOn)],
);

/** Who was at a training session. */
export const attendance = sqliteTable(
  'attendance',
  {
    trainingId: text('training_id')
      .notNull()
      .references(() => training.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.trainingId, t.personId] })],
);

/** A rating of one item outside a check-in, after something that happened. Confidential, as all ratings are. */
export const itemAnswer = sqliteTable(
  'item_answer',
  {
    /** What it is about: a training session, or somebody's new role. */
    about: text('about').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    itemId: text('item_id').notNull(),
    rating: text('rating', { enum: ['not_yet', 'partly', 'in_place', 'cant_tell'] }).notNull(),
    answeredAt: integer('answered_at').notNull(),
    /** The platform's order of the tap; an earlier tap never overwrites a later one. */
    answeredOrder: real('answered_order').notNull(),
  },
  (t) => [primaryKey({ columns: [t.about, t.personId, t.itemId] })],
);

/** Since when a district's new role holders are noticed: those of before are not new. */
export const roleWatch = sqliteTable('role_watch', {
  tenantId: text('tenant_id').primaryKey(),
  since: text('since').notNull(),
});

/** Somebody who coaches, leads or facilitates, and what they hand to one person of their choice. */
export const roleHolder = sqliteTable(
  'role_holder',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    unitId: text('unit_id').notNull(),
    role: text('role', { enum: ['coach', 'leader', 'facilitator'] }).notNull(),
    tenantId: text('tenant_id').notNull(),
    /** The week in which they were first seen in it. */
    since: text('since').notNull(),
    /** Held it already when roles began to be watched: then nothing is asked. */
    known: integer('known', { mode: 'boolean' }).notNull(),
    /** Sealed: strengths and gaps, as JSON. */
    words: blob('words', { mode: 'buffer' }),
    /** Who may read them; `null`: nobody but the author. */
    recipientId: text('recipient_id'),
    writtenAt: integer('written_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.unitId, t.role] }),
    index('role_holder_tenant').on(t.tenantId),
  ],
);

/** Whether what somebody shared with a former coach may be read by the one they have now. Theirs alone to say. */
export const coachingHandover = sqliteTable(
  'coaching_handover',
  {
    coacheeId: text('coachee_id')
      .notNull()
      .references(() => person.id),
    formerId: text('former_id').notNull(),
    coachId: text('coach_id').notNull(),
    tenantId: text('tenant_id').notNull(),
    state: text('state', { enum: ['offered', 'agreed', 'sealed'] }).notNull(),
    offeredOn: text('offered_on').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.coacheeId, t.formerId, t.coachId] }),
    index('coaching_handover_coach').on(t.coachId),
  ],
);

/** What a coach took for the gap behind a talk. Counted only, from enough people on. */
export const coachingTheme = sqliteTable(
  'coaching_theme',
  {
    contactId: text('contact_id')
      .primaryKey()
      .references(() => coachingContact.id),
    tenantId: text('tenant_id').notNull(),
    coachId: text('coach_id').notNull(),
    coacheeId: text('coachee_id').notNull(),
    teamId: text('team_id'),
    cycle: text('cycle').notNull(),
    theme: text('theme', { enum: ['skill', 'time', 'belief'] }).notNull(),
  },
  (t) => [
    index('coaching_theme_coach').on(t.coachId, t.cycle),
    index('coaching_theme_team').on(t.teamId, t.cycle),
  ],
);
