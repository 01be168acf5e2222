import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { migrated } from './migrated.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { tempFolder } from './temp-folder.ts';

/** Which kind of store a whole test run is about: `DRIVELINE_TEST_STORE=postgres` runs the same tests on the other. */
export const STORE: 'sqlite' | 'postgres' =
  process.env.DRIVELINE_TEST_STORE === 'postgres' ? 'postgres' : 'sqlite';

let server: Promise<{ readonly postgres: Postgres; readonly template: string }> | undefined;

/** The address of a database of this test's own: all its tables, and nothing in them. */
export async function emptyDatabase(kind: typeof STORE = STORE): Promise<string> {
  if (kind === 'sqlite') return `file:${migrated(join(tempFolder(), 'a.sqlite'))}`;
  server ??= prepare();
  const { postgres, template } = await server;
  return postgres.database(template);
}

/** Migrated once and copied for each test: the migrations take longer than most tests. */
async function prepare() {
  const postgres = await startPostgres();
  const template = await postgres.database();
  await (await openPostgresStore({ url: template })).close();
  return { postgres, template };
}

/** A store over such a database, closed when the test ends. */
export async function emptyStore(kind: typeof STORE = STORE): Promise<Store> {
  const url = await emptyDatabase(kind);
  const store =
    kind === 'sqlite'
      ? openSqliteStore({ file: url.slice('file:'.length) })
      : await openPostgresStore({ url });
  onTestFinished(() => store.close());
  return store;
}

/** The server of this file's tests goes with them. */
export async function stopServer(): Promise<void> {
  const running = await server;
  server = undefined;
  await running?.postgres.stop();
}
