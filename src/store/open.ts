import { statSync } from 'node:fs';
import type { DatabaseAddress } from './address.ts';
import type { Store } from './store.ts';
import { storeTrouble } from './trouble.ts';

export interface OpenOptions {
  /** Told what takes long: a backup, a migration. */
  readonly progress?: (line: string) => void;
  /** SQLite only: whether an acknowledged answer outlives a power cut; true unless told. */
  readonly powerSafe?: boolean;
  /** SQLite only: whether the whole file is read first, so that a damaged one is refused. */
  readonly check?: boolean;
}

/** The check of a file of this size is long enough to be announced. */
const LARGE = 200_000_000;

/**
 * Opens the store at an address. Only its own driver is loaded: the other takes some 50 ms of a start.
 *
 * @throws DrivelineError when it cannot be reached, is damaged, or was written by a newer version.
 */
export async function openStore(address: DatabaseAddress, options: OpenOptions = {}): Promise<Store> {
  try {
    return await open(address, options);
  } catch (error) {
    throw storeTrouble(error) ?? error;
  }
}

async function open(address: DatabaseAddress, options: OpenOptions): Promise<Store> {
  const { progress, powerSafe = true, check = false } = options;
  const telling = progress ? { progress } : {};
  if (address.type === 'postgres') {
    const { openPostgresStore } = await import('./postgres/store.ts');
    return openPostgresStore({ url: address.url.reveal(), ...telling });
  }
  const { openSqliteStore } = await import('./sqlite.ts');
  if (check) {
    const bytes = statSync(address.file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > LARGE) progress?.(`Checking ${address.file}, ${Math.round(bytes / 1e6)} MB …`);
    const { checkIntegrity } = await import('./backup.ts');
    checkIntegrity(address.file);
  }
  return openSqliteStore({ file: address.file, powerSafe, ...telling });
}
