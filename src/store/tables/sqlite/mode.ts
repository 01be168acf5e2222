import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

/** A team is asked whether it would rather answer by vote. One offer at a time; a new one takes the place of the old. */
export const modeOffer = sqliteTable('mode_offer', {
  teamId: text('team_id')
    .primaryKey()
    .references(() => unit.id),
  /** Who would lead the votes, and not vote. */
  facilitatorId: text('facilitator_id')
    .notNull()
    .references(() => person.id),
  offeredBy: text('offered_by')
    .notNull()
    .references(() => person.id),
  offeredAt: integer('offered_at').notNull(),
  closesAt: integer('closes_at').notNull(),
  state: text('state', { enum: ['open', 'agreed', 'refused'] }).notNull(),
});

/** Who has agreed to an offer. Dropped once it is decided: who said yes first, or no, is nobody's business. */
export const modeConsent = sqliteTable(
  'mode_consent',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => modeOffer.teamId),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.personId] })],
);
