import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The bot-initiated messages that a person's weekly budget has paid for. */
export const contact = sqliteTable(
  'contact',
  {
    personId: text('person_id').notNull(),
    /** The Monday of the ISO week, in the person's own zone. */
    week: text('week').notNull(),
    /** The occurrence it was for, so that one that was never sent does not count. */
    occurrenceKey: text('occurrence_key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.week, t.occurrenceKey] })],
);
