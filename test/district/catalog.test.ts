import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyDistrict, previewDistrict } from '../../src/district/index.ts';
import { createDirectory, type District } from '../../src/loops/directory.ts';
import { as } from '../../src/model/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { districtOf, edited, lineOf, MAPLE, mistakesIn, warningsIn } from './maple.ts';

const OWN = `${MAPLE}items:
  - key: visits
    driver: coaching
    facet: fidelity
    audience: staff
    en: { text: "My coach stayed for a whole lesson.", counts: "In place: start to end. Partly: a part of it." }
  - key: plan-time
    driver: Internal Systems
    facet: effort
    audience: [leadership, staff]
    cadence: monthly
    stages: [full, initial]
    en: { text: "We had our planning hour." }
    es: { text: "Tuvimos nuestra hora de preparación." }
practice:
  components:
    - { key: goal, en: { text: "A goal we both chose" } }
    - { key: look, en: { text: "A look at a real lesson" } }
    - { key: talk, en: { text: "A talk within two days" } }
    - { key: try, en: { text: "One step tried" } }
`;

async function withOwn(): Promise<Store> {
  const store = openSqliteStore({ file: join(tempFolder(), 'a.sqlite') });
  onTestFinished(() => store.close());
  await applyDistrict(store, districtOf(OWN));
  return store;
}

const districtIn = (store: Store): Promise<District> =>
  store.read((tx) => createDirectory()(tx, as('maple')));

const team = (district: District) => {
  const unit = district.units.get('maple/grade-3');
  if (!unit) throw new Error('no such team');
  return unit;
};

describe('a district’s own questions', () => {
  it('are read with what they leave out', () => {
    expect(districtOf(OWN).items).toMatchObject([
      {
        ...{
          id: 'maple/visits',
          driver: 'coaching',
          topic: 'coaching',
          facet: 'fidelity',
          cadence: 'normal',
        },
        ...{
          audiences: ['staff'],
          stages: ['initial', 'full'],
          retired: false,
          line: lineOf(OWN, 'key: visits'),
        },
      },
      {
        ...{ id: 'maple/plan-time', driver: 'internal_systems', facet: 'effort', cadence: 'monthly' },
        ...{ audiences: ['staff', 'leadership'], stages: ['initial', 'full'] },
        wording: { es: { text: 'Tuvimos nuestra hora de preparación.', counts: '' } },
      },
    ]);
  });

  it.each([
    [
      'a driver that is none',
      'driver: coaching',
      'driver: lunch',
      '"lunch" names no driver',
      'The drivers are',
    ],
    [
      'a driver that may be several',
      'driver: coaching',
      'driver: leadership',
      '"leadership"',
      'more than one driver',
    ],
    ['another facet', 'facet: fidelity', 'facet: quality', '"quality"', 'effort, fidelity, alignment, need'],
    ['another audience', 'audience: staff', 'audience: parents', '"parents"', 'staff, coach, leadership'],
    ['another cadence', 'cadence: monthly', 'cadence: daily', '"daily"', 'normal, monthly, termly'],
    [
      'another stage',
      '[full, initial]',
      '[full, done]',
      '"done"',
      'exploration, installation, initial, full',
    ],
    ['our own id', 'key: visits', 'key: coa1', '"coa1" is a question of Driveline', 'another key'],
    ['a key used twice', 'key: plan-time', 'key: visits', '"visits" is used already', 'key of its own'],
    ['three components', '    - { key: try, en: { text: "One step tried" } }\n', '', 'Found', '4 to 8'],
    ['no wording', 'en: { text: "A goal we both chose" }', 'es: ', 'Found', 'name: value'],
    ['an empty text', '"A goal we both chose"', '" "', 'Found " "', '1 to 200 characters'],
  ] as const)('%s is told with its line, its value and a fix', (_slip, from, to, found, fix) => {
    const text = edited(OWN, [from, to]);
    const [first] = mistakesIn(text);
    expect(first?.found).toContain(found);
    expect(first?.fix).toContain(fix);
    const line = text.slice(0, text.lastIndexOf(to)).split('\n').length;
    if (to !== '') expect(first?.line).toBe(line);
  });

  it('a wording that a reader will miss is a warning', () => {
    const text = edited(OWN, ['name: Ana, ', 'name: Ana, locale: es, ']);
    expect(warningsIn(text).map(({ found }) => found)).toContain(
      'It has no wording in Spanish, which people here read.',
    );
    expect(warningsIn(OWN).filter(({ found }) => found.includes('wording'))).toEqual([]);
  });

  it('join what a team can be asked, in the reader’s language, or in the one there is', async () => {
    const district = await districtIn(await withOwn());
    expect(
      district
        .itemsFor(team(district))
        .of('coaching')
        .map(({ id }) => id),
    ).toEqual([...['coa1', 'coa2', 'coa3', 'coa4', 'coa5', 'coa6', 'maple/visits']]);
    expect(district.wordingOf('es', 'maple/plan-time').text).toBe('Tuvimos nuestra hora de preparación.');
    expect(district.wordingOf('es-x-nirn', 'maple/visits').text).toBe('My coach stayed for a whole lesson.');
    expect(district.components.map(({ id }) => id)).toEqual([
      ...['maple/goal', 'maple/look', 'maple/talk', 'maple/try'],
    ]);
  });

  it('keep their wording for ever: a change under the same id is refused whole, with every line and the fix', async () => {
    const store = await withOwn();
    const text = edited(
      OWN,
      ['My coach stayed for a whole lesson.', 'My coach stayed to the end.'],
      ['facet: effort', 'facet: alignment'],
      ['"One step tried"', '"One step tried twice"'],
      ['name: Maple Valley', 'name: Maple Hills'],
    );
    const refused = applyDistrict(store, districtOf(text));
    await expect(refused).rejects.toMatchObject({
      code: 'wording_changed',
      fix: expect.stringContaining('Give it a new id'),
    });
    const message = await refused.then(
      () => '',
      (error: Error) => error.message,
    );
    const place = (begins: string) => `line ${lineOf(text, begins)}`;
    expect(message.split('\n').slice(1)).toEqual([
      `${place('key: visits')}: items › visits › en › text: "My coach stayed to the end.", and it was "My coach stayed for a whole lesson.".`,
      `${place('key: plan-time')}: items › plan-time › facet: alignment, and it was effort.`,
      `${place('key: try')}: practice › components › try › en › text: "One step tried twice", and it was "One step tried".`,
    ]);
    await expect(previewDistrict(store, districtOf(text))).rejects.toMatchObject({ code: 'wording_changed' });
    expect((await districtIn(store)).tenant.name).toBe('Maple Valley');
  });

  it('may be asked of others, in other stages, and in one more language', async () => {
    const store = await withOwn();
    const text = edited(
      OWN,
      ['audience: staff', 'audience: [staff, coach]'],
      [
        'counts: "In place: start to end. Partly: a part of it." }',
        'counts: "In place: start to end. Partly: a part of it." }\n    es: { text: "Mi coach se quedó toda la clase." }',
      ],
    );
    const { changes } = await applyDistrict(store, districtOf(text));
    expect(changes.map(({ sign, what }) => `${sign} ${what}`)).toEqual([
      '~ question visits (coaching): audiences staff → staff,coach, now in es too',
    ]);
    expect((await applyDistrict(store, districtOf(text))).changes).toEqual([]);
  });

  it('stay readable when they are retired or leave the file, and are asked no more', async () => {
    const store = await withOwn();
    const gone = edited(OWN, ['    facet: fidelity\n', '    facet: fidelity\n    retired: true\n']);
    const { changes } = await applyDistrict(store, districtOf(gone));
    expect(changes.map(({ sign }) => sign)).toEqual(['−']);
    await applyDistrict(store, districtOf(MAPLE));
    const district = await districtIn(store);
    expect(district.itemsFor(team(district)).of('coaching')).toHaveLength(6);
    expect(district.itemsFor(team(district)).find('maple/visits')?.driver).toBe('coaching');
    expect(district.wordingOf('en', 'maple/visits').text).toBe('My coach stayed for a whole lesson.');
    expect(district.components).toEqual([]);
    const again = await applyDistrict(store, districtOf(OWN));
    expect(again.changes.map(({ sign }) => sign)).toEqual(['+', '+', '+', '+', '+', '+']);
  });

  it('the components come in the order of the file, also when only that changes', async () => {
    const store = await withOwn();
    const [goal, look] = OWN.split('\n').filter((line) => /key: (goal|look)/.test(line));
    const swapped = OWN.replace(`${goal}\n${look}`, `${look}\n${goal}`);
    const { changes } = await applyDistrict(store, districtOf(swapped));
    expect(changes.map(({ what }) => what)).toEqual(['core components: in another order']);
    expect((await districtIn(store)).components.map(({ id }) => id).slice(0, 2)).toEqual([
      ...['maple/look', 'maple/goal'],
    ]);
  });
});
