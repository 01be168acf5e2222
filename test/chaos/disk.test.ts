import { appendFileSync, copyFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { createWorld, PEOPLE, type World } from '../doubles/world.ts';
import { openBooks } from './after.ts';
import { hasSmallDisks, smallDisk } from './small-disk.ts';

/** Tuesday, five minutes before the check-in. */
const BEFORE = '2026-10-06T08:55:00-05:00';
const ASKED = '2026-10-06T09:40:00-05:00';

const ready = async (world: World) => (await fetch(`${world.bot.url}/readyz`)).status;
const ratings = (world: World) => {
  const books = openBooks(join(world.folder, 'driveline.sqlite'));
  const all = PEOPLE.map((name) => books.ratings(world.userId(name)).get(0) ?? null);
  const whole = { all, rollups: books.rollupErrors(), integrity: books.integrity() };
  books.close();
  return whole;
};
const asked = (world: World) =>
  PEOPLE.map((name) => world.direct(name).filter((message) => message.ephemeralFor === undefined).length);

describe.runIf(hasSmallDisks)('a full disk', { timeout: 120_000 }, () => {
  it('keeps what was acknowledged, says that nothing new was kept, and is forgotten once there is room', async () => {
    const disk = smallDisk(24);
    const world = await createWorld({ at: BEFORE, folder: disk.folder });
    await world.until(ASKED);
    await world.press('ana', 'Partly');
    expect(await ready(world)).toBe(200);

    disk.fill();
    // What is in SQLite's own buffers may still fit; then no answer is taken.
    for (const name of ['ben', 'chloe', 'darius', 'elena', 'farah'] as const)
      await world.press(name, 'In place');
    expect(await ready(world)).toBe(503);
    const refused = (['ben', 'chloe', 'darius', 'elena', 'farah'] as const).filter((name) =>
      world.whispered(name),
    );
    expect(refused.length).toBeGreaterThan(0);
    for (const name of refused) {
      expect(world.whispered(name)).toMatch(/not saved|again/i);
      expect(ratings(world).all[PEOPLE.indexOf(name)]).toBeNull();
    }
    expect(ratings(world).all[0]).toBe('partly');

    disk.empty();
    for (const name of refused) await world.press(name, 'Partly');
    expect(await ready(world)).toBe(200);
    await world.until('2026-10-09T16:00:00-05:00');
    const { all, rollups, integrity } = ratings(world);
    for (const name of refused) expect(all[PEOPLE.indexOf(name)], name).toBe('partly');
    expect({ rollups, integrity }).toEqual({ rollups: [], integrity: 'ok' });
    expect(world.inTeamChannel().length).toBeGreaterThan(0);
  });

  it('in the morning of a check-in delays it, and loses and doubles nobody', async () => {
    const disk = smallDisk(24);
    const world = await createWorld({ at: BEFORE, folder: disk.folder });
    disk.fill();
    await world.until('2026-10-06T09:20:00-05:00').catch(() => {});
    disk.empty();
    await world.until('2026-10-06T10:30:00-05:00');
    expect(asked(world)).toEqual(PEOPLE.map(() => 1));
    expect(ratings(world).integrity).toBe('ok');
  });
});

describe.runIf(hasSmallDisks)('a disk that only lets itself be read', () => {
  it('is told at the start, in words, and nothing is changed', async () => {
    const disk = smallDisk(8);
    const file = join(disk.folder, 'driveline.sqlite');
    await (await openStore({ type: 'sqlite', file })).close();
    disk.protect();
    await expect(openStore({ type: 'sqlite', file })).rejects.toMatchObject({
      code: 'database_not_writable',
      message: expect.stringContaining('cannot be written to'),
      fix: expect.stringContaining('write to the database file'),
    });
  });
});

describe('a database', { timeout: 120_000 }, () => {
  it('that another program holds is told of, and goes on by itself when it is let go', async () => {
    const world = await createWorld({ at: BEFORE });
    await world.until(ASKED);
    const other = new Database(join(world.folder, 'driveline.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const tap = world.press('ana', 'Partly');
    // While it waits for the file, everybody else is answered.
    expect((await fetch(`${world.bot.url}/healthz`)).status).toBe(200);
    expect((await tap).status).toBe(200);
    expect(world.whispered('ana')).toMatch(/not saved|again/i);
    expect(await ready(world)).toBe(503);
    other.exec('COMMIT');
    other.close();
    await world.press('ana', 'Partly');
    expect(await ready(world)).toBe(200);
    expect(ratings(world).all[0]).toBe('partly');
  });

  it('that is held at the start says who may hold it', async () => {
    const file = join(tempFolder('disk'), 'driveline.sqlite');
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    await expect(openStore({ type: 'sqlite', file })).rejects.toMatchObject({
      code: 'database_locked',
      fix: expect.stringContaining('a second Driveline'),
    });
    other.close();
  });

  it('that is none, or is damaged, is left alone and told of', async () => {
    const file = join(tempFolder('disk'), 'driveline.sqlite');
    writeFileSync(file, 'Dear diary, this is no database, and has never been one. '.repeat(40));
    await expect(openStore({ type: 'sqlite', file })).rejects.toMatchObject({ code: 'database_damaged' });
  });

  it('whose folder cannot be made says so', async () => {
    const folder = tempFolder('disk');
    writeFileSync(join(folder, 'data'), '');
    await expect(
      openStore({ type: 'sqlite', file: join(folder, 'data', 'driveline.sqlite') }),
    ).rejects.toThrow();
  });
});

describe('a write-ahead log', { timeout: 120_000 }, () => {
  /** The end of a write that a power cut tore: half a frame, or bytes that are nothing. */
  it.each([
    ['half a frame at its end', (wal: string) => appendFileSync(wal, Buffer.alloc(2_000, 7))],
    ['a whole page of nothing at its end', (wal: string) => appendFileSync(wal, Buffer.alloc(4_120, 0))],
  ])('with %s is read up to there: what was acknowledged is there', async (_what, tear) => {
    const { folder, edge } = await answeredAndDead();
    tear(join(folder, 'driveline.sqlite-wal'));
    const after = await createWorld({ at: ASKED, folder, edge });
    expect(ratings(after).all.slice(0, 2)).toEqual(['partly', 'in_place']);
    expect(ratings(after).integrity).toBe('ok');
    expect(asked(after)).toEqual(PEOPLE.map(() => 1));
  });

  /** Then the ledger itself has forgotten what it sent: somebody may have a message twice, and nobody has none. */
  it('that lost its second half gives back an earlier state, whole, and the bot goes on from there', async () => {
    const { folder, edge } = await answeredAndDead();
    const wal = join(folder, 'driveline.sqlite-wal');
    truncateSync(wal, Math.floor(statSync(wal).size / 2));
    const after = await createWorld({ at: ASKED, folder, edge });
    await after.until('2026-10-06T12:00:00-05:00');
    expect(ratings(after)).toMatchObject({ rollups: [], integrity: 'ok' });
    for (const count of asked(after)) expect([1, 2]).toContain(count);
    await after.press('ana', 'In place');
    expect(ratings(after).all[0]).toBe('in_place');
  });

  /** A bot whose machine lost its power: its files as they lie there, with all that was not yet moved out of the log. */
  async function answeredAndDead() {
    const world = await createWorld({ at: BEFORE });
    await world.until(ASKED);
    await world.press('ana', 'Partly');
    await world.press('ben', 'In place');
    const folder = tempFolder('disk');
    for (const name of ['driveline.sqlite', 'driveline.sqlite-wal']) {
      const from = join(world.folder, name);
      copyFileSync(from, join(folder, name));
    }
    await world.bot.stop();
    return { folder, edge: world.edge };
  }
});
