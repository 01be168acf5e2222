import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../src/store/migrate.ts';

/**
 * `npm run migration:postgres`: writes for every SQLite migration that has none yet its counterpart for PostgreSQL,
 * under the same number and name. PostgreSQL's own `0000_start` stands for all of SQLite's up to {@link STARTED_WITH}.
 * What is there already is left alone, so that a counterpart may be written by hand where this refuses.
 */
const STARTED_WITH = 16;

interface Entry {
  readonly idx: number;
  readonly version: string;
  readonly when: number;
  readonly tag: string;
  readonly breakpoints: boolean;
}

interface Journal {
  readonly version: string;
  readonly dialect: string;
  readonly entries: readonly Entry[];
}

/** What only SQLite understands, and what needs thought: a table that others refer to cannot simply be dropped. */
const BY_HAND: Readonly<Record<string, RegExp>> = {
  'a table is dropped (drop its constraints first, or change it in place)': /\bDROP TABLE\b/i,
  'a pragma': /\bPRAGMA\b/i,
  'INSERT OR …': /\bINSERT OR\b/i,
  'a JSON function': /\bjson_?\w*\s*\(/i,
  'a date function': /\b(strftime|unixepoch|julianday)\s*\(/i,
  'a row id': /\browid\b/i,
};

const TYPES: Readonly<Record<string, string>> = {
  integer: 'bigint',
  real: 'double precision',
  blob: 'bytea',
  text: 'text',
};

/**
 * One migration in PostgreSQL's words: the same tables, columns, keys, checks and indexes.
 *
 * @throws Error where it says something that must be thought about
 */
function inPostgres(sqlite: string): string {
  for (const [what, pattern] of Object.entries(BY_HAND)) {
    if (pattern.test(sqlite)) throw new Error(what);
  }
  return sqlite
    .replaceAll('`', '"')
    .replace(/\)\s*STRICT\s*;/gi, ');')
    .replace(/ ON UPDATE no action/gi, '')
    .replace(/ ON DELETE no action/gi, '')
    .replace(
      /("\w+"\s+)(integer|real|blob|text)\b/gi,
      (_, name: string, type: string) => `${name}${TYPES[type.toLowerCase()] ?? type}`,
    );
}

const journalOf = (folder: string): Journal =>
  // Both journals are ours, and of this shape since the first migration.
  JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;

const from = migrationsFolder('sqlite');
const to = migrationsFolder('postgres');
const sqlite = journalOf(from);
const postgres = journalOf(to);
const known = new Set(postgres.entries.map(({ tag }) => tag));
const entered: Entry[] = [];

for (const entry of sqlite.entries) {
  if (entry.idx <= STARTED_WITH || known.has(entry.tag)) continue;
  const file = join(to, `${entry.tag}.sql`);
  if (existsSync(file)) {
    console.log(`${entry.tag}: written by hand, entered`);
  } else {
    try {
      writeFileSync(file, inPostgres(readFileSync(join(from, `${entry.tag}.sql`), 'utf8')));
      console.log(`${entry.tag}: written`);
    } catch (error) {
      console.error(`${entry.tag}: write ${file} by hand: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
      break;
    }
  }
  entered.push({ ...entry, version: postgres.version });
}

const journal: Journal = {
  ...postgres,
  entries: [...postgres.entries, ...entered].sort((a, b) => a.idx - b.idx),
};
writeFileSync(join(to, 'meta', '_journal.json'), `${JSON.stringify(journal, null, 2)}\n`);
