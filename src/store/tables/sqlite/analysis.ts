import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

const levels = ['nobody', 'team', 'school', 'district', 'region', 'state', 'outside'] as const;

/** One row of a unit's look at a driver: what happens now, who answers for it, and what would be better. */
export const analysis = sqliteTable(
  'analysis',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    driverId: text('driver_id').notNull(),
    /** Sealed, as is the improvement. */
    now: blob('now', { mode: 'buffer' }).notNull(),
    improvement: blob('improvement', { mode: 'buffer' }).notNull(),
    accountable: text('accountable', { enum: levels }).notNull(),
    /** A second level that answers for the same: a duplicate. */
    alsoAccountable: text('also_accountable', { enum: levels }).notNull(),
    /** 0 to 2 each. */
    quality: integer('quality').notNull(),
    effort: integer('effort').notNull(),
    control: text('control', { enum: ['ours', 'partly', 'not_ours'] }).notNull(),
    /** The action that it led to. */
    actionId: text('action_id'),
    madeBy: text('made_by')
      .notNull()
      .references(() => person.id),
    madeOn: text('made_on').notNull(),
  },
  (t) => [index('analysis_unit').on(t.unitId, t.driverId)],
);

/** A drivers assessment that was taken outside Driveline: recorded and shown beside the pulse, never merged with it. */
export const officialResult = sqliteTable(
  'official_result',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    name: text('name').notNull(),
    version: text('version').notNull(),
    takenOn: text('taken_on').notNull(),
    recordedBy: text('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [index('official_result_unit').on(t.unitId, t.takenOn)],
);

export const officialScore = sqliteTable(
  'official_score',
  {
    resultId: text('result_id')
      .notNull()
      .references(() => officialResult.id),
    driverId: text('driver_id').notNull(),
    /** Percent of its points, 0 to 100. */
    percent: integer('percent').notNull(),
  },
  (t) => [primaryKey({ columns: [t.resultId, t.driverId] })],
);

/** An aggregated measure of a unit in a period. Never of fewer than ten, never of a person. */
export const outcome = sqliteTable(
  'outcome',
  {
    tenantId: text('tenant_id').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    measure: text('measure').notNull(),
    /** The first day of the period. */
    period: text('period').notNull(),
    value: real('value').notNull(),
    n: integer('n').notNull(),
    better: text('better', { enum: ['higher', 'lower'] }).notNull(),
    importedAt: integer('imported_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.measure, t.period] }),
    index('outcome_tenant').on(t.tenantId, t.measure, t.period),
  ],
);
