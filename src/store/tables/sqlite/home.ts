import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from './organisation.ts';

/**
 * What a person has chosen for themselves on Home, null where they leave it to the district file, and beneath it what
 * the file says. The row is there while they have chosen anything; the row in `person` always holds what counts.
 */
export const ownSetting = sqliteTable('own_setting', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id),
  zone: text('zone'),
  locale: text('locale', { enum: ['en', 'es'] }),
  workDays: text('work_days'),
  workStart: text('work_start'),
  workEnd: text('work_end'),
  fileZone: text('file_zone').notNull(),
  fileLocale: text('file_locale', { enum: ['en', 'es'] }).notNull(),
  fileWorkDays: text('file_work_days').notNull(),
  fileWorkStart: text('file_work_start').notNull(),
  fileWorkEnd: text('file_work_end').notNull(),
  changedAt: integer('changed_at').notNull(),
});

/** Days on which a person is away by their own word, first and last included, beside those of the district file. */
export const ownAbsence = sqliteTable(
  'own_absence',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.firstDay] })],
);

/** The time zone that a platform last named for a person, where it is not the one that counts for them. */
export const heardZone = sqliteTable('heard_zone', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id),
  zone: text('zone').notNull(),
  heardAt: integer('heard_at').notNull(),
});
