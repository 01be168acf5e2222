import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaksIn } from './doubles/traces.ts';

/*
 * Around the whole suite: every log line, metric and export that any test left behind is searched for every text that
 * any test wrote into a private dialog. One of them found, and the run fails.
 */

const folder = mkdtempSync(join(tmpdir(), 'driveline-traces-'));

/** The processes of the tests begin later and inherit where to leave what they log. */
export function setup(): void {
  process.env.DRIVELINE_TRACES = folder;
}

export function teardown(): void {
  const { words, bytes, leaks } = leaksIn(folder);
  rmSync(folder, { recursive: true, force: true });
  // A search in nothing would find nothing: where words were written, something was logged.
  if (words > 0 && bytes === 0) fail('Private texts were written, and no log was kept to search in.');
  if (leaks.length > 0)
    fail(
      `Private texts stand in what others can read:\n${leaks.map((leak) => `  ${leak.file}: ${leak.words}`).join('\n')}`,
    );
}

function fail(message: string): never {
  process.exitCode = 1;
  throw new Error(message);
}
