import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyDistrict, type Difference, previewDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { readOrganisation } from '../../src/store/queries/organisation.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { districtOf, edited, MAPLE } from './maple.ts';

function openStore(): Store {
  const store = openSqliteStore({ file: join(tempFolder(), 'a.sqlite') });
  onTestFinished(() => store.close());
  return store;
}

/** A store that holds MAPLE already. */
async function withMaple(): Promise<Store> {
  const store = openStore();
  await applyDistrict(store, districtOf(MAPLE));
  return store;
}

const lines = (difference: Difference) => difference.changes.map(({ sign, what }) => `${sign} ${what}`);
const held = (store: Store) => store.read((tx) => readOrganisation(tx, as('maple')));
const personIn = async (store: Store, key: string) =>
  (await held(store)).people.find((person) => person.id === `maple/${key}`);

/** What the bot finds out by itself. */
const learn = (store: Store, key: string, userId: string, channelId = 'D1') =>
  store.transact(async (tx) => {
    await tx.db
      .insert(tx.t.account)
      .values({ personId: `maple/${key}`, platform: 'slack', tenantId: 'maple', userId, channelId })
      .onConflictDoUpdate({
        target: [tx.t.account.personId, tx.t.account.platform],
        set: { userId, channelId },
      });
  });
const accountOf = async (store: Store, key: string, platform = 'slack') => {
  const { accounts } = await held(store);
  const account = accounts.find((one) => one.personId === `maple/${key}` && one.platform === platform);
  return account && { userId: account.userId, channelId: account.channelId };
};

describe('apply', () => {
  it('writes everything of a new district, as revision 1', async () => {
    const store = openStore();
    const difference = await applyDistrict(store, districtOf(MAPLE));
    expect(difference.revision).toBe(1);
    expect(lines(difference)).toEqual([
      '+ district Maple Valley (maple)',
      '+ school Oak Elementary (oak)',
      '+ school River Middle (river)',
      '+ team Grade 3 (grade-3)',
      '+ team Science (science)',
      '+ closed at maple: 2026-12-21 (break)',
      '+ closed at maple: 2026-12-23 (break)',
      '+ closed at maple: 2026-12-22 (holiday)',
      '+ person ana: staff of grade-3',
      '+ person ben: staff of grade-3',
      '+ person cy: staff of grade-3',
      '+ person di: staff of science',
      '+ person ed: staff of science',
      '+ person flo: coach of science, coach of grade-3',
      '+ person kim: leader of oak, evaluator of oak',
      '+ coaching flo → ana',
      '+ coaching flo → di',
    ]);
    const now = await held(store);
    expect(now.people).toHaveLength(7);
    expect(now.memberships).toHaveLength(9);
    expect(now.tenant).toMatchObject({ revision: 1, k: 3 });
  });

  it('changes nothing the second time, and does not raise the revision', async () => {
    const store = await withMaple();
    const before = await held(store);
    expect(await applyDistrict(store, districtOf(MAPLE))).toEqual({ changes: [], revision: 1 });
    expect(await held(store)).toEqual(before);
  });

  it('raises the revision by one for a change, however small, so that what is planned moves', async () => {
    const store = await withMaple();
    const snow = edited(MAPLE, [
      'holidays: [2026-12-22]',
      'holidays: [2026-12-22]\n  snow_days: [2027-01-12]',
    ]);
    expect(await applyDistrict(store, districtOf(snow))).toEqual({
      changes: [{ sign: '+', what: 'closed at maple: 2027-01-12 (snow)', about: 'closed at maple' }],
      revision: 2,
    });
    expect((await held(store)).tenant?.revision).toBe(2);
  });

  it('shows what has changed as the old value and the new', async () => {
    const store = await withMaple();
    const text = edited(
      MAPLE,
      ['name: Maple Valley', 'name: Maple'],
      ['k: 3', 'k: 4'],
      ['time: "09:00"', 'time: "10:00"'],
      ['focus: coaching', 'focus: training'],
      ['to: 2026-12-23', 'to: 2026-12-24'],
      ['name: Ben,', 'name: Ben, locale: es, working_hours: { days: [mon, fri] },'],
      ['roles: { staff: science } }\n  - { key: flo', 'roles: { staff: grade-3 } }\n  - { key: flo'],
      ['[ana, di]', '[ana]'],
    );
    expect(lines(await applyDistrict(store, districtOf(text)))).toEqual([
      '~ district maple: name Maple Valley → Maple, k 3 → 4',
      '~ team grade-3: focus coaching → training, check-in time 09:00 → 10:00',
      '~ team science: check-in time 09:00 → 10:00',
      '+ closed at maple: 2026-12-24 (break)',
      '~ person ben: locale en → es, working days mon tue wed thu fri → mon fri',
      '~ person ed: zone America/Denver → America/Chicago, answers for science → grade-3, calendar of river → oak, no longer staff of science, now staff of grade-3',
      '− coaching flo → di',
    ]);
  });

  it('never shows a mail address, a member ID or a day of absence', async () => {
    const store = await withMaple();
    await applyDistrict(store, districtOf(edited(MAPLE, ['name: Ana,', 'name: Ana, away: [2026-10-05],'])));
    const text = edited(
      MAPLE,
      ['name: Ana,', 'name: Ana, away: [{ from: 2026-10-06, to: 2026-10-08 }],'],
      ['ben@maple.example', 'benjamin@maple.example'],
      ['slack: U00000003', 'slack: U00000033'],
    );
    const difference = await previewDistrict(store, districtOf(text));
    expect(lines(difference)).toEqual([
      '~ person ana: days away changed',
      '~ person ben: email changed',
      '~ person cy: Slack member ID changed',
    ]);
  });

  it('keeps who left, without any role, and takes them back under the same key', async () => {
    const store = await withMaple();
    await learn(store, 'ana', 'U1');
    const without = edited(
      MAPLE,
      ['  - { key: ana, name: Ana, email: Ana@maple.example, roles: { staff: grade-3 } }\n', ''],
      ['[ana, di]', '[di]'],
    );
    expect(lines(await applyDistrict(store, districtOf(without)))).toEqual([
      '− person ana: nothing more is sent to them, their history stays',
      '− coaching flo → ana',
    ]);
    expect(await personIn(store, 'ana')).toMatchObject({ active: false, name: 'Ana' });
    expect(await accountOf(store, 'ana')).toBeUndefined();
    expect((await held(store)).memberships.filter((m) => m.personId === 'maple/ana')).toEqual([]);
    expect((await applyDistrict(store, districtOf(without))).changes).toEqual([]);

    expect(lines(await applyDistrict(store, districtOf(MAPLE)))).toEqual([
      '+ person ana: staff of grade-3',
      '+ coaching flo → ana',
    ]);
    expect(await personIn(store, 'ana')).toMatchObject({ active: true });
  });

  it('keeps a team and a school that left, unused, and takes them back', async () => {
    const store = await withMaple();
    const text = edited(
      MAPLE,
      ['  - { key: river, name: River Middle, zone: America/Denver }\n', ''],
      ['  - { key: science, name: Science, school: river, channel: C00000002 }\n', ''],
      ['ed@maple.example, roles: { staff: science }', 'ed@maple.example, roles: { staff: grade-3 }'],
      ['di@maple.example, roles: { staff: science }', 'di@maple.example, roles: { staff: grade-3 }'],
      ['[science, grade-3]', '[grade-3]'],
    );
    const difference = await applyDistrict(store, districtOf(text));
    expect(lines(difference)).toContain('− team Science (science): no longer used, its history stays');
    expect(lines(difference)).toContain('− school River Middle (river): no longer used, its history stays');
    const units = (await held(store)).units.filter((unit) => !unit.active).map((unit) => unit.id);
    expect(units.sort()).toEqual(['maple/river', 'maple/science']);
    expect((await applyDistrict(store, districtOf(text))).changes).toEqual([]);
    expect(lines(await applyDistrict(store, districtOf(MAPLE)))).toContain(
      '+ team Science (science), back again',
    );
  });

  it('leaves alone what the bot found out: account, direct channel, workspace, block', async () => {
    const store = await withMaple();
    await learn(store, 'ana', 'U1', 'D1');
    await store.transact(async (tx) => {
      await tx.db
        .insert(tx.t.workspace)
        .values({ tenantId: 'maple', platform: 'slack', workspaceId: 'T1', blockedReason: 'token_revoked' });
    });
    const text = edited(MAPLE, ['name: Ana,', 'name: Ana María,'], ['k: 3', 'k: 4']);
    await applyDistrict(store, districtOf(text));
    expect(await personIn(store, 'ana')).toMatchObject({ name: 'Ana María' });
    expect(await accountOf(store, 'ana')).toEqual({ userId: 'U1', channelId: 'D1' });
    expect((await held(store)).tenant).toMatchObject({ k: 4, revision: 2 });
    expect(await store.read(async (tx) => tx.db.select().from(tx.t.workspace))).toMatchObject([
      { platform: 'slack', workspaceId: 'T1', blockedReason: 'token_revoked' },
    ]);
  });

  it('forgets the account that a changed mail address led to, and its direct channel', async () => {
    const store = await withMaple();
    await learn(store, 'ana', 'U1', 'D1');
    await applyDistrict(store, districtOf(edited(MAPLE, ['Ana@maple.example', 'ana.m@maple.example'])));
    expect(await accountOf(store, 'ana')).toBeUndefined();
  });

  it('lets two people swap their member IDs, and one take over that of who left', async () => {
    const store = await withMaple();
    const both = edited(MAPLE, ['email: ben@maple.example', 'slack: U00000002']);
    await applyDistrict(store, districtOf(both));
    await learn(store, 'cy', 'U00000003', 'D3');
    const swapped = both
      .replace('U00000002', 'U_')
      .replace('U00000003', 'U00000002')
      .replace('U_', 'U00000003');
    await applyDistrict(store, districtOf(swapped));
    expect(await accountOf(store, 'ben')).toEqual({ userId: 'U00000003', channelId: null });
    expect(await accountOf(store, 'cy')).toEqual({ userId: 'U00000002', channelId: null });

    const taken = edited(
      swapped,
      ['  - { key: cy, name: Cy, slack: U00000002, roles: { staff: grade-3 } }\n', ''],
      ['email: di@maple.example', 'slack: U00000002'],
    );
    await applyDistrict(store, districtOf(taken));
    expect(await accountOf(store, 'di')).toMatchObject({ userId: 'U00000002' });
    expect(await personIn(store, 'cy')).toMatchObject({ active: false });
    expect(await accountOf(store, 'cy')).toBeUndefined();
  });

  it('gives a member ID that was found by mail to whom the file gives it', async () => {
    const store = await withMaple();
    await learn(store, 'ana', 'U00000009', 'D9');
    await applyDistrict(store, districtOf(edited(MAPLE, ['email: ben@maple.example', 'slack: U00000009'])));
    expect(await accountOf(store, 'ben')).toEqual({ userId: 'U00000009', channelId: null });
    expect(await personIn(store, 'ana')).toMatchObject({ active: true });
    expect(await accountOf(store, 'ana')).toBeUndefined();
  });

  it('knows one person by an account on each platform, each with a life of its own', async () => {
    const store = await withMaple();
    const id = '0a1b2c3d-0000-4000-8000-00000000000C';
    const both = edited(MAPLE, ['slack: U00000003', `slack: U00000003, teams: ${id}`]);
    const difference = await applyDistrict(store, districtOf(both));
    expect(lines(difference)).toEqual(['~ person cy: Teams user ID changed']);
    expect(await accountOf(store, 'cy')).toMatchObject({ userId: 'U00000003' });
    expect(await accountOf(store, 'cy', 'teams')).toMatchObject({ userId: id.toLowerCase() });
    await learn(store, 'cy', 'U00000003', 'D3');
    const moved = both.replace(id, id.replace('0a', '0b'));
    await applyDistrict(store, districtOf(moved));
    expect(await accountOf(store, 'cy')).toEqual({ userId: 'U00000003', channelId: 'D3' });
    expect(await accountOf(store, 'cy', 'teams')).toMatchObject({ channelId: null });
  });

  it('refuses a district with another key, and changes nothing', async () => {
    const store = await withMaple();
    const before = await held(store);
    const renamed = districtOf(edited(MAPLE, ['key: maple', 'key: maple-valley']));
    await expect(applyDistrict(store, renamed)).rejects.toMatchObject({ code: 'other_district' });
    await expect(previewDistrict(store, renamed)).rejects.toThrow('holds the district "maple"');
    expect(await held(store)).toEqual(before);
  });
});
