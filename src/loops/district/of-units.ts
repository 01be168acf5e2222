import { asEntry, checkedLater, type Entry, entriesOf, withEntry } from './entries.ts';
import { addition, change, found, gone, type Operation, removal } from './operation.ts';
import {
  days,
  districts,
  drivers,
  ks,
  languages,
  regions,
  schools,
  spreads,
  stages,
  vocabularies,
  weeks,
  zones,
} from './options.ts';
import { entered, fieldsOf, type Spec } from './spec.ts';

/* The district, what stands above it, its schools and its teams. */

const name: Spec = { name: 'name', kind: 'text' };
const channel: Spec = { name: 'channel', kind: 'channel', optional: true };
const zone: Spec = { name: 'zone', kind: 'choice', options: zones };
const firstDay: Spec = { name: 'first_day', kind: 'date' };
const lastDay: Spec = { name: 'last_day', kind: 'date' };
const region: Spec = { name: 'region', kind: 'choice', options: regions, optional: true };
const ofDistrict: Spec = { name: 'district', kind: 'choice', options: districts, optional: true };
const inSchool: Spec = { name: 'school', kind: 'choice', options: schools, optional: true };

const members: Spec = {
  ...{ name: 'members', kind: 'choice', first: 'listed' },
  options: ({ t, platform }) => [
    { value: 'listed', label: t.members.listed },
    { value: 'channel', label: t.members.channel },
    ...(platform === 'slack' ? [{ value: 'group', label: t.members.group }] : []),
  ],
};
const group: Spec = { name: 'group', kind: 'text', optional: true };

const every: Spec = {
  name: 'every_weeks',
  kind: 'number',
  options: weeks,
  path: ['check_in', 'every_weeks'],
};

const ON_TEAM: readonly Spec[] = [name, inSchool, channel, members, group];

/** When something of a team comes round: `check_in`, `digest` or `vote`. */
const cadence = (block: string): Spec[] => [
  { name: 'day', kind: 'choice', options: days, path: [block, 'day'] },
  { name: 'time', kind: 'time', path: [block, 'time'] },
];

const WHEN: readonly Spec[] = [
  every,
  ...cadence('check_in'),
  { name: 'spread_minutes', kind: 'number', options: spreads, path: ['check_in', 'spread_minutes'] },
];

const VOTE: readonly Spec[] = [
  { ...every, path: ['vote', 'every_weeks'], first: '1' },
  { name: 'day', kind: 'choice', options: days, path: ['vote', 'day'], first: 'tuesday' },
  { name: 'time', kind: 'time', path: ['vote', 'time'], first: '09:00' },
];

/** A team answers by vote in its channel, or confidentially. */
const mode: Operation = {
  ...{ name: 'team_vote', area: 'teams', of: ['teams'] },
  says: ['teams.vote.every_weeks', 'teams.vote.day', 'teams.vote.time'],
  fields(seen) {
    const team = found(seen, 'teams') ?? {};
    const { label, hint } = seen.t.byVote;
    return [
      { kind: 'toggle', name: 'vote', label, hint, initial: team.vote !== undefined },
      ...fieldsOf(VOTE, seen, team),
    ];
  },
  write(seen, values) {
    const team = found(seen, 'teams');
    if (!team) return gone(seen);
    const { vote: _, ...rest } = team;
    return { file: withEntry(seen.file, 'teams', values.vote === true ? entered(VOTE, team, values) : rest) };
  },
};

export const UNIT_OPERATIONS: readonly Operation[] = [
  followed({
    ...{ name: 'district_names', area: 'district', list: 'district' },
    specs: [
      name,
      { name: 'locale', kind: 'choice', options: languages },
      { name: 'vocabulary', kind: 'choice', options: vocabularies },
      channel,
    ],
  }),
  followed({
    ...{ name: 'district_year', area: 'district', list: 'district' },
    specs: [firstDay, lastDay, zone],
  }),
  change({
    ...{ name: 'district_privacy', area: 'district', list: 'district' },
    specs: [
      { name: 'k', kind: 'number', options: ks },
      { name: 'legal_hold', kind: 'toggle' },
    ],
  }),

  change({ name: 'district_region', area: 'levels', list: 'district', specs: [region] }),
  addition({
    name: 'district_add',
    area: 'levels',
    list: 'districts',
    specs: [name, { ...zone, optional: true }, region],
  }),
  change({
    name: 'districts_change',
    area: 'levels',
    list: 'districts',
    specs: [name, zone, region, channel],
  }),
  addition({ name: 'region_add', area: 'levels', list: 'regions', specs: [name, channel] }),
  change({ name: 'region_change', area: 'levels', list: 'regions', specs: [name, channel] }),
  addition({ name: 'state_add', area: 'levels', list: 'state', specs: [name, channel] }),
  change({ name: 'state_change', area: 'levels', list: 'state', specs: [name, channel] }),
  removal('level_end', 'levels', ['districts', 'regions', 'state']),

  addition({
    name: 'school_add',
    area: 'schools',
    list: 'schools',
    specs: [name, { ...zone, optional: true }, ofDistrict],
  }),
  followed({
    name: 'school_change',
    area: 'schools',
    list: 'schools',
    specs: [name, zone, ofDistrict, channel],
  }),
  removal('school_end', 'schools', ['schools']),

  addition({ name: 'team_add', area: 'teams', list: 'teams', specs: ON_TEAM }),
  change({ name: 'team_change', area: 'teams', list: 'teams', specs: ON_TEAM }),
  change({
    ...{ name: 'team_focus', area: 'teams', list: 'teams' },
    specs: [
      { name: 'focus', kind: 'choice', options: drivers, optional: true },
      { name: 'stage', kind: 'choice', options: stages, first: 'initial' },
    ],
  }),
  change({ name: 'team_when', area: 'teams', list: 'teams', specs: WHEN }),
  change({ name: 'team_digest', area: 'teams', list: 'teams', specs: cadence('digest') }),
  mode,
  removal('team_end', 'teams', ['teams']),

  change({
    name: 'year_of_district',
    area: 'calendar',
    list: 'districts',
    specs: [firstDay, lastDay].map(optional),
  }),
  change({
    name: 'year_of_school',
    area: 'calendar',
    list: 'schools',
    specs: [firstDay, lastDay].map(optional),
  }),
];

function optional(spec: Spec): Spec {
  return { ...spec, optional: true };
}

/**
 * In a file, a school has its district's zone and a person their school's, unless they say otherwise. What a database
 * holds no longer tells that: who has what stood above them until now goes along with it.
 */
function followed(plain: Parameters<typeof change>[0]): Operation {
  const operation = change(plain);
  return {
    ...operation,
    everybody: true,
    write(seen, values) {
      const before = found(seen, plain.list);
      const made = operation.write(seen, values);
      if ('wrong' in made || !before) return made;
      const now = found({ ...seen, file: made.file }, plain.list) ?? {};
      const moved = (entry: Entry): Entry => {
        const goes = (['zone', 'locale'] as const).filter(
          (field) => now[field] !== before[field] && entry[field] === before[field],
        );
        return { ...entry, ...Object.fromEntries(goes.map((field) => [field, now[field]])) };
      };
      const { file } = made;
      if (plain.list === 'district') {
        const [schools, people] = [
          entriesOf(file, 'schools').map(moved),
          entriesOf(file, 'people').map(moved),
        ];
        return { file: checkedLater({ ...file, ...(file.schools ? { schools } : {}), people }) };
      }
      const here = new Set([
        now.key,
        ...file.teams.filter(({ school }) => school === now.key).map(({ key }) => key),
      ]);
      const people = entriesOf(file, 'people').map((person) => {
        const [first] = Object.values(asEntry(person.roles)).flat();
        return here.has(first) ? moved(person) : person;
      });
      return { file: checkedLater({ ...file, people }) };
    },
  };
}
