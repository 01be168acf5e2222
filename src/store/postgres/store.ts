import { drizzle } from 'drizzle-orm/node-postgres';
import { DatabaseError, Pool, type PoolClient } from 'pg';
import { DrivelineError } from '../../errors.ts';
import { closedError, type Store, type Tx } from '../store.ts';
import { migratePostgres } from './migrate.ts';
import { postgresTables } from './tables.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`, or with `?host=/folder` a socket. */
  readonly url: string;
  /** Told what takes long: a migration. */
  readonly progress?: (line: string) => void;
  /** A folder of migrations other than the product's own, for testing the migrator. */
  readonly migrations?: string;
}

/** Connections of one process. PostgreSQL allows 100 by default, for all of them together. */
const CONNECTIONS = 16;
/** A transaction that met another one is run again; after so many times there is more wrong than bad luck. */
const MOST_TRIES = 40;
/**
 * A row or a table that somebody else has locked (a migration by hand, a console left open) is waited for so long, and
 * then whoever tapped is told: Slack says after 3 s that a tap failed. It goes along with BEGIN, in the same round trip.
 */
const LOCKED = "SET LOCAL lock_timeout = '2s'";
/** PostgreSQL's codes for "somebody else was first, try again": serialization failure, deadlock. */
const TRY_AGAIN: readonly string[] = ['40001', '40P01'];

/**
 * Opens the store of a district that has outgrown one machine: any number of processes share it. Every transaction
 * is serializable and is run again when it met another, so a loop that reads and then writes is as safe here as
 * with SQLite's only writer.
 *
 * @throws DrivelineError when the database cannot be reached, or was written by a newer version
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const pool = new Pool({ connectionString: options.url, max: CONNECTIONS, application_name: 'driveline' });
  // An idle connection that breaks (a restart of the database) is replaced at the next use.
  pool.on('error', () => {});
  try {
    await migratePostgres(pool, options);
  } catch (error) {
    await pool.end();
    throw error instanceof DrivelineError ? error : unreachable(error);
  }
  const t = postgresTables();
  const known = new WeakMap<PoolClient, Tx>();

  function txOf(client: PoolClient): Tx {
    let tx = known.get(client);
    if (!tx) {
      // The builders have the same shape and are awaited in the same way; queries use nothing else.
      tx = { db: drizzle(client, { schema: t }) as unknown as Tx['db'], t };
      known.set(client, tx);
    }
    return tx;
  }

  async function once<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      try {
        const value = await work(txOf(client));
        await client.query('COMMIT');
        return value;
      } catch (error) {
        await client.query('ROLLBACK').catch((cause: unknown) => {
          broken = cause instanceof Error ? cause : new Error('rollback failed');
        });
        throw error;
      }
    } finally {
      client.release(broken);
    }
  }

  async function transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(`BEGIN ISOLATION LEVEL SERIALIZABLE; ${LOCKED}`, work);
      } catch (error) {
        if (attempt >= MOST_TRIES || !TRY_AGAIN.includes(codeOf(error) ?? '')) throw error;
        await pause(attempt);
      }
    }
  }

  let closed = false;
  return {
    read: (work) =>
      closed
        ? Promise.reject(closedError())
        : once(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${LOCKED}`, work),
    transact: (work) => (closed ? Promise.reject(closedError()) : transact(work)),
    async close() {
      if (closed) return;
      closed = true;
      await pool.end();
    },
  };
}

/** Those that met once do not meet again in step: each waits by its connection's own luck, a little longer each time. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(attempt, 10) ** 2));
}

/** The database's own code, wherever drizzle has wrapped it. */
function codeOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof DatabaseError) return at.code;
  }
  return undefined;
}

function unreachable(cause: unknown): DrivelineError {
  const why = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new DrivelineError({
    code: 'database_unreachable',
    message: `The PostgreSQL database of DATABASE_URL cannot be used${why}. Nothing was changed.`,
    fix: 'Check that it runs, that host, user and password are right, and that the user may create tables there.',
    cause,
  });
}
