import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../doubles/temp-folder.ts';
import { BROKEN_BUILDS, type BrokenBuild } from './broken-builds.ts';

/** Without `DRIVELINE_NEGATIVE_CONTROLS=all`, only those that take the least time. */
const ALL = process.env.DRIVELINE_NEGATIVE_CONTROLS === 'all';
const COPIED = ['src', 'test/simulation', 'test/doubles'];
const LINKED = ['node_modules', 'migrations', 'package.json', 'tsconfig.json'];
const SEMESTER = ['--weeks', '4', '--people', '20', '--faults', 'all', '--first-broken', '--quiet'];

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** What a kind of trouble is called: builds of one kind share the bot that is as it should be. */
const kindOf = ({ script, semester = [] }: BrokenBuild) => script ?? semester.join(' ');

/** Lives that kind of trouble with the sources of a folder. */
function live(folder: string, { script, semester = [] }: BrokenBuild, seeds: number): Promise<Ended> {
  const file = `test/simulation/${script ?? 'simulate'}.ts`;
  const options = script ? [] : [...SEMESTER, '--seeds', String(seeds), ...semester];
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', file, ...options];
    execFile(process.execPath, command, { cwd: folder, maxBuffer: 1e8 }, (error, out, complaint) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, said: out + complaint });
    });
  });
}

/** A copy of the bot and of its simulator, with one guard taken out. */
function broken({ edits }: BrokenBuild): string {
  const folder = tempFolder();
  for (const path of COPIED) cpSync(path, join(folder, path), { recursive: true });
  for (const path of LINKED) symlinkSync(join(process.cwd(), path), join(folder, path));
  for (const { file, from, to } of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    // A guard that reads otherwise by now is taken out of nothing: then this list must follow.
    expect(text.split(from), `${file} says once: ${from}`).toHaveLength(2);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }
  return folder;
}

describe('the simulator', { timeout: 300_000 }, () => {
  const tried = ALL ? BROKEN_BUILDS : BROKEN_BUILDS.filter(({ quick }) => quick);
  it.each(tried.map((build) => [build.without, build] as const))(
    'fails a bot without %s',
    async (_what, build) => {
      const { code, said } = await live(broken(build), build, 3);
      expect(said).toMatch(build.says);
      expect(said).toContain('this repeats it');
      expect(code).toBe(1);
    },
  );

  const kinds = new Map(tried.map((build) => [kindOf(build), build]));
  it.each([...kinds])('passes the bot as it is in the same trouble: %s', async (_kind, build) => {
    const { code, said } = await live(process.cwd(), build, 1);
    expect(said).not.toContain('BROKEN');
    expect(code).toBe(0);
  });
});
