import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrationsFolder } from '../../src/store/migrate.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { tempFolder } from '../doubles/temp-folder.ts';

interface Entry {
  readonly idx: number;
  readonly when: number;
  readonly tag: string;
}

const entriesOf = (folder: string): Entry[] =>
  JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')).entries;

describe.each(['sqlite', 'postgres'] as const)('the migrations of %s', (dialect) => {
  const folder = migrationsFolder(dialect);
  const entries = entriesOf(folder);

  it('are each later than the one before: the migrator passes over what is not newer than the newest that it knows', () => {
    expect(entries.length).toBeGreaterThan(0);
    for (const [i, entry] of entries.slice(1).entries()) {
      expect(entry.when, entry.tag).toBeGreaterThan(entries[i]?.when ?? 0);
      expect(entry.idx, entry.tag).toBeGreaterThan(entries[i]?.idx ?? 0);
    }
  });

  it('are there, each under its number', () => {
    for (const { idx, tag } of entries) {
      expect(tag).toMatch(new RegExp(`^${String(idx).padStart(4, '0')}_`));
      expect(existsSync(join(folder, `${tag}.sql`)), tag).toBe(true);
    }
  });
});

it('every migration of SQLite since PostgreSQL began has its counterpart there: npm run migration:postgres', () => {
  const tags = (dialect: 'sqlite' | 'postgres') =>
    entriesOf(migrationsFolder(dialect)).filter(({ idx }) => idx > 16);
  expect(tags('postgres').map(({ tag, when }) => [tag, when])).toEqual(
    tags('sqlite').map(({ tag, when }) => [tag, when]),
  );
});

it('a migration that the migrator would pass over stops the start, in a sentence', async () => {
  const folder = join(tempFolder(), 'migrations');
  cpSync(migrationsFolder('sqlite'), folder, { recursive: true });
  const file = join(tempFolder(), 'a.sqlite');
  await openSqliteStore({ file, migrations: folder }).close();
  const journal = join(folder, 'meta', '_journal.json');
  const known = JSON.parse(readFileSync(journal, 'utf8'));
  const late = { idx: 9_999, version: '6', when: 1, tag: '9999_late', breakpoints: true };
  writeFileSync(journal, JSON.stringify({ ...known, entries: [...known.entries, late] }));
  writeFileSync(join(folder, '9999_late.sql'), 'CREATE TABLE late (id TEXT PRIMARY KEY) STRICT;');
  expect(() => openSqliteStore({ file, migrations: folder })).toThrow(/passed over/);
  rmSync(folder, { recursive: true });
});
