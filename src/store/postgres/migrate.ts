import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { Pool, PoolClient } from 'pg';
import { fromTheFuture, migrationsFolder, migrationsIn, mustBeAll } from '../migrate.ts';
import { oneAtATime } from './lock.ts';
import type { PostgresOptions } from './store.ts';

/**
 * Applies what is pending, in order and in one transaction: on an error the database is as it was. Processes that start
 * together migrate one after the other.
 *
 * @throws DrivelineError for a database from the future
 */
export function migratePostgres(pool: Pool, options: PostgresOptions): Promise<void> {
  return oneAtATime(options.url, 'migrations', () => migrateAlone(pool, options));
}

async function migrateAlone(pool: Pool, options: PostgresOptions): Promise<void> {
  const folder = options.migrations ?? migrationsFolder('postgres');
  const client = await pool.connect();
  try {
    const known = await applied(client);
    const inFolder = migrationsIn(folder);
    if (known > inFolder) throw fromTheFuture(new URL(options.url).pathname.slice(1));
    if (known === inFolder) return;
    if (known > 0) options.progress?.(`Applying ${inFolder - known} migration(s) …`);
    await migrate(drizzle(client), { migrationsFolder: folder, migrationsSchema: 'public' });
    mustBeAll(await applied(client), inFolder);
  } finally {
    client.release();
  }
}

async function applied(client: PoolClient): Promise<number> {
  const table = await client.query("SELECT to_regclass('public.__drizzle_migrations') AS name");
  if (table.rows[0]?.name === null) return 0;
  const count = await client.query('SELECT count(*)::int AS n FROM public.__drizzle_migrations');
  return Number(count.rows[0]?.n);
}
