import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person, unit } from './organisation.ts';

/** One action of a team, school or district: one cycle of plan, do, study, act. Words are sealed. */
export const action = sqliteTable(
  'action',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id').notNull(),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    driverId: text('driver_id').notNull(),
    source: text('source', {
      enum: ['decision', 'command', 'suggestion', 'cover', 'barrier', 'analysis'],
    }).notNull(),
    /** The digest whose decision it came from, or whose figures suggested it. */
    digestId: text('digest_id'),
    /** A known fix or a hard change; `null` while nobody has answered the four questions. */
    kind: text('kind', { enum: ['technical', 'adaptive'] }),
    /** The other half of a mixed challenge. */
    pairId: text('pair_id'),
    /** The action that this one tries again. */
    previousId: text('previous_id'),
    /** 1 for the first try. */
    cycle: integer('cycle').notNull(),
    /** The driver that carries the weak one meanwhile; only where the action is a cover. */
    coveringDriver: text('covering_driver'),
    /** What the covering driver scored when it was agreed, where it had a score. */
    scoreThen: integer('score_then'),
    state: text('state', { enum: ['proposed', 'agreed', 'doing', 'study', 'act', 'closed'] }).notNull(),
    outcome: text('outcome', { enum: ['adopted', 'adapted', 'abandoned', 'again'] }),
    ownerId: text('owner_id').references(() => person.id),
    due: text('due'),
    /** `null` where Driveline itself proposed it: then its driver says what it is about. */
    title: blob('title', { mode: 'buffer' }),
    prediction: blob('prediction', { mode: 'buffer' }),
    measure: blob('measure', { mode: 'buffer' }),
    seen: blob('seen', { mode: 'buffer' }),
    decided: blob('decided', { mode: 'buffer' }),
    /** `null`: Driveline. */
    proposedBy: text('proposed_by').references(() => person.id),
    createdAt: integer('created_at').notNull(),
    closedAt: integer('closed_at'),
    /** When somebody last took it on or began it; `null` where nobody has, and in older rows. */
    steppedAt: integer('stepped_at'),
    /** Where its team stood when it began; `null` in older rows. */
    stage: text('stage', { enum: ['exploration', 'installation', 'initial', 'full'] }),
    /** After closing: not yet told to the team; told, and its driver is watched; nothing more to tell. */
    watch: text('watch', { enum: ['fresh', 'open', 'told'] }),
  },
  (t) => [
    index('action_unit').on(t.unitId, t.state),
    index('action_owner').on(t.ownerId, t.state),
    index('action_watch').on(t.unitId, t.watch),
  ],
);
