import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../src/commands.ts';
import { readConfig } from '../src/config.ts';
import { resetPlayground } from '../src/reset.ts';
import type { Environment } from '../src/settings.ts';
import { edited, MAPLE } from './district/maple.ts';
import { tempFolder } from './doubles/temp-folder.ts';

const SLACK = {
  SLACK_BOT_TOKEN: 'xoxb-111-222-abcdef',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  DRIVELINE_SECRET: 'k9Zr4mWq7Tn2Xb6Lc8Vd1Hs5Gf3Jp0Ya',
};

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command in this process. */
async function run(args: readonly string[], environment: Environment = {}): Promise<Ran> {
  const said = { out: '', err: '' };
  const code = await runCommand(args, {
    environment,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    stopped: () => new Promise(() => {}),
    progress: () => {},
    quit: () => {},
  });
  return { code, ...said };
}

/** The real command, as a process of its own with nothing but these settings. */
function spawned(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'src/cli.ts', ...args];
    const env = { PATH: process.env.PATH ?? '', ...environment };
    const child = execFile(process.execPath, command, { env }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

/** A folder with a district file and the setting that names a database beside it. */
function desk(text = MAPLE) {
  const folder = tempFolder();
  const file = join(folder, 'district.yaml');
  writeFileSync(file, text);
  const database = join(folder, 'data', 'd.sqlite');
  return { folder, file, database, environment: { DATABASE_URL: `file:${database}` } };
}

describe('the driveline command', () => {
  it('applies a district file, and says the second time that there is nothing to change', async () => {
    const { file, database, environment } = desk();
    const first = await spawned(['apply', file], environment);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('+ team Grade 3 (grade-3)\n');
    expect(first.out).toContain(`17 new, 0 changed, 0 left. Applied to ${database} as revision 1.\n`);
    const second = await spawned(['apply', file], environment);
    expect(second).toEqual({
      code: 0,
      out: `Nothing to change: ${database} says already what ${file} says.\n`,
      err: '',
    });
  });

  it('stops with exit code 1 at a mistake, without a stack trace, and has applied nothing', async () => {
    const { file, database, environment } = desk(edited(MAPLE, ['America/Chicago', 'America/Chicgo']));
    const ran = await spawned(['apply', file], environment);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(`${file}:4:9  district › zone: Found "America/Chicgo".`);
    expect(ran.err).toContain('Did you mean America/Chicago?');
    expect(ran.err).toContain('One mistake');
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect(existsSync(database)).toBe(false);
  });

  it('prints the JSON Schema without touching a database', async () => {
    const ran = await spawned(['schema'], { DATABASE_URL: 'nonsense' });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ title: 'Driveline district file' });
  });

  it('refuses to start with wrong settings: one message, exit code 1', async () => {
    const ran = await spawned(['start'], { SLACK_SIGNING_SECRET: SLACK.SLACK_SIGNING_SECRET, PORT: 'x' });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/^2 settings are missing or wrong\. Nothing was started\.\n/);
    expect(ran.err).not.toContain(SLACK.SLACK_SIGNING_SECRET);
    expect(ran.err).not.toMatch(/^\s+at /m);
  });

  it('explains itself, and has exit code 2 for what it does not know', async () => {
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const word of ['start', 'apply', 'schema', '--dry-run', 'docs/configuration.md'])
      expect(help.out).toContain(word);
    expect(await run(['aply'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean apply?'),
    });
    expect(await run(['apply'])).toMatchObject({ code: 2, err: expect.stringContaining("'file'") });
    expect(await run(['start', '--resett'])).toMatchObject({ code: 2 });
  });
});

describe('a dry run', () => {
  it('shows the difference and writes nothing, not a byte', async () => {
    const { file, database, environment } = desk();
    await run(['apply', file], environment);
    const before = readFileSync(database);
    writeFileSync(file, edited(MAPLE, ['k: 3', 'k: 4']));
    const dry = await run(['apply', file, '--dry-run'], environment);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.out).toBe(
      `~ district maple: k 3 → 4\n\n0 new, 1 changed, 0 left. Dry run: nothing was written to ${database}.\n`,
    );
    expect(readFileSync(database).equals(before)).toBe(true);
    const real = await run(['apply', file], environment);
    expect(real.out).toContain('~ district maple: k 3 → 4\n');
    expect(real.out).toContain('revision 2');
  });

  it('does not make a database where there is none', async () => {
    const { folder, file, environment } = desk();
    const ran = await run(['apply', file, '--dry-run'], environment);
    expect(ran.out).toContain('17 new');
    expect(readdirSync(folder)).toEqual(['district.yaml']);
  });

  it('shows warnings and applies all the same', async () => {
    const { file, environment } = desk(edited(MAPLE, ['C00000002', 'C00000001']));
    const ran = await run(['apply', file], environment);
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('note: teams › science › channel: Team grade-3 has the same channel.');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['is not there', 'nowhere.yaml', 'no such file'],
    ['is a folder', '.', 'it is a folder'],
    ['is not UTF-8', 'utf16.yaml', 'not UTF-8'],
  ])('is named with the reason where it %s', async (_, name, reason) => {
    const { folder, environment } = desk();
    writeFileSync(join(folder, 'utf16.yaml'), Buffer.from(`\ufeff${MAPLE}`, 'utf16le'));
    const ran = await run(['apply', join(folder, name)], environment);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(reason);
    expect(ran.err).not.toMatch(/^\s+at /m);
  });

  it('says of an unexpected error only its kind, and where only when asked to', async () => {
    const { folder, file } = desk();
    // Somebody else's database, in which our tables are not to be had.
    const other = new Database(join(folder, 'other.sqlite'));
    other.exec('CREATE TABLE tenant (something_else TEXT)');
    other.close();
    const environment = { DATABASE_URL: `file:${join(folder, 'other.sqlite')}` };
    const ran = await run(['apply', file], environment);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/did not expect \(\w+\)/);
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect((await run(['apply', file], { ...environment, LOG_LEVEL: 'debug' })).err).toMatch(/^\s+at /m);
  });
});

describe('--reset', () => {
  it('is refused for a real workspace, and touches nothing', async () => {
    const { file, database, environment } = desk();
    await run(['apply', file], environment);
    const ran = await run(['start', '--reset'], { ...SLACK, ...environment });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('--reset is for the playground');
    expect(existsSync(database)).toBe(true);
  });

  it('is refused for a database that holds a real district, though no token is set', async () => {
    const { file, database, environment } = desk();
    await run(['apply', file], environment);
    const ran = await run(['start', '--reset'], environment);
    expect(ran.err).toContain('holds the district "maple"');
    expect(existsSync(database)).toBe(true);
  });

  it("puts the playground's files aside, and nothing else", async () => {
    const folder = join(tempFolder(), 'data');
    mkdirSync(folder);
    const config = readConfig({ DATABASE_URL: `file:${folder}/playground.sqlite` });
    if (config.mode !== 'playground') throw new Error(config.mode);
    for (const name of ['playground.json', 'workspace.jsonl', 'driveline.sqlite'])
      writeFileSync(join(folder, name), name);
    expect(await resetPlayground(config)).toBe(join(folder, 'before-reset'));
    expect(readdirSync(folder).sort()).toEqual(['before-reset', 'driveline.sqlite']);
    expect(readdirSync(join(folder, 'before-reset')).sort()).toEqual([
      'playground.json',
      'playground.secret',
      'workspace.jsonl',
    ]);
    expect(await resetPlayground(config)).toBeUndefined();
    expect(readdirSync(join(folder, 'before-reset'))).toHaveLength(3);
  });
});
