import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, tenant, unit } from './organisation.ts';

/** A question of a district's own. One that has left the district file is not `active`; its wording stays. */
export const ownItem = sqliteTable(
  'own_item',
  {
    /** The district's key and the item's: `lakeside/visits`. */
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    driverId: text('driver_id').notNull(),
    facet: text('facet', { enum: ['effort', 'fidelity', 'alignment', 'need'] }).notNull(),
    audiences: text('audiences', { mode: 'json' }).notNull(),
    cadence: text('cadence', { enum: ['normal', 'monthly', 'termly'] }).notNull(),
    stages: text('stages', { mode: 'json' }).notNull(),
    /** By language: what is asked, and what counts. Never changed; a language may be added. */
    wording: text('wording', { mode: 'json' }).notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('own_item_tenant').on(t.tenantId)],
);

/** A core component of the practice that a district describes, in its own words. Its wording is never changed either. */
export const practiceComponent = sqliteTable(
  'practice_component',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    position: integer('position').notNull(),
    wording: text('wording', { mode: 'json' }).notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('practice_component_tenant').on(t.tenantId)],
);

const stages = ['exploration', 'installation', 'initial', 'full'] as const;

/** That a team has gone over to another stage: who decided it, when, and why. Nothing of it is ever changed. */
export const stageDecision = sqliteTable(
  'stage_decision',
  {
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    /** The platform's order of the submission that decided it. */
    decidedOrder: real('decided_order').notNull(),
    fromStage: text('from_stage', { enum: stages }).notNull(),
    toStage: text('to_stage', { enum: stages }).notNull(),
    /** In plain text: it is told in the team's digest. */
    why: text('why').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    decidedAt: integer('decided_at').notNull(),
    /** The window whose digest has told it. */
    toldIn: text('told_in'),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.decidedOrder] })],
);
