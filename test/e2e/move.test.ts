import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCommand } from '../../src/commands.ts';
import { hasPostgres } from '../doubles/postgres.ts';
import { emptyDatabase, stopServer } from '../doubles/stores.ts';
import { createWorld, PEOPLE, type World } from '../doubles/world.ts';

afterAll(stopServer);

const MONDAY = '2026-10-05T06:00:00-05:00';
const TUESDAY = '2026-10-06T09:16:00-05:00';
const LATER = '2026-10-06T11:00:00-05:00';
const NEXT_FRIDAY = '2026-10-16T15:05:00-05:00';

async function migrate(file: string, url: string): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommand(['migrate', '--from', `sqlite:${file}`, '--to', url], {
    environment: {},
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

/** Two weeks of a team, with a stop of the bot in the middle of the first check-in: some are asked, some have answered half. */
async function live(inTheMiddle: (world: World) => Promise<void>) {
  const world = await createWorld({ at: MONDAY });
  await world.until(TUESDAY);
  const [first] = PEOPLE.filter((name) => world.direct(name).length > 0);
  if (!first) throw new Error('nobody was asked yet');
  const askedBefore = PEOPLE.filter((name) => world.direct(name).length > 0).length;
  await world.press(first, 'Partly');
  await inTheMiddle(world);
  await world.until(LATER);
  for (const label of ['In place', 'Partly']) await world.press(first, label);
  for (const name of PEOPLE.slice(0, 6)) {
    if (name !== first) for (const label of ['Partly', 'In place', 'Not yet']) await world.press(name, label);
  }
  await world.until(NEXT_FRIDAY);
  return {
    askedBefore,
    checkIns: PEOPLE.map((name) => world.direct(name).filter((one) => !one.ephemeralFor).length),
    digests: world.inTeamChannel().map(({ text, postedAt }) => [text, postedAt]),
    ledger: await world.store.read(async (tx) => {
      const rows = await tx.db.select().from(tx.t.occurrence).orderBy(tx.t.occurrence.key);
      return rows.map(({ key, state, reason, dueAt }) => `${key} ${state} ${reason} ${dueAt}`);
    }),
    rollups: await world.store.read(async (tx) => {
      const rows = await tx.db.select().from(tx.t.driverRollup);
      return rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
    }),
  };
}

it.skipIf(!hasPostgres)(
  'a district moves to PostgreSQL in the middle of a week, and its two weeks are the same as if it had stayed',
  async () => {
    const stayed = await live((world) => world.restart());
    expect(stayed.askedBefore).toBeGreaterThan(0);
    expect(stayed.askedBefore).toBeLessThan(PEOPLE.length);
    const moved = await live(async (world) => {
      const file = join(world.folder, 'driveline.sqlite');
      const url = await emptyDatabase('postgres');
      const early = await migrate(file, url);
      expect(early).toMatchObject({ code: 1, out: '' });
      expect(early.err).toContain('is in use');
      await world.restart(async () => {
        const done = await migrate(file, url);
        expect(done).toMatchObject({ code: 0, err: '' });
        expect(done.out).toMatch(/^Moved \d+ rows of \d+ tables to postgres:\/\//);
        return url;
      });
      expect(world.databaseUrl).toMatch(/^postgres:/);
    });
    expect(moved).toEqual(stayed);
    expect(moved.digests).toHaveLength(2);
    expect(new Set(moved.ledger.map((line) => line.split(' ')[0])).size).toBe(moved.ledger.length);
  },
  120_000,
);

it('no other way: what is not there, or not meant so, is said and nothing is moved', async () => {
  const back = await migrate('x', 'file:data/other.sqlite');
  expect(back).toMatchObject({ code: 1, out: '' });
  expect(back.err).toContain('from SQLite to PostgreSQL, and no other way');
  const missing = await migrate('/nowhere/at/all.sqlite', 'postgres://who:hidden@127.0.0.1:1/none');
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.err).toContain('There is no database at /nowhere/at/all.sqlite');
  expect(missing.err).not.toContain('hidden');
});

if (!hasPostgres) console.warn('SKIPPED: no PostgreSQL on this machine, so no district moved there.');
