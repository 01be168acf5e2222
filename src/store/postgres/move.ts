import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { Client } from 'pg';
import { DrivelineError } from '../../errors.ts';
import { openSqliteStore } from '../sqlite.ts';
import * as sqlite from '../tables/sqlite/index.ts';
import { openPostgresStore } from './store.ts';

export interface Moved {
  readonly tables: number;
  readonly rows: number;
}

export interface Move {
  /** Path of the SQLite file. It is brought up to this version's tables first, after a backup, and then only read. */
  readonly file: string;
  /** Address of a PostgreSQL database in which no district is described. */
  readonly url: string;
  readonly progress?: (line: string) => void;
}

/** PostgreSQL's most parameters in one statement. */
const MOST_PARAMETERS = 65_535;
const ROWS_AT_ONCE = 1_000;
const PROGRESS_EVERY = 100_000;

/**
 * Moves everything that a SQLite file holds into PostgreSQL, in one transaction: after an error the target is as
 * empty as before. Both keep every value in the same form, so rows go over as they are. The bot must not run
 * meanwhile; whatever was planned, in line or uncertain goes on where it stood.
 *
 * @throws DrivelineError where the file is not there, or the target already holds a district
 */
export async function moveToPostgres({ file, url, progress = () => {} }: Move): Promise<Moved> {
  if (!existsSync(file)) {
    throw new DrivelineError({
      code: 'source_missing',
      message: `There is no database at ${file}. Nothing was moved.`,
      fix: 'Write file: and the path of the SQLite file after --from, e.g. file:data/driveline.sqlite.',
    });
  }
  await openSqliteStore({ file, progress }).close();
  await (await openPostgresStore({ url, progress })).close();
  const source = new Database(file, { readonly: true });
  const target = new Client({ connectionString: url, application_name: 'driveline migrate' });
  await target.connect();
  // One state of all tables.
  source.exec('BEGIN');
  try {
    await target.query('BEGIN');
    await mustBeEmpty(target);
    let rows = 0;
    for (const table of inOrder()) rows += await copy(source, target, table, progress);
    await target.query('COMMIT');
    return { tables: inOrder().length, rows };
  } finally {
    // Where it was not committed, closing the connection rolls everything back.
    await target.end();
    source.close();
  }
}

async function mustBeEmpty(target: Client): Promise<void> {
  await target.query('LOCK TABLE tenant IN EXCLUSIVE MODE');
  const found = await target.query('SELECT name FROM tenant LIMIT 1');
  if (found.rows.length === 0) return;
  throw new DrivelineError({
    code: 'target_not_empty',
    message: `The PostgreSQL database already holds the district "${found.rows[0].name}". Nothing was moved.`,
    fix: 'Name an empty database after --to; two districts that were apart are not merged.',
  });
}

/** Each table after those it refers to. */
function inOrder(): SQLiteTable[] {
  const left = new Set<SQLiteTable>(Object.values(sqlite));
  const ordered: SQLiteTable[] = [];
  while (left.size > 0) {
    const free = [...left].filter((table) =>
      getTableConfig(table).foreignKeys.every((key) => {
        const { foreignTable } = key.reference();
        return foreignTable === table || !left.has(foreignTable);
      }),
    );
    if (free.length === 0) throw new Error('tables refer to each other in a circle');
    for (const table of free) {
      left.delete(table);
      ordered.push(table);
    }
  }
  return ordered;
}

async function copy(
  source: Database.Database,
  target: Client,
  table: SQLiteTable,
  progress: (line: string) => void,
): Promise<number> {
  const name = getTableName(table);
  const columns = Object.values(getTableColumns(table)).map((column) => `"${column.name}"`);
  const most = Math.min(ROWS_AT_ONCE, Math.floor(MOST_PARAMETERS / columns.length));
  const insert = (rows: readonly unknown[][]) =>
    target.query({
      // A name only for full chunks: then PostgreSQL parses the statement once.
      ...(rows.length === most ? { name: `move ${name}` } : {}),
      text: `INSERT INTO "${name}" (${columns.join(', ')}) VALUES ${rows.map((row, i) => marks(row.length, i)).join(', ')}`,
      values: rows.flat(),
    });
  let chunk: unknown[][] = [];
  let copied = 0;
  for (const row of source
    .prepare(`SELECT ${columns.join(', ')} FROM "${name}"`)
    .raw()
    .iterate()) {
    // `raw` gives each row as the array of its columns.
    chunk.push(row as unknown[]);
    if (chunk.length < most) continue;
    await insert(chunk);
    copied += chunk.length;
    chunk = [];
    if (copied % PROGRESS_EVERY === 0) progress(`${name}: ${copied} rows …`);
  }
  if (chunk.length > 0) await insert(chunk);
  return copied + chunk.length;
}

function marks(columns: number, row: number): string {
  return `(${Array.from({ length: columns }, (_, i) => `$${row * columns + i + 1}`).join(', ')})`;
}
