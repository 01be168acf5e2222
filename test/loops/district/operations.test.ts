import { describe, expect, it } from 'vitest';
import type { FormValues } from '../../../src/chat/form.ts';
import { districtText } from '../../../src/district/describe.ts';
import { editDistrict, previewEdit, standingFile } from '../../../src/district/edit.ts';
import { applyDistrict, districtSchema, previewDistrict, readDistrict } from '../../../src/district/index.ts';
import { say } from '../../../src/locales/index.ts';
import type { Seen, Thing } from '../../../src/loops/district/operation.ts';
import { OPERATIONS, operationBy } from '../../../src/loops/district/operations.ts';
import { as } from '../../../src/model/ids.ts';
import { latestEdits } from '../../../src/store/queries/edit.ts';
import type { Store } from '../../../src/store/store.ts';
import { emptyStore } from '../../doubles/stores.ts';

const LAKE = `district: { key: lake, name: Lake, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04, region: north, k: 4 }
calendar: { holidays: [2026-09-07], snow_days: [2027-01-12, 2027-01-13] }
districts:
  - { key: hill, name: Hill, region: north, zone: America/Denver }
regions: [{ key: north, name: North }, { key: south, name: South }]
schools:
  - { key: elm, name: Elm }
  - { key: oak, name: Oak, zone: America/Phoenix }
  - { key: pine, name: Pine }
teams:
  - { key: a, name: A, school: elm, channel: C00000001 }
  - { key: b, name: B, school: oak, channel: C00000002, check_in: { day: wednesday } }
  - { key: c, name: C, channel: C00000003, vote: { day: thursday } }
people:
  - { key: ana, name: Ana Ruiz, email: ana@x.example, roles: { staff: [a, b] }, away: [{ from: 2026-12-01, to: 2026-12-04 }] }
  - { key: ben, name: Ben, email: ben@x.example, roles: { staff: a } }
  - { key: cy, name: Cy, email: cy@x.example, roles: { coach: [elm, b] } }
  - { key: di, name: Di, email: di@x.example, roles: { leader: oak, facilitator: c, admin: lake } }
  - { key: ed, name: Ed, email: ed@x.example, roles: { staff: b } }
coaching: [{ coach: cy, coachees: [ana] }]
items:
  - { key: plan-time, driver: coaching, facet: effort, audience: staff, en: { text: We had time to plan. } }
`;

const CORE = 'A goal\nA look at real practice | Seen, not told\nWords about it\nA next step';

function lakeFile() {
  const reading = readDistrict(LAKE);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.district;
}

async function lake(): Promise<Store> {
  const store = await emptyStore();
  await applyDistrict(store, lakeFile());
  return store;
}

interface Made {
  readonly lines: readonly string[];
  readonly text: string;
}

/** Makes one change as the dialogs do: what stands in them, with some of it entered otherwise. */
async function made(store: Store, name: string, thing: Thing | undefined, values: FormValues): Promise<Made> {
  const operation = operationBy(name);
  if (!operation) throw new Error(`there is no ${name}`);
  return store.transact(async (tx) => {
    const standing = await standingFile(tx, as('lake'));
    if (!standing) throw new Error('no district');
    const seen: Seen = {
      ...{ ...standing, thing, locale: 'en', platform: 'slack', channels: [], today: as('2026-10-05') },
      ...{ t: say('en').district, h: say('en').home.settings, zones: [as('America/Chicago')] },
    };
    const shown = Object.fromEntries(
      operation
        .fields(seen)
        .map((field) => [field.name, field.initial ?? (field.kind === 'toggle' ? false : '')]),
    );
    for (const field of Object.keys(values)) expect(Object.keys(shown), name).toContain(field);
    let wrong: unknown;
    const edited = await editDistrict(
      tx,
      as('lake'),
      (file, have) => {
        const written = operation.write({ ...seen, file, have }, { ...shown, ...values });
        if ('wrong' in written) wrong = written.wrong;
        return 'wrong' in written ? file : written.file;
      },
      { by: { personId: as('lake/di'), kind: name, at: 0 } },
    );
    if (wrong) throw new Error(JSON.stringify(wrong));
    if (!edited || 'problems' in edited) throw new Error(JSON.stringify(edited));
    return {
      lines: edited.difference.changes.map(({ sign, what }) => `${sign} ${what}`),
      text: districtText((await standingFile(tx, as('lake')))?.file ?? edited.file),
    };
  });
}

const of = (list: Thing['list'], key: string): Thing => ({ list, key });
const ana = of('people', 'ana');

/** Every operation once: what it is about, what is entered, and what a file would have said of it. */
const CHANGES: readonly (readonly [string, Thing | undefined, FormValues, RegExp])[] = [
  [
    'district_names',
    undefined,
    { name: 'Great Lake', locale: 'es', vocabulary: 'nirn', channel: 'C00000009' },
    /name Lake → Great Lake.*locale en → es.*words/,
  ],
  [
    'district_year',
    undefined,
    { last_day: '2027-06-11', zone: 'America/Denver' },
    /last day 2027-06-04 → 2027-06-11/,
  ],
  ['district_privacy', undefined, { k: '5', legal_hold: true }, /k 4 → 5.*legal hold off → on/],
  ['district_region', undefined, { region: 'south' }, /part of north → south/],
  ['district_add', undefined, { name: 'Bay', region: 'north' }, /\+ district Bay \(bay\)/],
  ['districts_change', of('districts', 'hill'), { name: 'Hills', region: 'south' }, /name Hill → Hills/],
  ['region_add', undefined, { name: 'East' }, /\+ region East \(east\)/],
  ['region_change', of('regions', 'north'), { channel: 'C00000008' }, /channel none → C00000008/],
  ['state_add', undefined, { name: 'Minnesota' }, /\+ state Minnesota \(minnesota\)/],
  ['level_end', of('districts', 'hill'), { sure: true }, /− district Hill/],
  ['school_add', undefined, { name: 'Fir', zone: 'America/Chicago' }, /\+ school Fir \(fir\)/],
  [
    'school_change',
    of('schools', 'oak'),
    { name: 'Oaks', channel: 'C00000007', district: 'hill' },
    /name Oak → Oaks/,
  ],
  ['school_end', of('schools', 'pine'), { sure: true }, /− school Pine/],
  [
    'team_add',
    undefined,
    { name: 'Grade 4', school: 'elm', channel: 'C00000004' },
    /\+ team Grade 4 \(grade-4\)/,
  ],
  [
    'team_change',
    of('teams', 'a'),
    { school: 'oak', members: 'channel' },
    /staff as listed → whoever.*part of elm → oak/,
  ],
  [
    'team_change',
    of('teams', 'b'),
    { members: 'group', group: 'S00000001' },
    /staff as listed → whoever is in its group.*user group none → S00000001/,
  ],
  ['team_focus', of('teams', 'a'), { focus: 'training', stage: 'installation' }, /focus none → training/],
  [
    'team_when',
    of('teams', 'a'),
    { every_weeks: '1', day: 'thursday', time: '10:00', spread_minutes: '60' },
    /every weeks 2 → 1/,
  ],
  ['team_digest', of('teams', 'a'), { day: 'monday', time: '08:00' }, /digest day friday → monday/],
  ['team_vote', of('teams', 'c'), { every_weeks: '2' }, /check-in every weeks 1 → 2/],
  ['team_vote', of('teams', 'c'), { vote: false }, /answers by vote → check-in/],
  ['team_end', of('teams', 'b'), { sure: true }, /− team B/],
  ['teams_when', undefined, { time: '10:00' }, /team a: check-in time 09:00 → 10:00/],
  ['teams_digest', undefined, { day: 'thursday' }, /team a: digest day/],
  [
    'people_hours',
    undefined,
    { from: '07:00', day5: false },
    /working days mon tue wed thu fri → mon tue wed thu/,
  ],
  ['role_add', ana, { role: 'leader', unit: 'elm' }, /now leader of elm/],
  ['role_end', ana, { held: 'staff a' }, /answers for a → b.*no longer staff of a/],
  ['person_home', ana, { held: 'staff b' }, /answers for a → b/],
  [
    'person_add',
    undefined,
    { name: 'Ana Ruiz', email: 'ar@x.example', role: 'staff', unit: 'a' },
    /\+ person ana-ruiz: staff of a/,
  ],
  ['person_who', ana, { name: 'Ana R.', email: '', slack: 'U00000009' }, /name Ana Ruiz → Ana R\./],
  ['person_zone', ana, { zone: 'America/Chicago', locale: 'es' }, /locale en → es/],
  ['person_hours', ana, { from: '10:00', to: '15:00', day1: false }, /working from 08:00 → 10:00/],
  ['away_add', ana, { from: '2027-02-01', to: '' }, /days away changed/],
  ['away_end', ana, { held: '2026-12-01 2026-12-04' }, /days away changed/],
  ['person_end', ana, { sure: true }, /− person ana/],
  ['pair_add', of('people', 'cy'), { other: 'ed' }, /\+ coaching cy → ed/],
  ['pair_end', of('people', 'cy'), { held: 'ana' }, /− coaching cy → ana/],
  [
    'closed_add',
    of('schools', 'elm'),
    { kind: 'snow_days', from: '2027-02-02', to: '2027-02-03' },
    /closed at elm: 2027-02-02 to 2027-02-03 \(snow\)/,
  ],
  [
    'closed_add',
    of('district', 'lake'),
    { kind: 'testing', from: '2027-04-13' },
    /closed at lake: 2027-04-13 \(testing\)/,
  ],
  [
    'closed_end',
    of('district', 'lake'),
    { held: 'snow_days 2027-01-12 2027-01-13' },
    /− closed at lake: 2027-01-12 to 2027-01-13/,
  ],
  [
    'year_of_district',
    of('districts', 'hill'),
    { first_day: '2026-08-31' },
    /first day 2026-08-24 → 2026-08-31/,
  ],
  ['year_of_school', of('schools', 'elm'), { last_day: '2027-05-28' }, /last day none → 2027-05-28/],
  ['practice', undefined, { practice_en: CORE }, /\+ core component a-look-at-real-practice/],
  [
    'item_add',
    undefined,
    {
      driver: 'training',
      facet: 'fidelity',
      en_text: 'We practiced.',
      es_text: 'Practicamos.',
      audience_coach: true,
    },
    /\+ question we-practiced/,
  ],
  [
    'item_change',
    of('items', 'plan-time'),
    { cadence: 'monthly', es_text: 'Tuvimos tiempo.' },
    /cadence normal → monthly, now in es/,
  ],
  ['item_change', of('items', 'plan-time'), { retired: true }, /− question plan-time/],
  ['item_end', of('items', 'plan-time'), { sure: true }, /− question plan-time/],
];

/** What no dialog says, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'district.key': 'a key never changes',
  'people.key': 'comes from the name',
  'district.slack': 'the workspace in which it is typed; it is bound by installing the app',
  'calendar.breaks.name': 'for whoever reads the file; not kept',
  'calendar.holidays.name': 'for whoever reads the file; not kept',
  'calendar.testing.name': 'for whoever reads the file; not kept',
  'calendar.snow_days.name': 'for whoever reads the file; not kept',
  'people.away.name': 'for whoever reads the file; not kept',
};

function leaves(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [path];
  const { properties, items, anyOf } = node as Record<string, unknown>;
  if (typeof properties === 'object' && properties !== null) {
    return Object.entries(properties).flatMap(([name, inner]) =>
      leaves(inner, path === '' ? name : `${path}.${name}`),
    );
  }
  if (items !== undefined) return leaves(items, path);
  if (Array.isArray(anyOf)) {
    const found = [...new Set(anyOf.flatMap((inner) => leaves(inner, path)))];
    return found.length > 1 ? found.filter((one) => one !== path) : found;
  }
  return [path];
}

describe('what the district file can say, chat can change', () => {
  it('every field of the file is in some dialog, but for those that nothing may change there', () => {
    const said = new Set(OPERATIONS.flatMap(({ says }) => says));
    const elsewhere = Object.keys(ELSEWHERE);
    const missing = leaves(districtSchema(), '').filter((path) => {
      const plain = path.replace(/^(districts|schools)\.calendar/, 'calendar');
      return !said.has(path) && !elsewhere.includes(plain);
    });
    expect(missing).toEqual([]);
  });

  it('every dialog changes what its name says, and the file written back says so and applies without a difference', async () => {
    const used = new Set(CHANGES.map(([name]) => name));
    expect(OPERATIONS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual(['state_change']);
    const otherwise: string[] = [];
    const store = await lake();
    for (const [name, thing, values, expected] of CHANGES) {
      const { lines, text } = await made(store, name, thing, values);
      if (!expected.test(lines.join('\n'))) otherwise.push(`${name}: ${lines.join('; ')}`);
      const reading = readDistrict(text);
      if ('problems' in reading) throw new Error(`${name}: ${JSON.stringify(reading.problems)}`);
      const again = await previewDistrict(store, reading.district);
      otherwise.push(...again.changes.map(({ what }) => `${name}, written back: ${what}`));
      // The first file takes it back, for the next.
      await applyDistrict(store, lakeFile());
    }
    expect(otherwise).toEqual([]);
  }, 120_000);

  it('a state that was added can be changed', async () => {
    const store = await lake();
    await made(store, 'state_add', undefined, { name: 'Minnesota' });
    const { lines } = await made(store, 'state_change', of('state', 'minnesota'), { channel: 'C00000006' });
    expect(lines).toEqual(['~ state minnesota: channel none → C00000006']);
  });

  it('keeps who changed what kind of thing, without names, words or values', async () => {
    const store = await lake();
    await made(store, 'person_who', ana, { name: 'Ana Secret' });
    const rows = await store.read((tx) => latestEdits(tx, as('lake'), 5));
    expect(rows).toMatchObject([
      { personId: 'lake/di', kind: 'person_who', about: ['person ana'], revision: 2 },
    ]);
    expect(JSON.stringify(rows)).not.toContain('Secret');
  });

  it('an older file says plainly what it would take back, until it was applied', async () => {
    const store = await lake();
    await made(store, 'team_focus', of('teams', 'a'), { focus: 'training' });
    const reading = readDistrict(LAKE.replace('name: Ben', 'name: Benno'));
    if ('problems' in reading) throw new Error('unreadable');
    const told = await previewDistrict(store, reading.district);
    expect(told.changes.map(({ about, setInChat }) => [about, setInChat])).toEqual([
      ['team a', 0],
      ['person ben', undefined],
    ]);
    await applyDistrict(store, reading.district, 1);
    const after = await previewDistrict(store, await benny());
    expect(after.changes.map(({ setInChat }) => setInChat)).toEqual([undefined]);
  });

  it('reading only whom a change is about comes to the same as reading everybody', async () => {
    const store = await lake();
    for (const [name, thing, values] of CHANGES) {
      const operation = operationBy(name);
      if (!operation || operation.everybody) continue;
      const keys = [thing?.list === 'people' ? thing.key : '', String(values.other ?? '')].filter(
        (key) => key !== '',
      );
      await store.read(async (tx) => {
        const standing = await standingFile(tx, as('lake'));
        if (!standing) throw new Error('no district');
        const seen: Seen = {
          ...{ ...standing, thing, locale: 'en', platform: 'slack', channels: [], today: as('2026-10-05') },
          ...{ t: say('en').district, h: say('en').home.settings, zones: [as('America/Chicago')] },
        };
        const shown = Object.fromEntries(
          operation
            .fields(seen)
            .map((field) => [field.name, field.initial ?? (field.kind === 'toggle' ? false : '')]),
        );
        const edit: Parameters<typeof previewEdit>[2] = (file, have) => {
          const written = operation.write({ ...seen, file, have }, { ...shown, ...values });
          return 'wrong' in written ? file : written.file;
        };
        const [part, whole] = [
          await previewEdit(
            tx,
            as('lake'),
            edit,
            keys.map((key) => `lake/${key}`),
          ),
          await previewEdit(tx, as('lake'), edit),
        ];
        if (!part || !whole || 'problems' in part || 'problems' in whole) throw new Error(name);
        expect(part.difference, name).toEqual(whole.difference);
        expect(part.writes, name).toEqual(whole.writes);
      });
    }
  }, 120_000);
});

async function benny() {
  const reading = readDistrict(LAKE.replace('name: Ben', 'name: Benny'));
  if ('problems' in reading) throw new Error('unreadable');
  return reading.district;
}
