import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/** A PostgreSQL of this test run's own: real, throw-away, reached by a socket in its folder and by nothing else. */
export interface Postgres {
  /** A database with nothing in it, or a copy of another one that nobody is connected to. @returns its URL. */
  database(like?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Where Debian and Homebrew put what is not on the PATH. */
function programs(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const folders = [
    ...(existsSync(versions)
      ? readdirSync(versions)
          .sort((a, b) => Number(b) - Number(a))
          .map((version) => join(versions, version, 'bin'))
      : []),
    ...(process.env.PATH ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** Whether there is a PostgreSQL to test with; where not, say so loudly. */
export const hasPostgres = process.env.TEST_DATABASE_URL !== undefined || programs() !== undefined;

if (!hasPostgres && process.env.DRIVELINE_NOTHING_SKIPPED === '1') {
  throw new Error(
    'There is no PostgreSQL here, and nothing may be skipped: install one (Debian: postgresql).',
  );
}

/**
 * Starts one in a temporary folder, as an unprivileged user where this runs as root (it refuses root), or uses the
 * server of `TEST_DATABASE_URL`.
 */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return databasesOf(given, async () => {});
  const bin = programs();
  if (bin === undefined) throw new Error('there is no PostgreSQL on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'driveline-postgres-'));
  const who = process.getuid?.() === 0 ? await unprivileged(folder) : {};
  const data = join(folder, 'data');
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'driveline', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...who,
    cwd: folder,
  });
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=200', '-c', 'fsync=off'],
    { ...who, cwd: folder, stdio: 'ignore' },
  );
  const url = `postgres://driveline@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await answering(url);
  return databasesOf(url, async () => {
    // Fast shutdown: it does not wait for connections that a failed test left open.
    server.kill('SIGINT');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  });
}

async function unprivileged(folder: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = [65_534, 65_534];
  await run('chown', [`${uid}:${gid}`, folder]);
  return { uid, gid };
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function databasesOf(url: string, stop: () => Promise<void>): Postgres {
  let made = 0;
  return {
    async database(like) {
      const name = `driveline_${process.pid}_${++made}`;
      const client = new Client({ connectionString: url });
      await client.connect();
      const template = like === undefined ? '' : ` TEMPLATE ${new URL(like).pathname.slice(1)}`;
      await client.query(`CREATE DATABASE ${name}${template}`);
      await client.end();
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    stop,
  };
}
