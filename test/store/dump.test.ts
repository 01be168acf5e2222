import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPgBossJobs } from '../../src/jobs/pg-boss.ts';
import type { Instant } from '../../src/model/ids.ts';
import { dump } from '../../src/store/postgres/dump.ts';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { engineOf, ledgerOf, MINUTE, MONDAY, outboxOf } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { mortal } from '../doubles/mortal.ts';
import { hasPostgres } from '../doubles/postgres.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';
import { emptyDatabase, stopServer } from '../doubles/stores.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

afterAll(stopServer);

const hasTools = ['pg_dump', 'pg_restore', 'createdb', 'psql'].every((tool) => {
  try {
    execFileSync(tool, ['--version']);
    return true;
  } catch {
    return false;
  }
});
if (!hasPostgres || !hasTools) {
  if (process.env.DRIVELINE_NOTHING_SKIPPED === '1')
    throw new Error('pg_dump or PostgreSQL is not on this machine.');
  console.warn('SKIPPED: no PostgreSQL with pg_dump on this machine, so no dump was put back.');
}

/** The commands by which docs/operating.md puts a dump back. */
function commandsOfTheManual(): string {
  const text = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const [, block] = /```\n(createdb [\s\S]*?)```/.exec(text) ?? [];
  if (block === undefined) throw new Error('docs/operating.md does not say how a dump is put back');
  return block;
}

/** Runs them as they stand there, with this test's names, and its clock in the place of the machine's. */
async function followTheManual(url: string, copy: string, taken: Instant, now: Instant): Promise<string> {
  const again = new URL(url);
  again.pathname = `${again.pathname}_again`;
  const commands = commandsOfTheManual()
    .replaceAll('postgres://…/driveline_again', `'${again.href}'`)
    .replaceAll(/(createdb .*)driveline_again/g, `$1${again.pathname.slice(1)}`)
    .replaceAll(/\S+\.dump/g, copy)
    .replaceAll(/timestamptz '[^']+'/g, `timestamptz '${new Date(taken).toISOString()}'`)
    .replaceAll('now()', `timestamptz '${new Date(now).toISOString()}'`);
  const PGHOST = again.searchParams.get('host') ?? again.hostname;
  const login = { PGHOST, PGPORT: again.port, PGUSER: again.username, PGPASSWORD: again.password };
  const given = Object.entries(login).filter(([, value]) => value !== '');
  await promisify(execFile)('bash', ['-euc', commands], {
    env: { PATH: process.env.PATH ?? '', ...Object.fromEntries(given) },
  });
  return again.href;
}

describe.skipIf(!hasPostgres || !hasTools)('a dump of a PostgreSQL', { timeout: 120_000 }, () => {
  it('taken in the middle of a send and put back as the manual says: nobody is asked again, and nobody is left out', async () => {
    const url = await emptyDatabase('postgres');
    const store = await openPostgresStore({ url });
    await store.transact(async (tx) => {
      await tx.db.insert(tx.t.tenant).values({ id: 'd1', name: 'd1', k: 5, locale: 'en', revision: 1 });
      await tx.db.insert(tx.t.workspace).values({ tenantId: 'd1', platform: 'slack', workspaceId: 'W1' });
    });
    const clock = new ManualClock(MONDAY);
    const far = scriptedPlatform({ clock, pace: { sendsPerMinute: 300 } });
    const loop = tinyLoop();
    loop.planned = Array.from({ length: 12 }, (_, i) => occurrence(`p${i}`, MONDAY + (i % 4) * MINUTE));
    const parts = { clock, platforms: [far], loops: [loop] };
    // The line of jobs is there too, as beside a running bot, and is not in the copy.
    const jobs = createPgBossJobs({ url, clock, failed: () => {} });
    await jobs.start(async () => {});
    await jobs.offer([{ kind: 'release', key: 'd1' }]);

    const life = mortal(store, [far], (passed) => passed === 14);
    const first = engineOf({ ...parts, ...life, seed: 'first' });
    await Promise.race([first.tick(), life.ended]);
    const folder = join(tempFolder(), 'copies');
    const taken = clock.now();
    const { file } = await dump({ url, folder, keep: 1, now: taken });
    // A live bot goes on after the copy: most are sent. Then its machine is lost.
    const second = engineOf({ ...parts, store, seed: 'second' });
    for (let i = 0; i < 100; i++) {
      clock.advance(1_000);
      await second.tick();
    }
    const before = far.messages.length;
    expect(before).toBeGreaterThan(3);
    await second.stop();
    await jobs.stop();
    await store.close();
    clock.advance(5 * MINUTE);

    const again = await followTheManual(url, file, taken, clock.now());
    const restored = await openPostgresStore({ url: again });
    onTestFinished(() => restored.close());
    const jobsAgain = createPgBossJobs({ url: again, clock, failed: () => {} });
    onTestFinished(() => jobsAgain.stop());
    const done: string[] = [];
    await jobsAgain.start(async ({ kind }) => void done.push(kind));
    await jobsAgain.offer([{ kind: 'release', key: 'd1' }]);
    const third = engineOf({ ...parts, store: restored, seed: 'third' });
    for (let i = 0; i < 120; i++) {
      await third.tick();
      clock.advance(1_000);
    }
    expect(new Set(far.messages.map(({ key }) => key)).size).toBe(12);
    expect(far.messages).toHaveLength(12);
    expect((await ledgerOf(restored)).filter((line) => line.endsWith(': sent'))).toHaveLength(12);
    expect((await outboxOf(restored)).every(({ state }) => state === 'sent')).toBe(true);
    // The line of jobs was made anew, and carries them.
    while (done.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toEqual(['release']);
  });

  it('stays as long as it is among the newest; where none can be made, the good ones stay', async () => {
    const url = await emptyDatabase('postgres');
    const folder = tempFolder();
    writeFileSync(join(folder, 'mine.dump'), 'mine');
    for (let day = 0; day < 3; day++) {
      await dump({ url, folder, keep: 2, now: MONDAY + day * 24 * 60 * MINUTE });
    }
    const kept = readdirSync(folder).sort();
    expect(kept).toHaveLength(3);
    expect(existsSync(join(folder, 'mine.dump'))).toBe(true);
    const gone = new URL(url);
    gone.pathname += '_that_is_not_there';
    const failing = dump({ url: gone.href, folder, keep: 1, now: MONDAY });
    await expect(failing).rejects.toMatchObject({ code: 'dump_failed' });
    expect(readdirSync(folder).sort()).toEqual(kept);
  });
});
