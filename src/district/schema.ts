import { z } from 'zod';
import { VOCABULARIES } from '../model/drivers.ts';
import { LEAST_K } from '../model/fidelity/index.ts';
import {
  channelId,
  date,
  fields,
  groupId,
  key,
  list,
  localTime,
  notBlank,
  oneOrMore,
  slackUser,
  slackWorkspace,
  teamsUser,
  zone,
} from './fields.ts';
import { item, looseComponent, practice, stage } from './schema-catalog.ts';
import { furtherDistrict, inRegion, levelChannel, region, state } from './schema-levels.ts';

/*
 * The district file as a person writes it. An `error` text says what to write instead of what was found; a
 * description explains the field in an editor and in `driveline schema`.
 */

const MEMBERS = ['listed', 'channel', 'group'] as const;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const SHORT = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const weekday = z
  .enum([...WEEKDAYS, ...SHORT], {
    error: `Write a day of the week: ${WEEKDAYS.join(', ')}, or its first three letters.`,
  })
  .transform((name) => {
    const short = name.slice(0, 3);
    return SHORT.findIndex((day) => day.startsWith(short)) + 1;
  });

const locale = z.enum(['en', 'es'], { error: 'Write en (English) or es (Spanish).' });

const whole = (least: number, most: number, what: string) => {
  const error = `Write ${what}: a whole number from ${least} to ${most}.`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const dateRange = fields({
  name: notBlank.optional().describe('What it is called; for whoever reads the file.'),
  from: date.describe('The first day, as YYYY-MM-DD.'),
  to: date.optional().describe('The last day, included. Without it, the one day in from.'),
}).describe('Days that follow each other.');

/** A day as `2026-11-26`, or several as `{ from, to }`. */
const days = z
  .union([date.describe('One day, as YYYY-MM-DD.'), dateRange], {
    error: 'Write one day such as 2026-11-26, or several as from: and to:.',
  })
  .transform((entry) =>
    typeof entry === 'string' ? { from: entry, to: entry } : { from: entry.from, to: entry.to ?? entry.from },
  );

const calendar = fields({
  breaks: list(days).optional().describe('Breaks, e.g. winter break. Nothing is sent on these days.'),
  holidays: list(days).optional().describe('Holidays. Nothing is sent on these days.'),
  testing: list(days).optional().describe('Testing windows. Nothing is sent on these days.'),
  snow_days: list(days).optional().describe('Days closed at short notice. Nothing is sent on these days.'),
});

const workingHours = fields({
  days: list(weekday)
    .min(1, { error: 'Write at least one working day.' })
    .optional()
    .describe('The days that are worked. Default: monday to friday.'),
  from: localTime.optional().describe('When the working day begins, as "HH:MM". Default: "08:00".'),
  to: localTime.optional().describe('When it ends, up to "24:00". Default: "16:00".'),
});

const checkIn = fields({
  every_weeks: whole(1, 8, 'after how many weeks the next check-in comes')
    .optional()
    .describe('A check-in every so many weeks, 1 to 8, counted from the week of first_day. Default: 2.'),
  day: weekday.optional().describe('The day of the week. Default: tuesday.'),
  time: localTime
    .optional()
    .describe('When the first people are asked, in their own time zone. Default: "09:00".'),
  spread_minutes: whole(0, 480, 'over how many minutes people are spread')
    .optional()
    .describe('Minutes over which people are spread from that time on, 0 to 480. Default: 30.'),
});

const digest = fields({
  day: weekday.optional().describe('The day of the week. Default: friday.'),
  time: localTime.optional().describe('The time in the team\'s zone, as "HH:MM". Default: "15:00".'),
});

const district = fields({
  key: key.describe('A short name that never changes, since all history hangs on it.'),
  name: notBlank.describe('The name that people read.'),
  zone: zone.describe('The IANA time zone, e.g. America/Chicago.'),
  locale: locale.optional().describe('The language: en or es. Default: en.'),
  k: whole(
    LEAST_K,
    50,
    'how many people must have answered before figures are shown; below 3 they could be traced back to a person',
  )
    .optional()
    .describe('Figures are shown only when at least so many people answered, 3 to 50. Default: 5.'),
  vocabulary: z
    .enum(VOCABULARIES, { error: 'Write plain (plain words) or nirn (the words of NIRN and SISEP).' })
    .optional()
    .describe('What people read for the drivers: plain (plain words) or nirn (NIRN words). Default: plain.'),
  legal_hold: z
    .boolean({ error: 'Write true or false.' })
    .optional()
    .describe(
      'While true, nothing that people wrote in coaching is deleted for good, and everybody is told so. Default: false.',
    ),
  first_day: date.describe('The first school day, as YYYY-MM-DD. Weeks are counted from it.'),
  last_day: date.describe('The last school day. After it nothing is sent.'),
  region: inRegion,
  channel: levelChannel,
  slack: slackWorkspace
    .optional()
    .describe(
      'The ID of its Slack workspace (T…) or Enterprise Grid organisation (E…). Needed where one bot serves several; otherwise the bot knows it by its token.',
    ),
});

const vote = fields({
  every_weeks: whole(1, 8, 'after how many weeks the next vote comes')
    .optional()
    .describe('A vote on three questions every so many weeks, 1 to 8. Default: 1.'),
  day: weekday.optional().describe("The day of the week. Default: that of the team's check_in."),
  time: localTime
    .optional()
    .describe('The time in the team\'s zone, as "HH:MM". Default: that of its check_in.'),
});

const otherDistrict = furtherDistrict(calendar);

const school = fields({
  key: key.describe('A short name that never changes.'),
  name: notBlank.describe('The name that people read.'),
  zone: zone.optional().describe("The time zone, where it is not the district's."),
  first_day: date.optional().describe("The first school day, where it is not the district's."),
  last_day: date.optional().describe("The last school day, where it is not the district's."),
  calendar: calendar.optional().describe("This school's own closed days, beside the district's."),
  district: key.optional().describe('The key of its district, where it is not the first one.'),
  channel: levelChannel,
});

const team = fields({
  key: key.describe('A short name that never changes.'),
  name: notBlank.describe('The name that people read.'),
  school: key.optional().describe('The key of its school. Without it, a team of the whole district.'),
  channel: channelId
    .optional()
    .describe(
      'The ID of the channel where its digest is posted: C0123456789 in Slack, 19:…@thread.tacv2 in Teams.',
    ),
  members: z
    .enum(MEMBERS, { error: 'Write listed (the people below say who is staff), channel or group.' })
    .optional()
    .describe(
      'Who is staff of the team: listed (those whose roles say so), channel (whoever is in its channel) or group (whoever is in its Slack user group); who joins is asked from then on, who leaves no more. Default: listed.',
    ),
  group: groupId
    .optional()
    .describe(
      'The ID of the Slack user group whose members are its staff, S0123456789; with members: group.',
    ),
  focus: notBlank
    .optional()
    .describe('The driver it works on: an id such as coaching, or an alias such as PD.'),
  stage: stage
    .optional()
    .describe(
      'The stage in which it begins: exploration, installation, initial or full. What the team decides in chat later on stands. Default: initial.',
    ),
  check_in: checkIn.optional().describe('When it is asked. What is left out comes from defaults.'),
  digest: digest.optional().describe('When its digest is posted. What is left out comes from defaults.'),
  vote: vote
    .optional()
    .describe(
      'The team answers by vote in its channel instead of by confidential check-ins: for leadership and implementation teams, and for teams smaller than k. Needs a facilitator, who does not vote. Write {} for a vote every week.',
    ),
});

const role = (text: string) =>
  oneOrMore(key, 'Write the key of a team or school, or a list of keys.').optional().describe(text);

const roles = fields({
  staff: role('Teams they work in. The first one is where their answers count.'),
  coach: role('Teams or schools whose people they coach.'),
  leader: role('Teams, schools or the district they lead.'),
  facilitator: role('Teams whose meetings and votes they run. They do not vote there.'),
  evaluator: role('Teams, schools or the district whose staff they evaluate. Sees no individual answer.'),
  admin: role('The district, where they keep the bot running. Sees no individual answer.'),
});

const person = fields({
  key: key.describe('A short name that never changes.'),
  name: notBlank.describe('The name that people read.'),
  email: z
    .email({
      error: 'Write the mail address that this person uses in Slack or Teams, e.g. ana@lakeside.example.',
    })
    .transform((address) => address.toLowerCase())
    .optional()
    .describe(
      'The mail address in Slack or Teams, by which they are found. Needed where neither slack nor teams is given.',
    ),
  slack: slackUser
    .optional()
    .describe('The Slack member ID, e.g. U0123456789. Needed where email and teams are not given.'),
  teams: teamsUser
    .optional()
    .describe('The Microsoft Entra object ID. Needed where email and slack are not given.'),
  zone: zone.optional().describe("Their time zone, where it is not their school's."),
  locale: locale.optional().describe("Their language, where it is not the district's."),
  working_hours: workingHours
    .optional()
    .describe('Nothing is sent to them outside of it. What is left out comes from defaults.'),
  roles: roles.describe('What they do, and where: a role, then the keys of teams or schools.'),
  away: list(days).optional().describe('Days on which they are away. They are not asked, and not counted.'),
});

const pair = fields({
  coach: key.describe('The key of the coach, who is one of people.'),
  coachees: oneOrMore(key, 'Write the key of a person, or a list of keys.').describe(
    'The key or keys of those they coach.',
  ),
});

const defaults = fields({
  working_hours: workingHours
    .optional()
    .describe('Nothing is sent to a person outside of their working hours.'),
  check_in: checkIn.optional().describe('When teams are asked, unless a team says otherwise.'),
  digest: digest.optional().describe('When digests are posted, unless a team says otherwise.'),
});

export const districtFile = fields({
  district: district.describe('The district.'),
  defaults: defaults.optional().describe('What holds for every team and person that says nothing else.'),
  calendar: calendar.optional().describe('Days on which the whole district is closed.'),
  districts: list(otherDistrict)
    .optional()
    .describe('Further districts of the same region or state. What they leave out is as in district.'),
  regions: list(region).optional().describe('The regions that the districts belong to.'),
  state: state.optional().describe('The state that the regions or districts belong to.'),
  schools: list(school).optional().describe('The schools.'),
  teams: list(team).describe('The teams. Check-ins and digests are theirs.'),
  people: list(person).describe('The people.'),
  coaching: list(pair).optional().describe('Who coaches whom.'),
  items: list(item).optional().describe('Questions of your own, asked beside those of Driveline.'),
  practice: practice.optional().describe('The practice that people are coached on, in your own words.'),
}).meta({ title: 'Driveline district file', description: 'Describes one district to the Driveline bot.' });

/** The file's shape, before the references in it are checked. */
export type DistrictFile = z.output<typeof districtFile>;
/** The file as a person writes it. */
export type DistrictInput = z.input<typeof districtFile>;
export type FurtherDistrictEntry = z.output<typeof otherDistrict>;
export type SchoolEntry = z.output<typeof school>;
export type TeamEntry = z.output<typeof team>;
export type PersonEntry = z.output<typeof person>;
export type PairEntry = z.output<typeof pair>;
export type Days = z.output<typeof days>;

/** The parts of a file with nothing needed, for reading on where something is broken. */
export const parts = {
  district: district.partial(),
  defaults: defaults.optional(),
  calendar: calendar.optional(),
  districts: otherDistrict.partial(),
  regions: region.partial(),
  state: state.partial().optional(),
  schools: school.partial(),
  teams: team.partial(),
  people: person.partial(),
  coaching: pair.partial(),
  items: item.partial(),
  components: looseComponent,
} as const;

/** The JSON Schema (draft 2020-12) of a district file. */
export function districtSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(districtFile, { io: 'input', target: 'draft-2020-12' });
}
