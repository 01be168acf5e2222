import { existsSync, statSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addDatabaseCommands } from './database-commands.ts';
import type { Difference } from './district/difference.ts';
import { DrivelineError } from './errors.ts';
import { addOutcomeCommands } from './outcome-commands.ts';
import type { Environment } from './settings.ts';

/** What a command may touch of the world around it. */
export interface Terminal {
  readonly environment: Environment;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when the process is asked to stop. Listens from the moment it is called. */
  readonly stopped: () => Promise<void>;
  /** Says how far something long is; a terminal shows only the newest such line. */
  readonly progress: (line: string) => void;
  /** Ends the process at once, where nothing can be lost by it. */
  readonly quit: () => void;
}

/** Done; refused or failed, with the reason on standard error; called with arguments that do not exist. */
type ExitCode = 0 | 1 | 2;

/** Runs `driveline` with these arguments. Never rejects: whatever goes wrong is said in a sentence, with the fix. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    await program(terminal).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has said already what was wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(`${inWords(error, /^(debug|trace)$/.test(terminal.environment.LOG_LEVEL ?? ''))}\n`);
    return 1;
  }
}

// Modules are imported where they are used: `driveline schema` needs no database and no chat SDK, and is quick so.
function program(terminal: Terminal): Command {
  const driveline = new Command('driveline')
    .description('Keeps coaching loops going: check-ins, and a weekly digest for each team, in Slack.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('\nSee: driveline --help')
    .helpCommand(false)
    .addHelpText(
      'after',
      `
A first look, with a made-up district and without any account:
  driveline start

Your own district in Slack:
  1. Copy docs/district.example.yaml to district.yaml and describe your district in it.
  2. driveline apply district.yaml --dry-run     shows what would change
  3. driveline apply district.yaml               changes it; as often as you like
  4. Set SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET and DRIVELINE_SECRET, then: driveline start

Settings are environment variables: docs/configuration.md. The district file: docs/district-file.md.
Exit codes: 0 done, 1 refused or failed (the reason is printed), 2 no such command or option.`,
    );

  driveline
    .command('start')
    .description('start the bot: the playground, or your Slack workspace once its token is set')
    .option('--reset', 'playground only: begin anew; what was there is put aside')
    .action(({ reset }: { reset?: true }) => start(terminal, reset ?? false));

  driveline
    .command('apply')
    .description('make the database say what a district file says; only the difference is written')
    .argument('<file>', 'the district file, e.g. district.yaml')
    .option('--dry-run', 'show the difference and write nothing')
    .action((file: string, { dryRun }: { dryRun?: true }) => apply(terminal, file, dryRun ?? false));

  driveline
    .command('export')
    .description('print the district as it is now, with all that was set up in chat, as a district file')
    .action(() => writeBack(terminal));

  driveline
    .command('schema')
    .description('print the JSON Schema of the district file, for editors that complete and check it')
    .action(async () => {
      const { districtSchema } = await import('./district/schema.ts');
      terminal.out(`${JSON.stringify(districtSchema(), null, 2)}\n`);
    });

  addDatabaseCommands(driveline, terminal);
  addOutcomeCommands(driveline, terminal);
  return driveline;
}

async function start(terminal: Terminal, reset: boolean): Promise<void> {
  const { readConfig } = await import('./config.ts');
  if (reset) await beginAnew(terminal);
  const config = readConfig(terminal.environment);
  let stopping = false;
  const stopped = terminal.stopped().then(() => {
    stopping = true;
  });
  const { startBot } = await import('./main.ts');
  const starting = startBot(config, {
    progress: (line) => terminal.progress(line),
    opened: (url) => terminal.out(greeting(config.mode, url)),
  });
  // Whoever does not want to wait for the first start: what has been lived so far is kept, and goes on next time.
  await Promise.race([starting, stopped]);
  if (stopping) return terminal.quit();
  const bot = await starting;
  terminal.progress('Ready. Ctrl+C stops it; everything is kept.');
  const lost = await Promise.race([stopped, bot.lost]);
  terminal.progress('Stopping: finishing what is in flight …');
  await bot.stop();
  if (lost) throw lost;
}

function greeting(mode: 'playground' | 'live', url: string): string {
  return mode === 'playground' ? `The playground: ${url}\n` : `Driveline: ${url}\n`;
}

async function beginAnew(terminal: Terminal): Promise<void> {
  const { readConfig } = await import('./config.ts');
  const config = readConfig(terminal.environment);
  if (config.mode !== 'playground') {
    throw new DrivelineError({
      code: 'reset_refused',
      message:
        '--reset is for the playground. With a Slack or a Teams set, it would throw away what people answered. Nothing was changed.',
      fix: 'Start without --reset; or unset the SLACK_ and TEAMS_ settings to begin the playground anew.',
    });
  }
  const { resetPlayground } = await import('./reset.ts');
  const aside = await resetPlayground(config);
  if (aside !== undefined) terminal.err(`The old playground was put aside into ${aside}.\n`);
}

async function apply(terminal: Terminal, file: string, dryRun: boolean): Promise<void> {
  const { readDatabaseConfig } = await import('./config.ts');
  const district = await import('./district/index.ts');
  const { describeAddress } = await import('./store/address.ts');
  const { database } = readDatabaseConfig(terminal.environment);
  const kept = describeAddress(database);
  // 10,000 people take some three seconds.
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 500_000) terminal.err(`Reading ${file} …\n`);
  const wanted = district.readDistrictFile(file, (warnings) => {
    terminal.err(`${district.describeProblems(file, warnings)}\n\n`);
  });
  if (dryRun && database.type === 'sqlite' && !existsSync(database.file)) {
    const { NO_ORGANISATION } = await import('./store/queries/organisation.ts');
    terminal.out(describe(district.compare(wanted, NO_ORGANISATION).difference, file, kept, dryRun));
    return;
  }
  const { openStore } = await import('./store/open.ts');
  const store = await openStore(database, { progress: (line) => terminal.progress(line) });
  try {
    const { systemClock } = await import('./engine/clock.ts');
    const difference = dryRun
      ? await district.previewDistrict(store, wanted)
      : await district.applyDistrict(store, wanted, systemClock.now());
    terminal.out(describe(difference, file, kept, dryRun));
  } finally {
    await store.close();
  }
}

/** The district file that says what the database holds. */
async function writeBack(terminal: Terminal): Promise<void> {
  const { readDatabaseConfig } = await import('./config.ts');
  const { describeAddress } = await import('./store/address.ts');
  const { districtsIn, districtText } = await import('./district/describe.ts');
  const { openStore } = await import('./store/open.ts');
  const { database } = readDatabaseConfig(terminal.environment);
  const store = await openStore(database, { progress: (line) => terminal.progress(line) });
  try {
    const files = await districtsIn(store);
    if (files.length === 0) {
      throw new DrivelineError({
        code: 'no_district',
        message: `There is no district in ${describeAddress(database)} yet.`,
        fix: 'Apply a district file, or type /driveline setup in chat. If you expected one, check DATABASE_URL.',
      });
    }
    terminal.out(files.map(districtText).join('---\n'));
  } finally {
    await store.close();
  }
}

/** A first apply of a large district would scroll for minutes; the counts below the lines stay whole. */
const LINES_SHOWN = 500;

function describe(difference: Difference, file: string, kept: string, dryRun: boolean): string {
  const { changes, revision } = difference;
  if (changes.length === 0) return `Nothing to change: ${kept} says already what ${file} says.\n`;
  // What was set up in chat stands first: an old file takes it back.
  const inChat = changes.filter(({ setInChat }) => setInChat !== undefined);
  const lines = [...inChat, ...changes.filter(({ setInChat }) => setInChat === undefined)]
    .slice(0, LINES_SHOWN)
    .map(({ sign, what, setInChat }) => {
      const day = setInChat === undefined ? '' : new Date(setInChat).toISOString().slice(0, 10);
      return `${sign} ${what}${day === '' ? '' : `   (changed in chat on ${day})`}`;
    });
  const rest = changes.length - lines.length;
  const count = (sign: string) => changes.filter((change) => change.sign === sign).length;
  const counts = `${count('+')} new, ${count('~')} changed, ${count('−')} left`;
  return [
    ...lines,
    ...(rest > 0 ? [`… and ${rest} more`] : []),
    '',
    ...(inChat.length > 0 ? [takenBack(inChat.length, dryRun), ''] : []),
    dryRun
      ? `${counts}. Dry run: nothing was written to ${kept}.`
      : `${counts}. Applied to ${kept} as revision ${revision}.`,
    '',
  ].join('\n');
}

function takenBack(count: number, dryRun: boolean): string {
  const changes = count === 1 ? 'One of these was' : `${count} of these were`;
  return dryRun
    ? `${changes} changed in chat since a file was applied last: this file takes that back. To keep it, run "driveline export" and edit what it prints.`
    : `${changes} changed in chat since a file was applied last; now they are as this file says.`;
}

function inWords(error: unknown, details: boolean): string {
  const sentence =
    error instanceof DrivelineError
      ? `${error.message}\n${error.fix}`
      : `Something went wrong that Driveline did not expect (${kindOf(error)}). What was answered so far is kept.\nRun the command again with LOG_LEVEL=debug to see where, and report it.`;
  return details && error instanceof Error ? `${sentence}\n\n${stackOf(error)}` : sentence;
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.constructor.name;
}

/** Where it happened, without the message: a foreign error's may quote what a person wrote. */
function stackOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause =
    error.cause instanceof Error ? `\ncaused by ${kindOf(error.cause)}\n${stackOf(error.cause)}` : '';
  return `${kindOf(error)}\n${frames.join('\n')}${cause}`;
}
