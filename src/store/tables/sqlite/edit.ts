import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, tenant } from './organisation.ts';

/** A change of the district that an admin has looked at and not saved yet: one at a time, gone once it is saved. */
export const editDraft = sqliteTable('edit_draft', {
  personId: text('person_id')
    .primaryKey()
    .references(() => person.id),
  edit: text('edit', { mode: 'json' }).$type<unknown>().notNull(),
  /** The district's revision that the preview was made from. */
  revision: integer('revision').notNull(),
  changedAt: integer('changed_at').notNull(),
});

/** Who changed the district, when, and what kind of thing: no names, no words, no values. */
export const editLog = sqliteTable(
  'edit_log',
  {
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    /** The revision that the change made. */
    revision: integer('revision').notNull(),
    /** Null for a file that was applied. */
    personId: text('person_id').references(() => person.id),
    kind: text('kind').notNull(),
    /** What was touched, as keys: `team grade-3`, `person ana`. */
    about: text('about', { mode: 'json' }).$type<readonly string[]>().notNull(),
    at: integer('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.revision] })],
);
