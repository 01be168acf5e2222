import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PlaygroundConfig } from './config.ts';
import { DrivelineError } from './errors.ts';
import { as } from './model/ids.ts';
import { otherTenants } from './store/queries/organisation.ts';
import { openSqliteStore } from './store/sqlite.ts';

/** The key of the playground's district. */
const PLAYGROUND = 'lakeside';

/**
 * Lets the playground begin anew. What it kept is put aside into `before-reset` in its data folder, where it stays
 * until the next reset, in case the reset was a slip.
 *
 * @returns the folder where the old files are; `undefined` if there were none.
 * @throws DrivelineError `reset_refused` when the database holds a district that is not the playground's.
 */
export async function resetPlayground(config: PlaygroundConfig): Promise<string | undefined> {
  await refuseForeign(config.database.file);
  const database = basename(config.database.file);
  const kept = [
    ...[database, `${database}-wal`, `${database}-shm`],
    ...['playground.secret', 'playground.json', 'workspace.jsonl'],
  ].filter((name) => existsSync(join(config.dataFolder, name)));
  if (kept.length === 0) return undefined;
  const aside = join(config.dataFolder, 'before-reset');
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  for (const name of kept) renameSync(join(config.dataFolder, name), join(aside, name));
  return aside;
}

async function refuseForeign(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const store = openSqliteStore({ file });
  try {
    const foreign = await store.read((tx) => otherTenants(tx, as(PLAYGROUND)));
    if (foreign.length === 0) return;
    throw new DrivelineError({
      code: 'reset_refused',
      message: `${file} holds the district "${foreign.join('", "')}", which is not the playground's. Nothing was reset.`,
      fix: 'Unset DATABASE_URL, so that the playground uses its own file.',
    });
  } finally {
    await store.close();
  }
}
