import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Around the whole suite: the tests' temporary folders lie in memory where there is room. What a test of the real
 * store waits for is mostly the disk (a third of the time of `e2e/checkin.test.ts`), and no test cuts the power: a
 * process that is killed leaves the same file in either place. Tests that are about the disk ask for one
 * (`temp-folder.ts`).
 */

const MEMORY = '/dev/shm';
const NAME = 'driveline-tests-';
/** Two workers need a tenth of this. */
const ROOM_BYTES = 2 * 1024 ** 3;

let folder: string | undefined;

/** The processes of the tests begin later and inherit where their folders go. */
export function setup(): void {
  if (!roomy()) return;
  removeLeftBehind();
  folder = mkdtempSync(join(MEMORY, `${NAME}${process.pid}-`));
  // A PostgreSQL of the tests runs as another user where they run as root.
  chmodSync(folder, 0o755);
  process.env.DRIVELINE_DISK = tmpdir();
  process.env.TMPDIR = folder;
}

export function teardown(): void {
  if (folder !== undefined) remove(folder);
}

function roomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    // Not a Linux.
    return false;
  }
}

/** A run that was killed could not tidy up, and what it left takes memory. */
function removeLeftBehind(): void {
  for (const name of readdirSync(MEMORY)) {
    if (!name.startsWith(NAME)) continue;
    const pid = Number(name.slice(NAME.length).split('-')[0]);
    if (!isRunning(pid)) remove(join(MEMORY, name));
  }
}

/** What cannot be removed, such as a small disk that a killed test left mounted, is no reason not to test. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    process.stderr.write(`${path} is left behind: ${error instanceof Error ? error.message : error}\n`);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one that runs.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
