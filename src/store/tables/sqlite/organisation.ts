import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A district that uses the bot. Its chat workspaces are in `workspace`. */
export const tenant = sqliteTable('tenant', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Smallest number of respondents whose figures may be shown; 3 or more. */
  k: integer('k').notNull(),
  locale: text('locale', { enum: ['en', 'es'] }).notNull(),
  /** Which words its people read for the drivers. */
  vocabulary: text('vocabulary', { enum: ['plain', 'nirn'] })
    .notNull()
    .default('plain'),
  /** While it is on nothing that people wrote is deleted for good, and everybody is told so. */
  legalHold: integer('legal_hold', { mode: 'boolean' }).notNull().default(false),
  /** Counts applied district files and calendar edits; planning looks at it to know whether to plan anew. */
  revision: integer('revision').notNull(),
});

/** State, region, district, school or team. A unit that left the district file is `active = false`; its history stays. */
export const unit = sqliteTable('unit', {
  id: text('id').primaryKey(),
  tenantId: text('tenant_id')
    .notNull()
    .references(() => tenant.id),
  kind: text('kind', { enum: ['state', 'region', 'district', 'school', 'team'] }).notNull(),
  parentId: text('parent_id'),
  name: text('name').notNull(),
  zone: text('zone').notNull(),
  /** Where its digest is posted. Its form says which platform's it is. */
  channelId: text('channel_id'),
  focusDriver: text('focus_driver'),
  /** Where a team begins; what it has decided since is in `stage_decision`. */
  stage: text('stage', { enum: ['exploration', 'installation', 'initial', 'full'] })
    .notNull()
    .default('initial'),
  /** `vote`: in the open, in its channel, when its check-in would be due; its members get no check-in for it. */
  answersBy: text('answers_by', { enum: ['check_in', 'vote'] })
    .notNull()
    .default('check_in'),
  /** A check-in every so many weeks, 1 to 8, counted from the week of the first school day. */
  checkinEveryWeeks: integer('checkin_every_weeks').notNull(),
  /** ISO weekday, 1 Monday to 7 Sunday. */
  checkinDay: integer('checkin_day').notNull(),
  checkinTime: text('checkin_time').notNull(),
  /** Minutes over which a team's people are spread, 0 to 480. */
  checkinSpread: integer('checkin_spread').notNull(),
  digestDay: integer('digest_day').notNull(),
  digestTime: text('digest_time').notNull(),
  firstDay: text('first_day'),
  lastDay: text('last_day'),
  /** Who is staff of a team: whom the district file lists, whoever is in its channel, or in its group. */
  members: text('members', { enum: ['listed', 'channel', 'group'] })
    .notNull()
    .default('listed'),
  /** The group of people who are its staff, by the platform's id; a Slack user group. */
  groupId: text('group_id'),
  active: integer('active', { mode: 'boolean' }).notNull(),
});

/** A day on which a unit, and every unit below it, sends nothing. */
export const closedDay = sqliteTable(
  'closed_day',
  {
    unitId: text('unit_id').notNull(),
    date: text('date').notNull(),
    kind: text('kind', { enum: ['break', 'holiday', 'testing', 'snow'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.date] })],
);

export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    tenantId: text('tenant_id')
      .notNull()
      .references(() => tenant.id),
    name: text('name').notNull(),
    email: text('email'),
    /** The platform on which they acted last; null while they have not. */
    actedOn: text('acted_on', { enum: ['slack', 'teams'] }),
    locale: text('locale', { enum: ['en', 'es'] }).notNull(),
    zone: text('zone').notNull(),
    /** ISO weekdays that are worked, e.g. `12345`. */
    workDays: text('work_days').notNull(),
    workStart: text('work_start').notNull(),
    workEnd: text('work_end').notNull(),
    /** The team that this person's check-ins count for. */
    homeTeamId: text('home_team_id'),
    /** The unit whose calendar is theirs: the home team's school, or the unit they belong to. */
    calendarUnitId: text('calendar_unit_id'),
    audience: text('audience', { enum: ['staff', 'coach', 'leadership'] }).notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (t) => [index('person_tenant').on(t.tenantId), index('person_home').on(t.homeTeamId)],
);

export const membership = sqliteTable(
  'membership',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id),
    unitId: text('unit_id')
      .notNull()
      .references(() => unit.id),
    role: text('role', { enum: ['staff', 'coach', 'leader', 'facilitator', 'evaluator', 'admin'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.unitId, t.role] }), index('membership_unit').on(t.unitId)],
);

export const coachingPair = sqliteTable(
  'coaching_pair',
  { coachId: text('coach_id').notNull(), coacheeId: text('coachee_id').notNull() },
  (t) => [primaryKey({ columns: [t.coachId, t.coacheeId] })],
);

/** Days on which a person is away, first and last included. */
export const absence = sqliteTable(
  'absence',
  {
    personId: text('person_id').notNull(),
    firstDay: text('first_day').notNull(),
    lastDay: text('last_day').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.firstDay] })],
);
