import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { groupCommit } from './group-commit.ts';
import { migrate, migrationsFolder } from './migrate.ts';
import { closedError, type Store, type Tx } from './store.ts';
import * as schema from './tables/sqlite/index.ts';

export interface SqliteOptions {
  /** Path of the database file; its folder is made where it is missing. */
  readonly file: string;
  /**
   * Whether an answer that was acknowledged outlives a power cut; true unless told. Without it a commit waits for no
   * disk: a killed process loses nothing all the same, and the file stays whole (SQLite, `PRAGMA synchronous`).
   */
  readonly powerSafe?: boolean;
  /** Told what takes long: a backup, a migration. */
  readonly progress?: (line: string) => void;
  /** A folder of migrations other than the product's own, for testing the migrator. */
  readonly migrations?: string;
}

/**
 * Opens the embedded store: WAL, `synchronous=FULL`, one writer with group commit, one reader that sees only what
 * is committed. better-sqlite3 is compiled with NORMAL for WAL, which may lose the last answers on power loss, so
 * FULL is set by hand.
 *
 * @throws DrivelineError when the file was written by a newer version.
 */
export function openSqliteStore(options: SqliteOptions): Store {
  mkdirSync(dirname(options.file), { recursive: true });
  const writer = new Database(options.file);
  writer.pragma('journal_mode = WAL');
  writer.pragma(`synchronous = ${options.powerSafe === false ? 'NORMAL' : 'FULL'}`);
  // What is deleted, as single votes are at their reveal, is overwritten in the file and not only unlinked.
  writer.pragma('secure_delete = ON');
  prepareConnection(writer);
  migrate(writer, options.migrations ?? migrationsFolder('sqlite'), options.progress ?? (() => {}));

  const reader = new Database(options.file, { readonly: true });
  prepareConnection(reader);

  keepStatements(writer);
  keepStatements(reader);
  const write: Tx = { db: drizzle(writer, { schema }), t: schema };
  const look: Tx = { db: drizzle(reader, { schema }), t: schema };
  // Group commit waits by itself, and never in the event loop.
  writer.pragma('busy_timeout = 0');
  const commits = groupCommit(writer);
  const snapshot = snapshots(reader);
  let closed = false;

  return {
    read: (work) => (closed ? Promise.reject(closedError()) : snapshot(() => work(look))),
    transact: (work) => (closed ? Promise.reject(closedError()) : commits.run(() => work(write))),
    async close() {
      if (closed) return;
      closed = true;
      await commits.idle();
      await snapshot(async () => {});
      reader.close();
      writer.pragma(`busy_timeout = ${BUSY_MS}`);
      writer.pragma('optimize');
      writer.close();
    },
  };
}

/** How long a start, and the end, wait for another program that holds the file. */
const BUSY_MS = 5_000;

function prepareConnection(client: Database.Database): void {
  client.pragma(`busy_timeout = ${BUSY_MS}`);
  client.pragma('foreign_keys = ON');
  client.pragma('temp_store = MEMORY');
  // 8 MB for each connection: with 32 the peak at 100,000 people was 266 MB instead of 238, and nothing was faster.
  client.pragma('cache_size = -8192');
  client.pragma('trusted_schema = OFF');
}

/** Statements kept for each connection, and the longest that is: longer ones are inserts of many rows. */
const MOST_STATEMENTS = 400;
const LONGEST_STATEMENT = 4_000;

/**
 * Has the same SQL prepared once: a query that drizzle builds anew is prepared anew, which was a seventh of the CPU
 * time of a simulated school year (8.7 of 60 s).
 */
function keepStatements(client: Database.Database): void {
  const prepare = client.prepare.bind(client);
  const kept = new Map<string, Database.Statement>();
  // The signature is generic in what a statement returns; the cache is not, and the caller's types hold as before.
  client.prepare = ((source: string) => {
    const before = kept.get(source);
    if (before) {
      // As it left `prepare`: whoever reads rows as arrays says so before each use.
      return before.reader ? before.raw(false) : before;
    }
    const statement = prepare(source);
    if (source.length > LONGEST_STATEMENT) return statement;
    if (kept.size >= MOST_STATEMENTS) kept.delete(kept.keys().next().value ?? '');
    kept.set(source, statement);
    return statement;
  }) as typeof client.prepare;
}

/** One read at a time, each inside its own transaction, so that several queries see the same state. */
function snapshots(client: Database.Database): <T>(work: () => Promise<T>) => Promise<T> {
  const begin = client.prepare('BEGIN');
  const end = client.prepare('COMMIT');
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(async () => {
      begin.run();
      try {
        return await work();
      } finally {
        end.run();
      }
    });
    last = mine.catch(() => {});
    return mine;
  };
}
