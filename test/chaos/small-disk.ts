import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A disk of its own and of a few megabytes, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte free. */
  fill(): void;
  empty(): void;
  /** Mounts it so that nothing can be written; nothing may be open for writing then. */
  protect(): void;
}

function mount(folder: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder], { stdio: 'pipe' });
}

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'driveline-mount-'));
  try {
    mount(folder, 'size=64k');
    execFileSync('umount', [folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

/** Whether this machine lets us have one: it takes root. */
export const hasSmallDisks = mayMount();

export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'driveline-disk-'));
  mount(folder, `size=${megabytes}m`);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
    rmdirSync(folder);
  });
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill() {
      // What no longer fits is written in ever smaller pieces, down to the last page.
      for (let size = megabytes * 1_048_576; size >= 4_096; size /= 2) {
        for (let n = 0; ; n++) {
          try {
            writeFileSync(`${ballast}-${size}-${n}`, Buffer.alloc(size));
          } catch {
            break;
          }
        }
      }
    },
    empty() {
      execFileSync('find', [folder, '-name', 'ballast-*', '-delete']);
      rmSync(ballast, { force: true });
    },
    protect: () => execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'pipe' }),
  };
}
