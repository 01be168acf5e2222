import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type * as schema from './tables/sqlite/index.ts';

/** The tables, by the names that all dialects share. SQLite's are canonical; another dialect's must match. */
export type Tables = typeof schema;

/**
 * What a query is given: a database to speak to and the tables to name. Queries `await` what they build and use
 * only what both dialects have (select, insert, update, delete, onConflict…, returning), so one set serves both.
 */
export interface Tx {
  readonly db: BetterSQLite3Database<Tables>;
  readonly t: Tables;
}

/** The store: two ways in, and no other. */
export interface Store {
  /** Reads a consistent state. `work` awaits nothing but queries. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` as one transaction and resolves once it is durable (fsynced). Works that wait together share one
   * commit; one that throws is rolled back alone. `work` awaits nothing but queries: it holds the only writer.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes everything out and closes the file. Calls after it reject. */
  close(): Promise<void>;
}

/** What a call is rejected with after {@link Store.close}. */
export function closedError(): Error {
  return new Error('The store is closed: this process is stopping.');
}
