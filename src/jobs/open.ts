import type { DatabaseAddress } from '../store/address.ts';
import type { Jobs } from './jobs.ts';
import type { PgBossOptions } from './pg-boss.ts';

/**
 * The jobs of whoever is free among the processes that share a PostgreSQL; `undefined` beside a file, where the engine
 * does them itself.
 */
export async function openJobs(
  database: DatabaseAddress,
  options: Omit<PgBossOptions, 'url'>,
): Promise<Jobs | undefined> {
  if (database.type === 'sqlite') return undefined;
  const { createPgBossJobs } = await import('./pg-boss.ts');
  return createPgBossJobs({ ...options, url: database.url.reveal() });
}
