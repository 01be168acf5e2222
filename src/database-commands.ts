import { dirname, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from './commands.ts';
import { DrivelineError } from './errors.ts';
import type { DatabaseAddress } from './store/address.ts';

/** Two weeks of nights. */
const KEPT = 14;

/** Adds what is done to a database as a whole: copies, putting one back, moving to PostgreSQL. */
export function addDatabaseCommands(driveline: Command, terminal: Terminal): void {
  driveline
    .command('backup')
    .description('copy the database, also while the bot runs; the copy is checked')
    .option('--to <folder>', 'where copies are kept (default: "backups" beside the database)')
    .option('--keep <count>', 'how many copies stay; older ones are removed', wholeNumber, KEPT)
    .action((options: { to?: string; keep: number }) => backup(terminal, options));

  driveline
    .command('restore')
    .description('put a copy in the place of the database, which is put aside; the bot must not run')
    .argument('<copy>', 'a file that "driveline backup" made')
    .action((copy: string) => restoreFrom(terminal, copy));

  driveline
    .command('migrate')
    .description('move a district from SQLite to an empty PostgreSQL; the bot must not run')
    .requiredOption('--from <address>', 'e.g. sqlite:data/driveline.sqlite')
    .requiredOption('--to <address>', 'e.g. postgres://user:password@host/database')
    .action(({ from, to }: { from: string; to: string }) => migrate(terminal, from, to));
}

function wholeNumber(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('Write a whole number from 1 on.');
  return count;
}

async function backup(
  { environment, out }: Terminal,
  { to, keep }: { readonly to?: string; readonly keep: number },
): Promise<void> {
  const { systemClock } = await import('./engine/clock.ts');
  const database = await databaseOf(environment);
  const now = systemClock.now();
  let made: { readonly file: string; readonly bytes: number; readonly removed: readonly string[] };
  if (database.type === 'postgres') {
    const { dump } = await import('./store/postgres/dump.ts');
    made = await dump({ url: database.url.reveal(), folder: to ?? 'data/backups', keep, now });
  } else {
    const { backUp } = await import('./store/backup.ts');
    const { file } = database;
    made = backUp({ file, folder: to ?? join(dirname(file), 'backups'), keep, now });
  }
  const older = made.removed.length === 0 ? '' : `; ${made.removed.length} older removed`;
  out(`${made.file} (${(made.bytes / 1e6).toFixed(1)} MB, checked)${older}\n`);
  out('DRIVELINE_SECRET is not in it: keep it elsewhere, or what people wrote cannot be read again.\n');
}

async function restoreFrom({ environment, out }: Terminal, copy: string): Promise<void> {
  const [{ systemClock }, { restore }] = await Promise.all([
    import('./engine/clock.ts'),
    import('./store/backup.ts'),
  ]);
  const database = await databaseOf(environment);
  if (database.type === 'postgres') {
    throw new DrivelineError({
      code: 'restore_elsewhere',
      message:
        'DATABASE_URL names a PostgreSQL, whose copies are put back by its own tools. Nothing was changed.',
      fix: 'See "Putting a copy back" in docs/operating.md.',
    });
  }
  const { aside, takenAt } = restore({ backup: copy, file: database.file, now: systemClock.now() });
  out(`${database.file} is as it was on ${new Date(takenAt).toISOString()}.\n`);
  if (aside !== undefined) out(`What was there before is in ${aside}.\n`);
  out('Whatever may have been sent since then is looked for before it is sent.\n');
}

async function migrate({ out, progress }: Terminal, from: string, to: string): Promise<void> {
  const { addressOf, describeAddress } = await import('./store/address.ts');
  const [source, target] = [addressOf(from), addressOf(to)];
  if (source.type !== 'sqlite' || target.type !== 'postgres') {
    throw new DrivelineError({
      code: 'no_such_move',
      message: 'A district moves from SQLite to PostgreSQL, and no other way. Nothing was moved.',
      fix: 'driveline migrate --from sqlite:data/driveline.sqlite --to postgres://user:password@host/database',
    });
  }
  const [{ mustBeAtRest }, { moveToPostgres }] = await Promise.all([
    import('./store/backup.ts'),
    import('./store/postgres/move.ts'),
  ]);
  mustBeAtRest(source.file);
  const moved = await moveToPostgres({ file: source.file, url: target.url.reveal(), progress });
  out(`Moved ${moved.rows} rows of ${moved.tables} tables to ${describeAddress(target)}.\n`);
  out(
    `Now set DATABASE_URL to it and start the bot. ${source.file} is unchanged; do not start a bot with it again.\n`,
  );
}

async function databaseOf(environment: Terminal['environment']): Promise<DatabaseAddress> {
  const { readDatabaseConfig } = await import('./config.ts');
  return readDatabaseConfig(environment).database;
}
