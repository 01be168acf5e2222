import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * A folder of this test's own, removed when the test ends. Mostly in memory (`test/in-memory.ts`); who tests what
 * happens between a write and its arrival says `disk`.
 */
export function tempFolder(on: 'memory' | 'disk' = 'memory'): string {
  const parent = on === 'disk' ? (process.env.DRIVELINE_DISK ?? tmpdir()) : tmpdir();
  const folder = mkdtempSync(join(parent, 'driveline-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
