import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as applyMigrations } from 'drizzle-orm/better-sqlite3/migrator';
import { DrivelineError } from '../errors.ts';

/** Where the numbered migrations are, whether this runs from the sources or from `dist`. */
export function migrationsFolder(dialect: 'sqlite' | 'postgres'): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'migrations', dialect, 'meta', '_journal.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`migrations/${dialect} is missing from this installation`);
    folder = parent;
  }
  return join(folder, 'migrations', dialect);
}

/**
 * Applies what is pending, in order, after writing a backup beside the file. Foreign keys are off meanwhile and
 * checked afterwards: inside the migrator's transaction the pragma does nothing, and a table rebuild under foreign
 * keys deletes the children (drizzle-orm#5782).
 *
 * @throws DrivelineError when the data does not hold together afterwards; the backup's path is in the message.
 */
export function migrate(client: Database, folder: string, progress: (line: string) => void): void {
  const pending = pendingMigrations(client, folder);
  if (pending.known > pending.inJournal) {
    throw fromTheFuture(client.name);
  }
  const count = pending.inJournal - pending.known;
  if (count === 0) return;
  let backup: string | undefined;
  if (pending.known > 0) {
    backup = `${client.name}.before-${String(pending.inJournal).padStart(4, '0')}`;
    progress(`Backing up the database to ${backup} …`);
    if (!existsSync(backup)) client.prepare('VACUUM INTO ?').run(backup);
    progress(`Applying ${count} migration(s) …`);
  }
  client.pragma('foreign_keys = OFF');
  try {
    applyMigrations(drizzle(client), { migrationsFolder: folder });
    mustBeAll(pendingMigrations(client, folder).known, pending.inJournal);
    const broken = client.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) {
      throw new DrivelineError({
        code: 'migration_broke_references',
        message: `After migrating, ${broken.length} row(s) point at rows that are gone.`,
        fix: backup ? `Stop, put ${backup} back in place of the database, and report this.` : 'Report this.',
      });
    }
  } finally {
    client.pragma('foreign_keys = ON');
  }
}

function pendingMigrations(client: Database, folder: string): { known: number; inJournal: number } {
  const entries = migrationsIn(folder);
  const table = client.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
  const known = table ? Number(client.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get()) : 0;
  return { known, inJournal: entries };
}

/** The migrator passes over what is dated before the newest that it knows: then tables would be missing. */
export function mustBeAll(applied: number, inJournal: number): void {
  if (applied === inJournal) return;
  throw new DrivelineError({
    code: 'migration_passed_over',
    message: `${inJournal - applied} migration(s) were passed over, so this version's tables are not all there.`,
    fix: 'Go back to the version before, and report this: the dates in migrations/…/_journal.json are not in order.',
  });
}

/** How many migrations a folder's journal names. */
export function migrationsIn(folder: string): number {
  const journal: unknown = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'));
  return typeof journal === 'object' &&
    journal !== null &&
    'entries' in journal &&
    Array.isArray(journal.entries)
    ? journal.entries.length
    : 0;
}

/** What is said of a database that a newer version has written. */
export function fromTheFuture(database: string): DrivelineError {
  return new DrivelineError({
    code: 'database_from_the_future',
    message: `The database ${database} was written by a newer Driveline. Nothing was changed.`,
    fix: 'Start the newer version, or point DATABASE_URL at another database.',
  });
}
