import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyDistrict, previewDistrict } from '../../src/district/index.ts';
import { blockWorkspace } from '../../src/store/queries/workspaces.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { districtOf, edited, MAPLE, mistakesIn } from './maple.ts';

const NAMED = edited(MAPLE, ['  k: 3\n', '  k: 3\n  slack: T00MAPLE01\n']);
const BIRCH = edited(NAMED, ['key: maple', 'key: birch'], ['T00MAPLE01', 'T00BIRCH01']);

function openStore(): Store {
  const store = openSqliteStore({ file: join(tempFolder(), 'n.sqlite') });
  onTestFinished(() => store.close());
  return store;
}

const workspaces = (store: Store) =>
  store.read(async ({ db, t }) =>
    (await db.select().from(t.workspace))
      .map(({ workspaceId, tenantId }) => `${workspaceId} ${tenantId}`)
      .sort(),
  );
const accounts = (store: Store) =>
  store.read(async ({ db, t }) => {
    const rows = await db.select().from(t.account);
    return rows.map(({ personId, userId, channelId }) => `${personId} ${userId} ${channelId}`).sort();
  });

describe('a district that names its workspace', () => {
  it('has it before the workspace ever let the bot in, and applying it again changes nothing', async () => {
    const store = openStore();
    const first = await applyDistrict(store, districtOf(NAMED));
    expect(first.changes.map(({ what }) => what)).toContain('Slack workspace T00MAPLE01');
    expect(await workspaces(store)).toEqual(['T00MAPLE01 maple']);
    const again = await applyDistrict(store, districtOf(NAMED));
    expect(again).toEqual({ changes: [], revision: first.revision });
  });

  it('stands beside others in one database, and each of their files can be applied again', async () => {
    const store = openStore();
    await applyDistrict(store, districtOf(NAMED));
    await applyDistrict(store, districtOf(BIRCH));
    expect(await workspaces(store)).toEqual(['T00BIRCH01 birch', 'T00MAPLE01 maple']);
    expect((await applyDistrict(store, districtOf(NAMED))).changes).toEqual([]);
    // A file that no longer names it keeps it.
    expect((await applyDistrict(store, districtOf(MAPLE))).changes).toEqual([]);
    expect(await workspaces(store)).toEqual(['T00BIRCH01 birch', 'T00MAPLE01 maple']);
  });

  it('is refused where another district has the workspace: a slip in the key begins no second district', async () => {
    const store = openStore();
    await applyDistrict(store, districtOf(NAMED));
    const slip = districtOf(edited(NAMED, ['key: maple', 'key: mapel']));
    await expect(applyDistrict(store, slip)).rejects.toMatchObject({ code: 'workspace_taken' });
    await expect(previewDistrict(store, slip)).rejects.toThrow('serves the district "maple" already');
    expect(await workspaces(store)).toEqual(['T00MAPLE01 maple']);
  });

  it('takes it from a district that an install began and that has no team yet', async () => {
    const store = openStore();
    await applyDistrict(store, districtOf(NAMED));
    await store.transact(async (tx) => {
      await tx.db
        .insert(tx.t.tenant)
        .values({ id: 'd-t00birch01', name: 'Our district', k: 5, locale: 'en', revision: 1 });
      await tx.db
        .insert(tx.t.workspace)
        .values({ platform: 'slack', workspaceId: 'T00BIRCH01', tenantId: 'd-t00birch01' });
    });
    await applyDistrict(store, districtOf(BIRCH));
    expect(await workspaces(store)).toEqual(['T00BIRCH01 birch', 'T00MAPLE01 maple']);
  });

  it('moves to another: people are found there anew, those whom the file gives by ID stay, and no block is left', async () => {
    const store = openStore();
    await applyDistrict(store, districtOf(NAMED));
    await store.transact(async (tx) => {
      await tx.db.insert(tx.t.account).values({
        personId: 'maple/ana',
        platform: 'slack',
        tenantId: 'maple',
        userId: 'U0OLD',
        channelId: 'D1',
      });
      await tx.db.update(tx.t.account).set({ channelId: 'D2' });
      await blockWorkspace(tx, { platform: 'slack', workspaceId: 'T00MAPLE01' }, 'uninstalled');
    });
    const moved = edited(NAMED, ['T00MAPLE01', 'T00MAPLE02']);
    const preview = await previewDistrict(store, districtOf(moved));
    expect(preview.changes.map(({ sign, what }) => `${sign} ${what}`)).toEqual([
      '~ Slack workspace: T00MAPLE01 → T00MAPLE02; people are looked for anew, by their mail address',
    ]);
    await applyDistrict(store, districtOf(moved));
    expect(await workspaces(store)).toEqual(['T00MAPLE02 maple']);
    expect(await accounts(store)).toEqual(['maple/cy U00000003 null']);
    const blocked = await store.read(({ db, t }) => db.select().from(t.workspace));
    expect(blocked.map(({ blockedReason }) => blockedReason)).toEqual([null]);
  });

  it('is an ID, and of a whole organisation too', () => {
    expect(mistakesIn(edited(NAMED, ['T00MAPLE01', 'maple-valley']))[0]?.fix).toContain('after /client/');
    expect(mistakesIn(edited(NAMED, ['T00MAPLE01', 'E00MAPLE01']))).toEqual([]);
  });
});
