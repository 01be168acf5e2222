import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DrivelineError } from '../../errors.ts';
import type { Instant } from '../../model/ids.ts';
import { type Backup, newestFirst, stamp } from '../backup.ts';

export interface DumpOrder {
  readonly url: string;
  readonly folder: string;
  readonly keep: number;
  readonly now: Instant;
}

/**
 * Dumps the database by `pg_dump`, which reads one state of it beside whoever writes. The line of jobs is left out:
 * what is to be done is in our own rows. The copy is read once to its end before an older one is let go.
 *
 * @throws DrivelineError where `pg_dump` or `pg_restore` is not there, or failed
 */
export async function dump({ url, folder, keep, now }: DumpOrder): Promise<Backup> {
  mkdirSync(folder, { recursive: true });
  const at = new URL(url);
  const database = decodeURIComponent(at.pathname.slice(1));
  const file = join(folder, `${database}-${stamp(now)}.dump`);
  const unfinished = `${file}.part`;
  try {
    await run('pg_dump', ['--format=custom', '--exclude-schema=pgboss', `--file=${unfinished}`], {
      PGHOST: at.searchParams.get('host') ?? at.hostname,
      PGPORT: at.port,
      PGUSER: decodeURIComponent(at.username),
      // Not as an argument: those can be read by everybody on the machine.
      PGPASSWORD: decodeURIComponent(at.password),
      PGDATABASE: database,
      PGSSLMODE: at.searchParams.get('sslmode') ?? '',
    });
    await run('pg_restore', ['--file=/dev/null', unfinished], {});
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  renameSync(unfinished, file);
  const removed = newestFirst(readdirSync(folder), database, 'dump').slice(keep);
  for (const old of removed) rmSync(join(folder, old), { force: true });
  return { file, bytes: statSync(file).size, removed };
}

function run(
  program: 'pg_dump' | 'pg_restore',
  options: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const given = Object.entries(settings).filter(([, value]) => value !== '');
  const child = spawn(program, options, {
    env: { PATH: process.env.PATH ?? '', ...Object.fromEntries(given) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(dumpFailed(`${program} could not be started`, cause)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(dumpFailed(said.trim().split('\n')[0] || `${program} ended with ${code}`));
    });
  });
}

function dumpFailed(why: string, cause?: unknown): DrivelineError {
  return new DrivelineError({
    code: 'dump_failed',
    message: `No copy was made: ${why}. Older copies are there as before.`,
    fix: 'Install the PostgreSQL client (pg_dump, pg_restore) of the same version as the server, and check DATABASE_URL.',
    cause,
  });
}
