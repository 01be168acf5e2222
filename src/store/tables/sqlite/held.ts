import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, tenant } from './organisation.ts';

/** How a text stood before somebody changed it while a legal hold was on. Gone in the week after the hold ends. */
export const heldVersion = sqliteTable(
  'held_version',
  {
    /** The place that the words are sealed to: where they stood. */
    place: text('place').notNull(),
    keptAt: integer('kept_at').notNull(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    /** Who changed it, and may have it in their export. */
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    /** Sealed. */
    words: blob('words', { mode: 'buffer' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.place, t.keptAt] }),
    index('held_version_person').on(t.personId, t.keptAt),
    index('held_version_tenant').on(t.tenantId),
  ],
);
