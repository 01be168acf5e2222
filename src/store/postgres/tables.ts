import { type Column, getTableColumns, getTableName } from 'drizzle-orm';
import {
  bigint,
  customType,
  doublePrecision,
  type PgColumnBuilderBase,
  type PgTable,
  pgTable,
  text,
} from 'drizzle-orm/pg-core';
import type { Tables } from '../store.ts';
import * as sqlite from '../tables/sqlite/index.ts';

/** What stands for each kind of SQLite column: every value is stored as SQLite stores it, so that a row copied from one to the other stays the same. */
const KINDS: Readonly<Record<string, (name: string) => PgColumnBuilderBase>> = {
  SQLiteText: (name) => text(name),
  SQLiteTextJson: (name) => json(name),
  // Instants in milliseconds need more than 32 bits.
  SQLiteInteger: (name) => bigint(name, { mode: 'number' }),
  SQLiteBoolean: (name) => flag(name),
  SQLiteReal: (name) => doublePrecision(name),
  SQLiteBlobBuffer: (name) => bytes(name),
};

const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (stored) => JSON.parse(stored),
});

/** 0 or 1, as in SQLite: a placeholder inside an `sql` template carries the stored form in both. */
const flag = customType<{ data: boolean; driverData: number }>({
  dataType: () => 'smallint',
  toDriver: (value) => (value ? 1 : 0),
  fromDriver: (stored) => Number(stored) === 1,
});

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/**
 * PostgreSQL's tables, derived from SQLite's, so that the two can never differ: same names, same columns, same
 * stored values. Keys, checks and indexes are in `migrations/postgres`; a test holds them against SQLite's.
 *
 * @throws Error for a kind of column that has no counterpart here yet
 */
export function postgresTables(): Tables {
  const tables: Record<string, PgTable> = {};
  for (const [name, table] of Object.entries(sqlite)) {
    const columns: Record<string, PgColumnBuilderBase> = {};
    for (const [key, column] of Object.entries(getTableColumns(table))) columns[key] = counterpart(column);
    tables[name] = pgTable(getTableName(table), columns);
  }
  // Same names and same values by construction; the types of the two dialects differ in what queries never use.
  return tables as unknown as Tables;
}

function counterpart(column: Column): PgColumnBuilderBase {
  const make = KINDS[column.columnType];
  if (!make) throw new Error(`${column.name}: ${column.columnType} has no counterpart in PostgreSQL`);
  return make(column.name);
}
