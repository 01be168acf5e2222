import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BUSY_PAUSE_MS, MOST_TRIES } from '../../src/store/group-commit.ts';
import { migrationsFolder } from '../../src/store/migrate.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { tempFolder } from '../doubles/temp-folder.ts';

function open(file = join(tempFolder(), 'a.sqlite')): Store {
  const store = openSqliteStore({ file });
  onTestFinished(() => store.close());
  return store;
}

const insertTenant = (id: string) => async (tx: Tx) => {
  await tx.db.insert(tx.t.tenant).values({ id, name: id, k: 5, locale: 'en', revision: 1 });
};
const tenants = (store: Store) =>
  store.read(async (tx) =>
    (await tx.db.select({ id: tx.t.tenant.id }).from(tx.t.tenant)).map((row) => row.id).sort(),
  );

describe('the SQLite store', () => {
  it('is in WAL with every commit fsynced, and every table is strict', async () => {
    const store = open();
    const [mode, sync, loose] = await store.transact(async (tx) => [
      await tx.db.get<{ journal_mode: string }>(sql`PRAGMA journal_mode`),
      await tx.db.get<{ synchronous: number }>(sql`PRAGMA synchronous`),
      await tx.db.all<{ name: string }>(
        sql`SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%STRICT' AND name NOT LIKE '%drizzle%' AND name NOT LIKE 'sqlite%'`,
      ),
    ]);
    expect(mode?.journal_mode).toBe('wal');
    expect(sync?.synchronous).toBe(2);
    expect(loose).toEqual([]);
  });

  it('rolls back a work that throws alone, and keeps those that shared its commit', async () => {
    const store = open();
    const results = await Promise.allSettled([
      store.transact(insertTenant('a')),
      store.transact(async (tx) => {
        await insertTenant('b')(tx);
        throw new Error('no');
      }),
      store.transact(insertTenant('c')),
    ]);
    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await tenants(store)).toEqual(['a', 'c']);
  });

  it('answers nobody before the commit: a reader sees what an answered work wrote', async () => {
    const store = open();
    await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        await store.transact(insertTenant(`t${i}`));
        expect(await tenants(store)).toContain(`t${i}`);
      }),
    );
  });

  it('lets the event loop turn between commits, so that a long row of them does not deafen the process', async () => {
    const store = open();
    let turns = 0;
    let going = true;
    const count = () => {
      turns += 1;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    for (let i = 0; i < 50; i++) await store.transact(insertTenant(`t${i}`));
    going = false;
    expect(turns).toBeGreaterThanOrEqual(50);
  });

  it('refuses a work that holds the writer while it waits for something else', async () => {
    const store = open();
    const held = store.transact(async (tx) => {
      await insertTenant('held')(tx);
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    await expect(held).rejects.toThrow(/other than the database/);
    expect(await tenants(store)).toEqual([]);
  });

  it('waits for a file that another program holds, and answers everything else meanwhile', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const store = open(file);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const kept = [store.transact(insertTenant('a')), store.transact(insertTenant('b'))];
    // A wait inside SQLite would let none of these turns come.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await tenants(store)).toEqual([]);
    other.exec('COMMIT');
    other.close();
    await Promise.all(kept);
    expect(await tenants(store)).toEqual(['a', 'b']);
  });

  it('gives up together with all that wait for such a file, before Slack does, and takes the next', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const store = open(file);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    // More than share one commit: the last waits no longer than the first.
    const refused = await Promise.allSettled(
      Array.from({ length: 300 }, (_, i) => store.transact(insertTenant(`t${i}`))),
    );
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'SQLITE_BUSY' } });
    expect(BUSY_PAUSE_MS * MOST_TRIES).toBeLessThanOrEqual(2_000);
    other.exec('COMMIT');
    other.close();
    await store.transact(insertTenant('after'));
    expect(await tenants(store)).toEqual(['after']);
  });

  it('keeps every row when a migration rebuilds a table that others point to, and leaves a backup', async () => {
    const folder = tempFolder();
    const file = join(folder, 'a.sqlite');
    const first = openSqliteStore({ file });
    await first.transact(async (tx) => {
      await insertTenant('d')(tx);
      await tx.db.insert(tx.t.unit).values({
        ...{ id: 'd/t', tenantId: 'd', kind: 'team', name: 'T', zone: 'UTC', active: true },
        ...{
          checkinEveryWeeks: 1,
          checkinDay: 2,
          checkinTime: '09:00',
          checkinSpread: 30,
          digestDay: 5,
          digestTime: '15:00',
        },
      });
    });
    await first.close();

    const migrations = join(folder, 'migrations');
    cpSync(migrationsFolder('sqlite'), migrations, { recursive: true });
    writeFileSync(
      join(migrations, '9999_rebuild.sql'),
      [
        'CREATE TABLE `tenant_new` AS SELECT * FROM `tenant`;',
        'DROP TABLE `tenant`;',
        'ALTER TABLE `tenant_new` RENAME TO `tenant`;',
        'CREATE UNIQUE INDEX `tenant_id` ON `tenant` (`id`);',
      ].join('\n--> statement-breakpoint\n'),
    );
    const journalFile = join(migrations, 'meta', '_journal.json');
    const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
    journal.entries.push({
      idx: 99,
      version: '6',
      when: 4_000_000_000_000,
      tag: '9999_rebuild',
      breakpoints: true,
    });
    writeFileSync(journalFile, JSON.stringify(journal));

    const said: string[] = [];
    const second = openSqliteStore({ file, migrations, progress: (line) => said.push(line) });
    onTestFinished(() => second.close());
    const rows = await second.read(async (tx) => [
      await tx.db.$count(tx.t.tenant),
      await tx.db.$count(tx.t.unit),
    ]);
    expect(rows).toEqual([1, 1]);
    expect(said.length).toBeGreaterThan(0);
    const backups = readdirSync(folder).filter((name) => name.includes('.before-'));
    expect(backups).toHaveLength(1);
    const backup = new Database(join(folder, backups[0] ?? ''), { readonly: true });
    expect(backup.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(1);
    backup.close();
  });

  it('will not open a file that a newer version wrote', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    await openSqliteStore({ file }).close();
    const raw = new Database(file);
    raw.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 4000000000000)").run();
    raw.close();
    expect(() => openSqliteStore({ file })).toThrow(/newer Driveline/);
  });
});
