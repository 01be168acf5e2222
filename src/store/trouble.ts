import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { DrivelineError } from '../errors.ts';
import type { Instant } from '../model/ids.ts';
import type { Store } from './store.ts';

/** What keeps a database from taking anything, in the words of who runs the bot. Each begins with how its codes begin. */
const TROUBLES = [
  {
    codes: ['SQLITE_FULL', 'ENOSPC', '53100'],
    code: 'disk_full',
    message:
      'The disk of the database is full. What was acknowledged is safe; nothing new can be kept, and nobody is told that it was.',
    fix: 'Free some space on that disk. Driveline goes on by itself.',
  },
  {
    codes: ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'EACCES', 'EROFS', '25006'],
    code: 'database_not_writable',
    message: 'The database cannot be written to. What was acknowledged is safe; nothing new can be kept.',
    fix: 'Let the user that runs Driveline write to the database file and to its folder, and mount the disk for writing.',
  },
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED', '55P03'],
    code: 'database_locked',
    message:
      'Another program holds the database. What was acknowledged is safe; nothing new can be kept meanwhile.',
    fix: 'Stop what else uses the file (a second Driveline, a copy, a database browser). Driveline goes on by itself.',
  },
  {
    codes: ['SQLITE_CORRUPT', 'SQLITE_NOTADB'],
    code: 'database_damaged',
    message: 'The database is damaged, or it is no database. Driveline changed nothing.',
    fix: 'Stop Driveline, keep a copy of the file with its -wal and -shm, and put the last backup in its place.',
  },
  {
    codes: ['SQLITE_IOERR', 'EIO'],
    code: 'disk_failed',
    message:
      'The disk of the database does not take what is written. What was acknowledged is safe; nothing new can be kept.',
    fix: 'Look at the disk and at the quota of the user. Driveline goes on by itself once the disk takes writes.',
  },
  {
    codes: ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300'],
    code: 'database_unreachable',
    message:
      'The PostgreSQL database does not answer. What was acknowledged is safe; nothing new can be kept.',
    fix: 'Start it, or look at the network between. Driveline goes on by itself.',
  },
] as const;

/** What a database's own error means to who runs the bot; `undefined` where it is not the database's doing. */
export function storeTrouble(error: unknown): DrivelineError | undefined {
  if (error instanceof DrivelineError) return undefined;
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const found = 'code' in at ? String(at.code) : '';
    const trouble = TROUBLES.find(({ codes }) => codes.some((code) => found.startsWith(code)));
    if (trouble) return new DrivelineError({ ...trouble, cause: error });
  }
  return undefined;
}

/** A store that says when its database is in trouble, and when that is over. */
export interface WatchedStore extends Store {
  /** Whether it takes what is written, as far as anybody has tried. */
  readonly healthy: boolean;
}

/** A transaction that had nothing to write succeeds on a full disk too: this one writes what is there already. */
async function takesWrites(store: Store): Promise<boolean> {
  try {
    await store.transact(({ db, t: { tenant } }) =>
      db.update(tenant).set({ revision: sql`${tenant.revision}` }),
    );
    return true;
  } catch {
    return false;
  }
}

/** A trouble is over, for the log, when nothing failed for so long: beside a nearly full disk most writes still fit. */
const WELL_MS = 60_000;

/**
 * Logs a trouble once, however many transactions meet it and however often one passes in between, and once that it is
 * over. Whether it takes writes just now is {@link WatchedStore.healthy}.
 */
export function watchStore(
  store: Store,
  log: Pick<Logger, 'error' | 'info'>,
  clock: { now(): Instant },
): WatchedStore {
  const told = new Set<string>();
  let failing = false;
  let failedAt: Instant = 0;

  async function passed(): Promise<void> {
    if (failing) failing = !(await takesWrites(store));
    // A clock that was put back must not keep the end from being told.
    if (failing || told.size === 0 || Math.abs(clock.now() - failedAt) < WELL_MS) return;
    log.info({ code: [...told].join(' ') }, 'The database takes writes again.');
    told.clear();
  }

  function failed(trouble: DrivelineError): void {
    failing = true;
    failedAt = clock.now();
    if (told.has(trouble.code)) return;
    told.add(trouble.code);
    log.error({ code: trouble.code, fix: trouble.fix }, trouble.message);
  }

  return {
    get healthy() {
      return !failing;
    },
    read: store.read,
    async transact(work) {
      try {
        const value = await store.transact(work);
        await passed();
        return value;
      } catch (error) {
        const trouble = storeTrouble(error);
        if (trouble) failed(trouble);
        throw error;
      }
    },
    close: store.close,
  };
}
