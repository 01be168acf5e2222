import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyDistrict, previewDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { keepOwnAbsence, keepOwnChoice, type OwnChoice } from '../../src/store/queries/own-setting.ts';
import { absencesBetween, personById } from '../../src/store/queries/people.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { districtOf, edited, MAPLE } from './maple.ts';

const ANA = '{ key: ana, name: Ana, email: Ana@maple.example, roles: { staff: grade-3 } }';
const ana = (fields: string) => edited(MAPLE, [ANA, ANA.replace('roles:', `${fields}, roles:`)]);

async function withMaple(): Promise<Store> {
  const store = openSqliteStore({ file: join(tempFolder(), 'a.sqlite') });
  onTestFinished(() => store.close());
  await applyDistrict(store, districtOf(MAPLE));
  return store;
}

const personIn = (store: Store) => store.read((tx) => personById(tx, as('maple/ana')));

async function choose(store: Store, choice: Partial<OwnChoice>): Promise<void> {
  await store.transact(async (tx) => {
    const person = await personById(tx, as('maple/ana'));
    if (person) await keepOwnChoice(tx, person, choice, 1);
  });
}

describe('what a person has chosen on Home, and the district file', () => {
  it('stands when the file is applied again, and nothing is said to have changed', async () => {
    const store = await withMaple();
    await choose(store, { zone: 'America/Denver', workStart: '10:00', locale: 'es' });
    const again = await applyDistrict(store, districtOf(MAPLE));
    expect(again.changes).toEqual([]);
    expect(await personIn(store)).toMatchObject({ zone: 'America/Denver', workStart: '10:00', locale: 'es' });
  });

  it('follows the file in what was not chosen, and says which change of the file is hidden by a choice', async () => {
    const store = await withMaple();
    await choose(store, { zone: 'America/Denver' });
    const file = districtOf(ana('zone: America/New_York, locale: es'));
    const preview = await previewDistrict(store, file);
    expect(preview.changes.map(({ what }) => what)).toEqual([
      'person ana: locale en → es',
      'person ana: zone changed in the file; they have chosen their own on Home, and that stands',
    ]);
    expect(await applyDistrict(store, file)).toEqual(preview);
    expect(await personIn(store)).toMatchObject({ zone: 'America/Denver', locale: 'es' });
    expect((await applyDistrict(store, file)).changes).toEqual([]);
  });

  it('gives way to what the file says today once it is taken back', async () => {
    const store = await withMaple();
    await choose(store, { zone: 'America/Denver', workDays: '135' });
    await applyDistrict(store, districtOf(ana('zone: America/New_York')));
    await choose(store, { zone: null, workDays: null });
    expect(await personIn(store)).toMatchObject({ zone: 'America/New_York', workDays: '12345' });
    expect((await applyDistrict(store, districtOf(MAPLE))).changes).toHaveLength(1);
    expect(await personIn(store)).toMatchObject({ zone: 'America/Chicago' });
  });

  it('keeps days away that were said on Home beside those of the file, also where both begin on one day', async () => {
    const store = await withMaple();
    const own = { personId: 'maple/ana', firstDay: '2026-11-02', lastDay: '2026-11-06' };
    await store.transact((tx) => keepOwnAbsence(tx, own));
    await applyDistrict(store, districtOf(ana('away: [{ from: 2026-11-02, to: 2026-11-03 }]')));
    const away = () =>
      store.read((tx) => {
        const range = { from: 'maple/ana', to: 'maple/ana' };
        return absencesBetween(tx, range, as('2026-11-01'), as('2026-11-30'));
      });
    expect(await away()).toHaveLength(2);
    await applyDistrict(store, districtOf(MAPLE));
    expect(await away()).toEqual([own]);
  });
});
