import { describe, expect, it } from 'vitest';
import { hasPostgres } from '../doubles/postgres.ts';
import { freshStore } from './semester/fresh-store.ts';
import { liveSemester, type Semester, type SemesterOptions } from './semester/semester.ts';

/** Semesters from seed 1 on; the long run is `npm run simulate`, and `.ci/run` lives 200. */
const SEEDS = Array.from({ length: Number(process.env.DRIVELINE_SEMESTERS ?? 2) }, (_, i) => i + 1);
const LONG = SEEDS.length > 2;
const SIZE = LONG ? { weeks: 18, people: 14 } : { weeks: 7, people: 14 };

async function lived(
  options: Partial<SemesterOptions> & Pick<SemesterOptions, 'seed'>,
  kind: 'sqlite' | 'postgres' = 'sqlite',
): Promise<Semester> {
  const { store, close } = await freshStore(kind);
  try {
    return await liveSemester({ ...SIZE, faults: 'all', processes: 1, store, ...options });
  } finally {
    await close();
  }
}

describe('a semester with every fault', { timeout: 600_000 }, () => {
  it.each(SEEDS)('keeps every promise: seed %i', async (seed) => {
    const { report, broken } = await lived({ seed });
    expect(broken).toEqual([]);
    expect(report).toMatchObject({ doubled: 0, lost: 0 });
    // It was one: people were asked and answered, calls failed, processes died.
    expect(report.sent).toBeGreaterThan(10);
    expect(report.acknowledged).toBeGreaterThan(5);
    expect(report.deaths).toBeGreaterThan(0);
    expect(report.faults).toBeGreaterThan(0);
  });

  it('keeps them with two processes that share the work and are suspended for longer than a lease', async () => {
    const rates = { freezes: 0.004, dies: 0.0005 };
    const { broken, report } = await lived({ seed: 1, weeks: 5, processes: 2, rates });
    expect(broken).toEqual([]);
    expect(report.sent).toBeGreaterThan(5);
  });

  it('is the same semester for the same seed, to the last byte, and another for another', async () => {
    const one = await lived({ seed: 5, weeks: 5 });
    expect((await lived({ seed: 5, weeks: 5 })).fingerprint).toBe(one.fingerprint);
    expect((await lived({ seed: 6, weeks: 5 })).fingerprint).not.toBe(one.fingerprint);
  });

  it.runIf(hasPostgres)('ends on PostgreSQL exactly as on SQLite', async () => {
    const size = { seed: 7, weeks: 5, people: 10 };
    const embedded = await lived(size);
    const shared = await lived(size, 'postgres');
    expect(shared.broken).toEqual([]);
    expect(shared.report).toEqual(embedded.report);
    expect(shared.fingerprint).toBe(embedded.fingerprint);
  });
});

describe('a semester without a fault', { timeout: 600_000 }, () => {
  it('sends everything on time', async () => {
    const { report, broken } = await lived({ seed: 2, faults: 'none' });
    expect(broken).toEqual([]);
    expect(report).toMatchObject({ lost: 0, doubled: 0, expired: 0, uncertain: 0, deaths: 0 });
    // Two rounds of the heartbeat.
    expect(report.p99LatenessS).toBeLessThanOrEqual(30);
  });
});
