import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore } from '../../../src/store/postgres/store.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { type Postgres, startPostgres } from '../../doubles/postgres.ts';

/** Deaths here are of our own making, and no power is cut: the disk need not be waited for. */
const MEMORY = '/dev/shm';

/** A database with all its tables: the migrations take as long as two weeks of a semester. */
let empty: Buffer | undefined;

async function migratedBytes(file: string): Promise<Buffer> {
  await openSqliteStore({ file, powerSafe: false }).close();
  return readFileSync(file);
}

/** An empty store that goes with its closing. PostgreSQL is started for it, and stopped. */
export async function freshStore(
  kind: 'sqlite' | 'postgres',
): Promise<{ readonly store: Store; readonly close: () => Promise<void> }> {
  if (kind === 'postgres') {
    const server: Postgres = await startPostgres();
    const store = await openPostgresStore({ url: await server.database() });
    return {
      store,
      async close() {
        await store.close();
        await server.stop();
      },
    };
  }
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'driveline-semester-'));
  const file = join(folder, 'driveline.sqlite');
  empty ??= await migratedBytes(join(folder, 'empty.sqlite'));
  writeFileSync(file, empty);
  const store = openSqliteStore({ file, powerSafe: false });
  return {
    store,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
