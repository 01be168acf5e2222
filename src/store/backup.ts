import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { DrivelineError } from '../errors.ts';
import type { Instant } from '../model/ids.ts';

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  /** Older copies that were let go. */
  readonly removed: readonly string[];
}

export interface BackupOrder {
  /** The database, which may be in use. */
  readonly file: string;
  /** Where copies are kept; made where it is missing. */
  readonly folder: string;
  /** How many copies of this database stay, 1 or more. */
  readonly keep: number;
  readonly now: Instant;
}

/**
 * Copies a database that is in use, checks the copy, and lets the oldest copies go. It belongs into a process of its
 * own: `VACUUM INTO` reads one state of the file while the bot goes on writing, and takes some 7 s for a gigabyte in
 * which no event loop turns (SQLite's own online backup stopped the bot's for 350 ms at a time).
 *
 * @throws DrivelineError where there is no database, or the copy does not hold together: it is not kept then.
 */
export function backUp({ file, folder, keep, now }: BackupOrder): Backup {
  mustBeThere(file);
  mkdirSync(folder, { recursive: true });
  const name = `${nameOf(file)}-${stamp(now)}.sqlite`;
  const copy = join(folder, name);
  const unfinished = `${copy}.part`;
  rmSync(unfinished, { force: true });
  const source = new Database(file, { readonly: true });
  try {
    source.pragma('busy_timeout = 5000');
    source.prepare('VACUUM INTO ?').run(unfinished);
  } finally {
    source.close();
  }
  const client = new Database(unfinished);
  try {
    const problem = problemOf(client);
    if (problem !== undefined) {
      rmSync(unfinished, { force: true });
      throw damaged(file, problem);
    }
    client.prepare('INSERT OR REPLACE INTO restoration (taken_at, restored_at) VALUES (?, NULL)').run(now);
  } finally {
    client.close();
  }
  writeOut(unfinished);
  renameSync(unfinished, copy);
  writeOut(folder);
  const removed = newestFirst(readdirSync(folder), nameOf(file), 'sqlite').slice(keep);
  for (const old of removed) rmSync(join(folder, old), { force: true });
  return { file: copy, bytes: statSync(copy).size, removed };
}

/** The copies of one database among the names in a folder, the newest first. */
export function newestFirst(names: readonly string[], database: string, ending: string): string[] {
  const copy = new RegExp(`^${database.replace(/[^\w-]/g, '\\$&')}-\\d{8}T\\d{6}Z\\.${ending}$`);
  return names
    .filter((name) => copy.test(name))
    .sort()
    .reverse();
}

export interface RestoreOrder {
  readonly backup: string;
  /** The database whose place it takes. */
  readonly file: string;
  readonly now: Instant;
}

export interface Restored {
  /** Where the database is now that was there before. */
  readonly aside: string | undefined;
  readonly takenAt: Instant;
}

/**
 * Puts a copy in the place of the database, which is put aside. What was in line then, or fell due since, may have
 * been sent meanwhile: the bot looks for each such message before it sends it.
 *
 * @throws DrivelineError where the copy is damaged or none of ours, or the bot runs.
 */
export function restore({ backup, file, now }: RestoreOrder): Restored {
  mustBeThere(backup);
  mustBeAtRest(file);
  mkdirSync(dirname(file), { recursive: true });
  const copy = `${file}.restoring`;
  rmSync(copy, { force: true });
  const takenAt = prepareCopy(backup, copy, now);
  let aside: string | undefined;
  if (existsSync(file)) {
    aside = `${file}.before-restore-${stamp(now)}`;
    renameSync(file, aside);
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
  }
  renameSync(copy, file);
  writeOut(dirname(file));
  return { aside, takenAt };
}

/** @returns when the copy was made. */
function prepareCopy(backup: string, copy: string, now: Instant): Instant {
  const source = openToRead(backup);
  try {
    const problem = problemOf(source);
    if (problem !== undefined) throw damaged(backup, problem);
    source.prepare('VACUUM INTO ?').run(copy);
  } finally {
    source.close();
  }
  const client = new Database(copy);
  try {
    const known = client
      .prepare<[], number>(
        'SELECT taken_at FROM restoration WHERE restored_at IS NULL ORDER BY taken_at DESC',
      )
      .pluck()
      .get();
    // A copy that was made by other means is as old as its file.
    const takenAt = known ?? Math.floor(statSync(backup).mtimeMs);
    client.transaction(() => {
      client
        .prepare('INSERT OR REPLACE INTO restoration (taken_at, restored_at) VALUES (?, ?)')
        .run(takenAt, now);
      client
        .prepare(
          `UPDATE outbox SET state = 'uncertain', due_at = ?, lease_until = NULL,
             first_tried_at = min(coalesce(first_tried_at, ?), ?) WHERE state IN ('ready', 'sending')`,
        )
        .run(now, takenAt, takenAt);
    })();
    client.close();
    writeOut(copy);
    return takenAt;
  } catch (error) {
    client.close();
    rmSync(copy, { force: true });
    throw error;
  }
}

/**
 * Refuses a damaged database: an answer written to it might be lost, and one read from it might be wrong. Reads the
 * whole file.
 *
 * @throws DrivelineError `database_damaged`
 */
export function checkIntegrity(file: string): void {
  if (!existsSync(file)) return;
  const client = openToRead(file);
  try {
    const problem = problemOf(client);
    if (problem !== undefined) throw damaged(file, problem);
  } finally {
    client.close();
  }
}

function openToRead(file: string): Database.Database {
  try {
    const client = new Database(file, { readonly: true });
    client.pragma('busy_timeout = 5000');
    return client;
  } catch (cause) {
    throw damaged(file, codeOf(cause));
  }
}

/** The first thing that is wrong, in SQLite's words, which quote no content. */
function problemOf(client: Database.Database): string | undefined {
  try {
    const found = client.pragma('quick_check(1)', { simple: true });
    return found === 'ok' ? undefined : String(found);
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
}

/**
 * Refuses a file that a running bot has open: it would go on writing into what was put aside.
 *
 * @throws DrivelineError `database_in_use`
 */
export function mustBeAtRest(file: string): void {
  if (!existsSync(file)) return;
  let client: Database.Database | undefined;
  try {
    client = new Database(file, { timeout: 1_000 });
    // Leaving WAL needs the file for oneself; it is entered again with the next start.
    if (client.pragma('journal_mode = DELETE', { simple: true }) === 'delete') return;
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_BUSY')) return;
  } finally {
    client?.close();
  }
  throw new DrivelineError({
    code: 'database_in_use',
    message: `${file} is in use, probably by a running Driveline. Nothing was changed.`,
    fix: 'Stop the bot first, and start it again afterwards.',
  });
}

function mustBeThere(file: string): void {
  if (existsSync(file) && statSync(file).isFile()) return;
  throw new DrivelineError({
    code: 'source_missing',
    message: `There is no database at ${file}. Nothing was changed.`,
    fix: 'Check the path, or set DATABASE_URL to the file that the bot uses.',
  });
}

function damaged(file: string, problem: string): DrivelineError {
  return new DrivelineError({
    code: 'database_damaged',
    message: `The database ${file} is damaged (${problem}). Nothing was changed, and nothing was sent.`,
    fix: 'Keep that file, and put the newest good copy in its place: driveline restore <copy>. See docs/operating.md.',
  });
}

const nameOf = (file: string) => basename(file).replace(/\.(sqlite3?|db)$/, '');

/** `20261122T013700Z`: sorts by time, and is a file name everywhere. */
export function stamp(now: Instant): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** To the disk, so that a power cut leaves either the old or the new. */
function writeOut(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
