import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../src/chat/plain-text.ts';
import { applyDistrict, readDistrict } from '../../src/district/index.ts';
import type { Loop } from '../../src/engine/loop.ts';
import { createDigestLoop } from '../../src/loops/digest/index.ts';
import { createDirectory } from '../../src/loops/directory.ts';
import { levelsCard } from '../../src/loops/levels/cards.ts';
import { createLevelsLoop } from '../../src/loops/levels/index.ts';
import { type KeptLevels, readLevels } from '../../src/loops/levels/kept.ts';
import { levelsKey } from '../../src/loops/levels/plan.ts';
import { readLevelDigest } from '../../src/loops/levels/view.ts';
import { addDays } from '../../src/model/calendar/index.ts';
import type { DriverId } from '../../src/model/drivers.ts';
import { as, type OccurrenceKey, type TenantId, type UnitId, type Window } from '../../src/model/ids.ts';
import type { Rating } from '../../src/model/scale.ts';
import { createSeal } from '../../src/privacy/seal.ts';
import { type ActionRow, addActions } from '../../src/store/queries/action.ts';
import { checkInById, openCheckIn, questionsOf } from '../../src/store/queries/checkin.ts';
import { digestById } from '../../src/store/queries/digest.ts';
import { rate } from '../../src/store/queries/rate.ts';
import { agree, openVote, revealVotes } from '../../src/store/queries/vote.ts';
import { welcomeEverybody } from '../../src/store/queries/welcome.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyStore } from '../doubles/stores.ts';

interface TeamWish {
  readonly school?: string;
  readonly people: readonly string[];
  readonly silent?: boolean;
  /** It answers by vote. */
  readonly votes?: boolean;
}

interface Wishes {
  readonly schools: readonly string[];
  readonly teams: Readonly<Record<string, TeamWish>>;
  /** More roles of people, e.g. `{ staff: [a, b] }` in full. */
  readonly roles?: Readonly<Record<string, string>>;
  readonly k?: number;
}

const crew = (team: string, size: number) => Array.from({ length: size }, (_, i) => `${team}-${i}`);

function districtOf({ schools, teams, roles = {}, k = 5 }: Wishes): string {
  const people = Object.entries(teams).flatMap(([team, wish]) =>
    wish.people.map((name) => [name, team] as const),
  );
  return [
    `district: { key: d, name: Lakeside, zone: America/Chicago, first_day: 2026-08-03, last_day: 2027-06-04, k: ${k}, channel: C0000000D }`,
    'defaults: { check_in: { every_weeks: 1 } }',
    'schools:',
    ...schools.map((key, i) => `  - { key: ${key}, name: ${key}, channel: C000000S${i} }`),
    'teams:',
    ...Object.entries(teams).map(
      ([key, { school, silent, votes }], i) =>
        `  - { key: ${key}, name: ${key}${school ? `, school: ${school}` : ''}${silent ? '' : `, channel: C000000T${i}`}${votes ? ', vote: {}' : ''} }`,
    ),
    'people:',
    ...people.map(
      ([name, team]) =>
        `  - { key: ${name}, name: ${name}, email: ${name}@d.example, roles: { ${roles[name] ?? `staff: ${team}`} } }`,
    ),
  ].join('\n');
}

async function apply(store: Store, wishes: Wishes): Promise<void> {
  const reading = readDistrict(districtOf(wishes));
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  await applyDistrict(store, reading.district);
  await store.transact((tx) => welcomeEverybody(tx, as(reading.district.tenant.id), 0));
}

async function district(wishes: Wishes) {
  const store = await emptyStore();
  await apply(store, wishes);
  const directory = createDirectory();
  const seal = createSeal('a secret of the tests, long enough to be one');
  return {
    ...{ store, seal, directory },
    digests: createDigestLoop({ directory, seal }),
    levels: createLevelsLoop({ directory, seal }),
  };
}

type Setting = Awaited<ReturnType<typeof district>>;

/** These people rate a driver in a week, and then, where the team has a channel, its digest is fixed on Friday. */
async function week(
  { store, digests }: Setting,
  window: string,
  team: string,
  ratings: Readonly<Record<string, Rating>>,
  driverId: DriverId = 'training',
): Promise<void> {
  const at = Date.parse(`${window}T15:00:00Z`) + 86_400_000;
  await store.transact(async (tx) => {
    for (const [name, rating] of Object.entries(ratings)) {
      const id = as<never>(`checkin:d/${name}:${window}`);
      await openCheckIn(
        tx,
        {
          ...{ id, tenantId: 'd', personId: `d/${name}`, teamId: `d/${team}`, window },
          ...{ openedAt: at, closesAt: at + 86_400_000, offersPause: false },
        },
        [{ itemId: as<never>('trn2'), driverId, reason: 'least_covered' }],
      );
      const [question] = await questionsOf(tx, id);
      const row = await checkInById(tx, id);
      if (!question || !row) throw new Error('the check-in is missing');
      await rate(tx, row, question, rating, 1, at);
    }
  });
  const friday = Date.parse(`${window}T20:00:00Z`) + 4 * 86_400_000;
  await release(store, digests, `digest:d/${team}:${window}`, `d/${team}`, window, friday);
}

async function release(store: Store, loop: Loop, key: string, subject: string, window: string, now: number) {
  const due = {
    ...{ key: as<never>(key), tenantId: as<TenantId>('d'), view: 'post', subject },
    ...{ window: as<Window>(window), expiresAt: now + 86_400_000 },
  };
  return store.transact((tx) => loop.release(tx, due, now));
}

/** Posts a level's digest in the first week of a period, and gives back what it says. */
async function post(
  { store, levels }: Setting,
  unit: string,
  window = '2026-10-05',
): Promise<KeptLevels['figures']> {
  const key = levelsKey(as<UnitId>(`d/${unit}`), as(window));
  const wednesday = Date.parse(`${window}T20:00:00Z`) + 2 * 86_400_000;
  await release(store, levels, key, `d/${unit}`, window, wednesday);
  const row = await store.read((tx) => digestById(tx, key));
  const kept = readLevels(row?.figures);
  if (!kept) throw new Error(`${unit} has no digest`);
  return kept.figures;
}

async function textOf({ store, directory, seal }: Setting, unit: string, window = '2026-10-05') {
  const key = levelsKey(as<UnitId>(`d/${unit}`), as<Window>(window));
  const opened = await store.read((tx) => readLevelDigest(tx, { directory, seal }, key));
  return opened ? toPlainText(levelsCard(opened.view)) : 'no digest';
}

const training = (figures: KeptLevels['figures']) =>
  figures.drivers.find(({ driverId }) => driverId === 'training')?.figure;

const all = (names: readonly string[], ...ratings: readonly Rating[]) =>
  Object.fromEntries(names.map((name, i) => [name, ratings[i % ratings.length] ?? 'partly']));

const HALF = ['not_yet', 'partly', 'in_place', 'partly'] as const;

describe('a level’s digest', () => {
  it('adds up what its teams’ digests have told, and what small teams and teams without a channel answered', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: {
        a: { school: 'oak', people: crew('a', 8) },
        b: { school: 'oak', people: crew('b', 3) },
        c: { school: 'oak', people: crew('c', 2) },
        e: { school: 'oak', people: crew('e', 6), silent: true },
      },
    });
    await week(setting, '2026-09-14', 'a', all(crew('a', 6), ...HALF));
    await week(setting, '2026-09-14', 'b', all(crew('b', 3), ...HALF));
    await week(setting, '2026-09-21', 'c', all(crew('c', 2), ...HALF));
    await week(setting, '2026-09-14', 'e', all(crew('e', 6), ...HALF));
    const oak = await post(setting, 'oak');
    expect(training(oak)).toMatchObject({ n: 17, units: 4 });
    expect(oak).toMatchObject({ people: 17, units: { shown: 4, all: 4 } });
  });

  it('uses of everybody the newest answer in its weeks, where no digest of their team could show a figure', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: { a: { school: 'oak', people: crew('a', 8) } },
    });
    await week(setting, '2026-09-07', 'a', all(crew('a', 4), 'not_yet'));
    await week(setting, '2026-09-14', 'a', {
      ...all(crew('a', 2), 'in_place'),
      'a-5': 'partly',
      'a-6': 'partly',
    });
    const oak = await post(setting, 'oak');
    // Two in place, two not yet, two partly: the first answers of a-0 and a-1 are not counted.
    expect(training(oak)).toMatchObject({ n: 6, low: 50, high: 50 });
  });

  it('makes nothing of answers that are older than its weeks, or of the running one', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: { a: { school: 'oak', people: crew('a', 8) } },
    });
    await week(setting, '2026-08-03', 'a', all(crew('a', 8), ...HALF));
    await week(setting, '2026-10-05', 'a', all(crew('a', 8), ...HALF));
    expect(training(await post(setting, 'oak'))).toBeNull();
  });

  it('never tells the change of who answered alone since, though everybody’s newest answer is known', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: { e: { school: 'oak', people: crew('e', 6), silent: true } },
    });
    await week(setting, '2026-09-14', 'e', all(crew('e', 6), ...HALF));
    const before = training(await post(setting, 'oak'));
    await week(setting, '2026-10-13', 'e', { 'e-0': 'in_place' });
    const after = training(await post(setting, 'oak', '2026-11-02'));
    expect(before).toMatchObject({ n: 6 });
    expect(after).toEqual(before);
  });

  it('gives the bands of its schools in the district, and takes small schools together', async () => {
    const setting = await district({
      schools: ['oak', 'elm', 'fir'],
      teams: {
        a: { school: 'oak', people: crew('a', 6) },
        b: { school: 'elm', people: crew('b', 3) },
        c: { school: 'fir', people: crew('c', 2) },
      },
    });
    await week(setting, '2026-09-14', 'a', all(crew('a', 6), 'in_place', 'partly'));
    await week(setting, '2026-09-14', 'b', all(crew('b', 3), ...HALF));
    await week(setting, '2026-09-14', 'c', all(crew('c', 2), ...HALF));
    const district_ = await post(setting, 'd');
    expect(district_.below.map(({ name, people }) => [name, people])).toEqual([
      ['elm', 0],
      ['fir', 0],
      ['oak', 6],
    ]);
    // The mean of Oak's 75 and of 40, which the five of the two small schools make together.
    expect(training(district_)).toMatchObject({ units: 2, n: 11, low: Math.round((75 + 40) / 2) });
  });

  it('shows what a team of the district’s own agreed on by vote apart: in no score and no number of people', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: {
        a: { school: 'oak', people: crew('a', 6) },
        lead: { people: [...crew('lead', 3), 'fay'], votes: true },
      },
      roles: { fay: 'facilitator: lead' },
    });
    await week(setting, '2026-09-14', 'a', all(crew('a', 6), ...HALF));
    await setting.store.transact(async (tx) => {
      const id = as<OccurrenceKey>('vote:d/lead:2026-09-21');
      const asked = ['trn1', 'trn5'].map((subjectId) => {
        return { subjectId, driverId: 'training', reason: 'least_covered' } as const;
      });
      const times = { openedAt: 0, closesAt: 1 };
      await openVote(
        tx,
        { ...{ id, tenantId: 'd', teamId: 'd/lead', window: '2026-09-21', kind: 'items' }, ...times },
        asked,
      );
      for (const position of asked.keys()) {
        await revealVotes(tx, id, position, 1);
        await agree(tx, id, position, { consensus: 'in_place', order: 1 });
      }
    });
    const figures = await post(setting, 'd');
    expect(figures.below).toContainEqual({
      ...{ name: 'lead', byVote: true, people: 0 },
      groups: [{ low: 100, high: 100 }, null, null],
    });
    expect(figures).toMatchObject({ people: 6, units: { shown: 1, all: 1, mixed: false } });
    expect(training(figures)).toMatchObject({ n: 6, units: 1 });
    expect(await textOf(setting, 'd')).toContain('lead (team vote)');
  });

  it('counts somebody in two teams once', async () => {
    const both = [...crew('a', 5), 'both'];
    const setting = await district({
      schools: ['oak'],
      teams: { a: { school: 'oak', people: both }, b: { school: 'oak', people: crew('b', 6) } },
      roles: { both: 'staff: [a, b]' },
    });
    const homes = await setting.store.read((tx) => tx.db.select().from(tx.t.person));
    expect(homes.find(({ id }) => id === 'd/both')?.homeTeamId).toBe('d/a');
    await week(setting, '2026-09-14', 'a', all(both, ...HALF));
    await week(setting, '2026-09-14', 'b', all(crew('b', 6), ...HALF));
    for (const unit of ['oak', 'd']) expect(await post(setting, unit)).toMatchObject({ people: 12 });
  });

  it('counts somebody who changed teams once, with the newer answer', async () => {
    const teams = { a: { school: 'oak', people: crew('a', 7) }, b: { school: 'oak', people: crew('b', 6) } };
    const setting = await district({ schools: ['oak'], teams });
    await week(setting, '2026-09-14', 'a', all(crew('a', 7), ...HALF));
    const moved = {
      a: { ...teams.a, people: crew('a', 6) },
      b: { ...teams.b, people: [...crew('b', 6), 'a-6'] },
    };
    await apply(setting.store, { schools: ['oak'], teams: moved });
    await week(setting, '2026-09-21', 'b', all([...crew('b', 6), 'a-6'], ...HALF));
    const oak = await post(setting, 'oak');
    expect(training(oak)).toMatchObject({ n: 7, units: 1 });
    expect(oak.people).toBe(7);
  });

  it('counts somebody in teams of two schools once in the district, with the newer answer', async () => {
    const teams = {
      a: { school: 'oak', people: [...crew('a', 6), 'both'] },
      b: { school: 'elm', people: crew('b', 6) },
    };
    const [schools, first, then] = [['oak', 'elm'], 'staff: [a, b]', 'staff: [b, a]'];
    const setting = await district({ schools, teams, roles: { both: first } });
    await week(setting, '2026-09-14', 'a', all([...crew('a', 6), 'both'], ...HALF));
    await apply(setting.store, { schools, teams, roles: { both: then } });
    await week(setting, '2026-09-21', 'b', all([...crew('b', 6), 'both'], ...HALF));
    const figures = await post(setting, 'd');
    expect(figures.people).toBe(training(figures)?.n);
    expect(figures.people).toBe(7);
  });

  it('keeps a team’s history when it moves to another school, and what the old school published as it was', async () => {
    const teams = {
      a: { school: 'oak', people: crew('a', 8) },
      b: { school: 'oak', people: crew('b', 8) },
      c: { school: 'elm', people: crew('c', 8) },
    };
    const schools = ['oak', 'elm'];
    const setting = await district({ schools, teams });
    await week(setting, '2026-09-14', 'a', all(crew('a', 6), 'in_place', 'partly'));
    await week(setting, '2026-09-14', 'b', all(crew('b', 6), 'not_yet', 'partly', 'partly'));
    await week(setting, '2026-09-14', 'c', all(crew('c', 6), ...HALF));
    const before = await post(setting, 'oak');
    await apply(setting.store, { schools, teams: { ...teams, a: { ...teams.a, school: 'elm' } } });
    const [oak, elm] = [await post(setting, 'oak', '2026-11-02'), await post(setting, 'elm', '2026-11-02')];
    expect(training(oak)).toMatchObject({ n: 6, low: 33 });
    expect(training(elm)).toMatchObject({ n: 12, units: 2 });
    const again = await setting.store.read((tx) => digestById(tx, levelsKey(as('d/oak'), as('2026-10-05'))));
    expect(readLevels(again?.figures)?.figures).toEqual(before);
    expect(training(before)).toMatchObject({ n: 12, low: 54 });
  });

  it('is made of rollups: without a single raw answer left it says the same', async () => {
    const texts: unknown[] = [];
    for (const withRaw of [true, false]) {
      const setting = await district({
        schools: ['oak'],
        teams: {
          a: { school: 'oak', people: crew('a', 8) },
          e: { school: 'oak', people: crew('e', 6), silent: true },
        },
      });
      await week(setting, '2026-09-14', 'a', all(crew('a', 6), ...HALF));
      await week(setting, '2026-09-14', 'e', all(crew('e', 6), ...HALF));
      if (!withRaw) await setting.store.transact((tx) => tx.db.delete(tx.t.question));
      texts.push(await post(setting, 'oak'));
    }
    expect(texts[1]).toEqual(texts[0]);
  });

  it('forgets everybody’s newest answer once no level looks back on it', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: { a: { school: 'oak', people: crew('a', 8) } },
    });
    await week(setting, '2026-08-10', 'a', all(crew('a', 8), ...HALF));
    await post(setting, 'oak', addDays(as('2026-10-05'), 28));
    expect(await setting.store.read((tx) => tx.db.select().from(tx.t.latestAnswer))).toEqual([]);
  });

  it('opens with what was closed below: named where its people may read it, above only counted, and told once', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: { a: { school: 'oak', people: crew('a', 6) } },
    });
    const { store, seal } = setting;
    const closed = (id: string, on: string): ActionRow => ({
      ...{ id, tenantId: 'd', unitId: 'd/a', driverId: 'training', source: 'command', digestId: null },
      stage: null,
      ...{
        kind: 'technical',
        pairId: null,
        previousId: null,
        cycle: 1,
        coveringDriver: null,
        scoreThen: null,
      },
      ...{ state: 'closed', outcome: 'adopted', ownerId: 'd/a-0', due: '2026-09-30' },
      title: seal.seal(`The words of ${id}`, `action:${id}:title`),
      seen: seal.seal('It works.', `action:${id}:seen`),
      decided: seal.seal('Go on.', `action:${id}:decided`),
      ...{ prediction: null, measure: null, proposedBy: 'd/a-0', watch: 'fresh' },
      ...{ createdAt: 0, steppedAt: null, closedAt: Date.parse(`${on}T15:00:00Z`) },
    });
    await store.transact((tx) =>
      addActions(tx, [
        closed('before', '2026-09-04'),
        closed('first', '2026-09-08'),
        closed('second', '2026-10-04'),
        closed('after', '2026-10-05'),
      ]),
    );
    const read = async (unit: string, window: string) => {
      await post(setting, unit, window);
      return textOf(setting, unit, window);
    };
    expect(await read('oak', '2026-10-05')).toContain(
      'What changed because of you: The words of first: kept; 2 actions closed.',
    );
    const above = await read('d', '2026-10-05');
    expect(above).toContain('What changed because of you: 2 actions closed.');
    expect(above).not.toContain('The words of');
    expect(await read('oak', '2026-11-02')).toContain('The words of after: kept; 1 action closed.');
  });

  it('suggests to a school what to learn where a driver that learning lifts is weak, and to no other level', async () => {
    const setting = await district({
      schools: ['oak'],
      teams: { a: { school: 'oak', people: crew('a', 6) } },
    });
    await week(setting, '2026-09-14', 'a', all(crew('a', 6), 'not_yet', 'partly'));
    await post(setting, 'oak');
    await post(setting, 'd');
    const parts = async (unit: string) => {
      const key = levelsKey(as<UnitId>(`d/${unit}`), as<Window>('2026-10-05'));
      return readLevels((await setting.store.read((tx) => digestById(tx, key)))?.figures)?.parts;
    };
    expect(await parts('oak')).toMatchObject({ learning: { driverId: 'training' } });
    expect(await parts('d')).not.toHaveProperty('learning');
  });
});
