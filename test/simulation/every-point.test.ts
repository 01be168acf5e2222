import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/store.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { hasPostgres, startPostgres } from '../doubles/postgres.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { describeOne, liveOne } from './semester/one-occurrence.ts';

/** Every so many-th point; all of them with `DRIVELINE_EVERY_POINT=1`. */
const STRIDE = Number(process.env.DRIVELINE_EVERY_POINT ?? '16');

const FIRST_SENDS = ['none', 'done_then_lost', 'lost', 'done_late', 'too_fast'] as const;

describe('a process that dies at any point of one check-in', { timeout: 600_000 }, () => {
  it.each(FIRST_SENDS)('has asked once and keeps the answer; its first send: %s', async (first) => {
    const folder = tempFolder();
    const described = join(folder, 'described.sqlite');
    const empty = openSqliteStore({ file: described, powerSafe: false });
    await describeOne(empty);
    await empty.close();

    async function one(point: number) {
      const file = join(folder, `${point}.sqlite`);
      copyFileSync(described, file);
      const store = openSqliteStore({ file, powerSafe: false });
      const ended = await liveOne(store, point, first);
      await store.close();
      return ended;
    }
    const whole = await one(0);
    expect(whole.wrong).toEqual([]);
    expect(whole.points).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (let point = 1; point <= whole.points; point += STRIDE) {
      const ended = await one(point);
      wrong.push(...ended.wrong.map((what) => `died at ${point} of ${whole.points}: ${what}`));
    }
    expect(wrong).toEqual([]);
  });
});

describe.runIf(hasPostgres)('the same on PostgreSQL', { timeout: 1_800_000 }, () => {
  const server = startPostgres();
  afterAll(async () => (await server).stop());

  it('has asked once and keeps the answer', async () => {
    const postgres = await server;
    const described = await postgres.database();
    const empty = await openPostgresStore({ url: described });
    await describeOne(empty);
    await empty.close();

    async function one(point: number) {
      const store = await openPostgresStore({ url: await postgres.database(described) });
      const ended = await liveOne(store, point, 'done_then_lost');
      await store.close();
      return ended;
    }
    const whole = await one(0);
    const wrong: string[] = [...whole.wrong];
    for (let point = 1; point <= whole.points; point += 4 * STRIDE) {
      const ended = await one(point);
      wrong.push(...ended.wrong.map((what) => `died at ${point} of ${whole.points}: ${what}`));
    }
    expect(wrong).toEqual([]);
  });
});
