import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { moveToPostgres } from '../../src/store/postgres/move.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { storeTrouble } from '../../src/store/trouble.ts';
import { hasPostgres } from '../doubles/postgres.ts';
import { emptyDatabase, stopServer } from '../doubles/stores.ts';
import { tempFolder } from '../doubles/temp-folder.ts';

afterAll(stopServer);

/** What a table is: its columns with type and whether they may be empty, its key, and how much it checks. */
interface Shape {
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly indexes: readonly string[];
  readonly checks: number;
  readonly references: number;
}

const TYPES: Readonly<Record<string, string>> = {
  INTEGER: 'bigint',
  TEXT: 'text',
  REAL: 'double precision',
  BLOB: 'bytea',
};

function shapesInSqlite(file: string): Record<string, Shape> {
  const client = new Database(file, { readonly: true });
  const tables = client
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%drizzle%'",
    )
    .all();
  const shapes = tables.map(({ name, sql }) => {
    const info = client.pragma(`table_info("${name}")`) as {
      name: string;
      type: string;
      notnull: number;
      pk: number;
    }[];
    const indexes = client.pragma(`index_list("${name}")`) as {
      name: string;
      unique: number;
      origin: string;
    }[];
    const shape: Shape = {
      columns: info.map((c) => `${c.name} ${TYPES[c.type]}${c.notnull || c.pk ? ' not null' : ''}`).sort(),
      key: info
        .filter((c) => c.pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((c) => c.name),
      indexes: indexes
        .filter((i) => i.origin === 'c')
        .map((i) => `${i.name}${i.unique ? ' unique' : ''}`)
        .sort(),
      checks: sql.match(/\bCHECK\s*\(/g)?.length ?? 0,
      references: sql.match(/\bREFERENCES\b/gi)?.length ?? 0,
    };
    return [name, shape] as const;
  });
  client.close();
  return Object.fromEntries(shapes);
}

async function shapesInPostgres(url: string): Promise<Record<string, Shape>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const ask = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows;
  const tables = await ask<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '%drizzle%'",
  );
  const shapes: Record<string, Shape> = {};
  for (const { name } of tables) {
    const columns = await ask<{ name: string; type: string; nullable: string }>(
      "SELECT column_name AS name, data_type AS type, is_nullable AS nullable FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
      [name],
    );
    const key = await ask<{ name: string }>(
      `SELECT a.attname AS name FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
       WHERE i.indisprimary AND i.indrelid = $1::regclass ORDER BY k.place`,
      [name],
    );
    const indexes = await ask<{ name: string; uniq: boolean }>(
      'SELECT c.relname AS name, i.indisunique AS uniq FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisprimary AND i.indrelid = $1::regclass',
      [name],
    );
    const kinds = await ask<{ kind: string; n: number }>(
      'SELECT contype AS kind, count(*)::int AS n FROM pg_constraint WHERE conrelid = $1::regclass GROUP BY 1',
      [name],
    );
    const count = (kind: string) => kinds.find((row) => row.kind === kind)?.n ?? 0;
    shapes[name] = {
      columns: columns.map((c) => `${c.name} ${c.type}${c.nullable === 'NO' ? ' not null' : ''}`).sort(),
      key: key.map((row) => row.name),
      indexes: indexes.map((i) => `${i.name}${i.uniq ? ' unique' : ''}`).sort(),
      checks: count('c'),
      references: count('f'),
    };
  }
  await client.end();
  return shapes;
}

describe.skipIf(!hasPostgres)('PostgreSQL beside SQLite', () => {
  it('has the same tables after its migrations: columns, keys, indexes, checks and references', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    await openSqliteStore({ file }).close();
    const sqlite = shapesInSqlite(file);
    expect(Object.keys(sqlite).length).toBeGreaterThan(20);
    expect(await shapesInPostgres(await emptyDatabase('postgres'))).toEqual(sqlite);
  });

  it('refuses a database from a newer version, politely', async () => {
    const url = await emptyDatabase('postgres');
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      "INSERT INTO __drizzle_migrations (hash, created_at) SELECT 'x', n FROM generate_series(1, 99) AS n",
    );
    await client.end();
    await expect(openPostgresStore({ url })).rejects.toMatchObject({ code: 'database_from_the_future' });
  });

  it('says what to do where it cannot be reached, without the password', async () => {
    const opening = openPostgresStore({ url: 'postgres://who:hidden@127.0.0.1:1/none' });
    await expect(opening).rejects.toMatchObject({ code: 'database_unreachable' });
    await expect(opening).rejects.not.toThrow(/hidden/);
  });

  it('does not wait for a table that somebody holds for longer than Slack waits, and says what it is', async () => {
    const url = await emptyDatabase('postgres');
    const store = await openPostgresStore({ url });
    onTestFinished(() => store.close());
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query('BEGIN; LOCK TABLE tenant IN ACCESS EXCLUSIVE MODE');
    const refused = await store
      .transact(({ db, t }) => db.select().from(t.tenant))
      .catch((error: unknown) => error);
    expect(storeTrouble(refused)).toMatchObject({ code: 'database_locked' });
    await other.query('COMMIT');
    await other.end();
    expect(await store.transact(({ db, t }) => db.select().from(t.tenant))).toEqual([]);
  });

  it('takes over what a SQLite file holds, value by value, and nothing where something stands in the way', async () => {
    const file = join(tempFolder(), 'a.sqlite');
    const old = openSqliteStore({ file });
    const figures = { words: 'así “es” 👩🏽‍🏫', none: null };
    await old.transact(async (tx) => {
      await tx.db.insert(tx.t.tenant).values({ id: 'd', name: 'D', k: 5, locale: 'es', revision: 3 });
      const rows = Array.from({ length: 2_500 }, (_, i) => i);
      for (const i of rows) {
        await tx.db
          .insert(tx.t.digest)
          .values({ id: `g${i}`, tenantId: 'd', teamId: `t${i}`, window: '2026-11-02', figures });
      }
    });
    await old.close();
    const url = await emptyDatabase('postgres');
    expect(await moveToPostgres({ file, url })).toMatchObject({ rows: 2_501 });
    const store = await openPostgresStore({ url });
    onTestFinished(() => store.close());
    const moved = await store.read((tx) => tx.db.select().from(tx.t.digest));
    expect(moved).toHaveLength(2_500);
    expect(moved.find((row) => row.id === 'g7')).toMatchObject({ teamId: 't7', figures });
    await expect(moveToPostgres({ file, url })).rejects.toMatchObject({ code: 'target_not_empty' });
    expect(await store.read((tx) => tx.db.select().from(tx.t.digest))).toHaveLength(2_500);
    await expect(moveToPostgres({ file: `${file}.not`, url })).rejects.toMatchObject({
      code: 'source_missing',
    });
  });
});

if (!hasPostgres) console.warn('SKIPPED: no PostgreSQL on this machine, so its tables were not compared.');
