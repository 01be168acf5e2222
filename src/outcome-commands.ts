import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Terminal } from './commands.ts';
import { systemClock } from './engine/clock.ts';
import { DrivelineError } from './errors.ts';
import type { Store } from './store/store.ts';

/** A file of measures of units; ten thousand rows are half of this. */
const LARGEST_BYTES = 2_000_000;

/** `driveline outcomes import FILE` and `driveline outcomes export FILE`. */
export function addOutcomeCommands(driveline: Command, terminal: Terminal): void {
  const outcomes = driveline
    .command('outcomes')
    .description('measures of schools and teams: bring them in from a CSV file, or write them out')
    .helpCommand(false);

  outcomes
    .command('import')
    .description('columns unit, measure, period, value, n, better; one bad row and nothing is imported')
    .argument('<file>', 'the CSV file')
    .action(async (file: string) => {
      const { importOutcomes } = await import('./outcomes/import.ts');
      const text = readText(file);
      const count = await withStore(terminal, (store) => importOutcomes(store, text, systemClock.now()));
      terminal.out(`${count} rows imported. /driveline outcomes shows them.\n`);
    });

  outcomes
    .command('export')
    .description('write everything that was imported into a CSV file')
    .argument('<file>', 'the CSV file to write')
    .action(async (file: string) => {
      const { exportOutcomes } = await import('./outcomes/export.ts');
      writeFileSync(file, await withStore(terminal, exportOutcomes));
      terminal.out(`Written to ${file}.\n`);
    });
}

function readText(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LARGEST_BYTES)
    throw new DrivelineError({
      code: 'outcomes_file',
      message: stat
        ? `${file} is no file of at most 2 MB. Nothing was imported.`
        : `There is no file ${file}. Nothing was imported.`,
      fix: 'Write the rows as CSV with the columns unit, measure, period, value, n, better.',
    });
  return readFileSync(file, 'utf8');
}

async function withStore<T>(terminal: Terminal, work: (store: Store) => Promise<T>): Promise<T> {
  const { readDatabaseConfig } = await import('./config.ts');
  const { openStore } = await import('./store/open.ts');
  const { database } = readDatabaseConfig(terminal.environment);
  const store = await openStore(database, { progress: (line) => terminal.progress(line) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
