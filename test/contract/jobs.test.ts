import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/engine/clock.ts';
import { createEmbeddedJobs, type Job, type Jobs } from '../../src/jobs/index.ts';
import { createPgBossJobs } from '../../src/jobs/pg-boss.ts';
import { hasPostgres } from '../doubles/postgres.ts';
import { emptyDatabase, stopServer } from '../doubles/stores.ts';

afterAll(stopServer);

const release = (key: string): Job => ({ kind: 'release', key });
const many = (count: number) => Array.from({ length: count }, (_, i) => release(`d${i}`));

/** One process's way to the jobs of a database that is this test's own; call it again for another process. */
async function housesOf(kind: 'embedded' | 'pg-boss'): Promise<() => Jobs> {
  if (kind === 'embedded') return () => stopped(createEmbeddedJobs());
  const url = await emptyDatabase('postgres');
  return () => stopped(createPgBossJobs({ url, clock: systemClock, failed: () => {} }));
}

function stopped(jobs: Jobs): Jobs {
  onTestFinished(() => jobs.stop());
  return jobs;
}

/** A door that stays shut until it is opened. */
function door() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

async function until(true_: () => boolean): Promise<void> {
  while (!true_()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe.each(['embedded', 'pg-boss'] as const)('the jobs of %s', (kind) => {
  const promise = it.skipIf(kind === 'pg-boss' && !hasPostgres);

  promise('are done once each, by their kind and key', async () => {
    const jobs = (await housesOf(kind))();
    const done: Job[] = [];
    await jobs.start(async (job) => void done.push(job));
    await jobs.offer([
      ...[{ kind: 'plan', key: 'd\nloop\n2026-11-02' } as const, { kind: 'lapse', key: 'all' } as const],
      release('d'),
    ]);
    await until(() => done.length === 3);
    expect(done.map((job) => job.kind).sort()).toEqual(['lapse', 'plan', 'release']);
    expect(done.find((job) => job.kind === 'plan')?.key).toBe('d\nloop\n2026-11-02');
  });

  promise('wait once under their key, however often they are offered', async () => {
    const jobs = (await housesOf(kind))();
    const first = door();
    const done: string[] = [];
    await jobs.start(async ({ key }) => {
      if (key === 'first') await first.passed;
      done.push(key);
    });
    const begun = jobs.offer([release('first')]);
    // With the first under way all the others wait.
    await new Promise((resolve) => setTimeout(resolve, kind === 'embedded' ? 5 : 300));
    const offers = Array.from({ length: 5 }, () => jobs.offer([release('a'), release('b')]));
    if (kind === 'pg-boss') await Promise.all(offers);
    first.open();
    await Promise.all([begun, ...offers]);
    await until(() => done.length >= 3);
    await jobs.offer([release('last')]);
    await until(() => done.includes('last'));
    expect(done.sort()).toEqual(['a', 'b', 'first', 'last']);
  });

  promise('that fail hold up no other, and are done when they are offered again', async () => {
    const jobs = (await housesOf(kind))();
    const tries: string[] = [];
    await jobs.start(async ({ key }) => {
      tries.push(key);
      if (key === 'bad' && tries.filter((one) => one === 'bad').length === 1) throw new Error('no');
    });
    await jobs.offer([release('bad'), release('good')]).catch(() => {});
    await until(() => tries.includes('good'));
    await jobs.offer([release('bad')]);
    await until(() => tries.filter((one) => one === 'bad').length === 2);
    expect(tries.filter((one) => one === 'good')).toHaveLength(1);
  });

  promise('that are under way end before it has stopped, and nothing more is taken', async () => {
    const jobs = (await housesOf(kind))();
    const gate = door();
    const begun: string[] = [];
    const ended: string[] = [];
    await jobs.start(async ({ key }) => {
      begun.push(key);
      await gate.passed;
      ended.push(key);
    });
    void jobs.offer([release('a'), release('b')]).catch(() => {});
    await until(() => begun.length === 1);
    const stopping = jobs.stop();
    gate.open();
    await stopping;
    expect(begun).toHaveLength(1);
    expect(ended).toEqual(begun);
  });
});

describe('processes that share a PostgreSQL', () => {
  it.skipIf(!hasPostgres)('may start in the same moment on an empty database', async () => {
    for (let database = 0; database < 5; database++) {
      const house = await housesOf('pg-boss');
      const several = Array.from({ length: 4 }, house);
      await Promise.all(several.map((jobs) => jobs.start(() => Promise.resolve())));
    }
  });

  it.skipIf(!hasPostgres)('share the jobs: each is done by one of them, and all of them work', async () => {
    const house = await housesOf('pg-boss');
    const done = [0, 1, 2].map((): string[] => []);
    for (const mine of done) {
      await house().start(async ({ key }) => {
        mine.push(key);
        await new Promise((resolve) => setTimeout(resolve, 20));
      });
    }
    const other = house();
    await other.start(() => Promise.resolve());
    await other.stop();
    const offering = house();
    // Slow enough for the others to look for work meanwhile, which each does once a second.
    await offering.start(async ({ key }) => {
      done[0]?.push(key);
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await offering.offer(many(60));
    await until(() => done.flat().length >= 60);
    expect(new Set(done.flat()).size).toBe(60);
    expect(done.flat()).toHaveLength(60);
    expect(done.filter((mine) => mine.length > 0).length).toBeGreaterThan(1);
  });
});

if (!hasPostgres) console.warn('SKIPPED: no PostgreSQL on this machine, so pg-boss was not tested.');
