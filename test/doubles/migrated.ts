import { copyFileSync, existsSync } from 'node:fs';

/**
 * Puts a database with all its tables, and nothing in them, where there is none yet; without a suite around it
 * (`test/migrated.ts`) whoever opens the file makes them.
 *
 * @returns the same path.
 */
export function migrated(file: string): string {
  const like = process.env.DRIVELINE_MIGRATED;
  if (like !== undefined && !existsSync(file)) copyFileSync(like, file);
  return file;
}
