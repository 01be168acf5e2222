import { Client } from 'pg';

/** Numbers that nothing else in the database locks. */
const LOCKS = { migrations: 734_112_001, jobs: 734_112_002 } as const;

/**
 * Does what only one process at a time may do with a database: the others wait until it is done. The lock ends with its
 * connection, so that a process which dies holds up nobody.
 *
 * @throws what `work` throws; an error of `pg` where the database cannot be reached
 */
export async function oneAtATime<Result>(
  url: string,
  what: keyof typeof LOCKS,
  work: () => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: `driveline ${what}` });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCKS[what]]);
    return await work();
  } finally {
    await client.end();
  }
}
