import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../src/commands.ts';
import { backUp, restore } from '../../src/store/backup.ts';
import { openStore } from '../../src/store/open.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { engineOf, ledgerOf, MINUTE, MONDAY, outboxOf } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { mortal } from '../doubles/mortal.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

const NOW = Date.parse('2026-11-02T15:00:00Z');

/** A database with one district, and a bot that has it open. */
async function database() {
  const file = join(tempFolder(), 'driveline.sqlite');
  const store = openSqliteStore({ file });
  onTestFinished(() => store.close());
  await store.transact(async (tx) => {
    await tx.db.insert(tx.t.tenant).values({ id: 'd1', name: 'd1', k: 5, locale: 'en', revision: 1 });
    await tx.db.insert(tx.t.workspace).values({ tenantId: 'd1', platform: 'slack', workspaceId: 'W1' });
  });
  return { file, store, folder: join(dirname(file), 'backups') };
}

/** Overwrites a page in the middle, as a failing disk does. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 4_096 * 2, 4_096 * 6);
  writeFileSync(file, bytes);
}

async function run(args: readonly string[], file: string) {
  const said = { out: '', err: '' };
  const code = await runCommand(args, {
    environment: { DATABASE_URL: `file:${file}` },
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

describe('a copy of the database', () => {
  it('is made while the bot writes: it holds one state, and nothing that came later', async () => {
    const { file, store, folder } = await database();
    const add = (i: number) =>
      store.transact(async (tx) => {
        const rows = [`a${i}`, `b${i}`].map((id) => ({
          id,
          tenantId: 'd1',
          teamId: id,
          window: 'w',
          figures: {},
        }));
        await tx.db.insert(tx.t.digest).values(rows);
      });
    for (let i = 0; i < 50; i++) await add(i);
    const made = backUp({ file, folder, keep: 3, now: NOW });
    for (let i = 50; i < 60; i++) await add(i);
    const copy = new Database(made.file, { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM digest').pluck().get()).toBe(100);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT taken_at FROM restoration').pluck().get()).toBe(NOW);
    copy.close();
    expect(made.file).toBe(join(folder, 'driveline-20261102T150000Z.sqlite'));
    expect(readdirSync(folder)).toEqual(['driveline-20261102T150000Z.sqlite']);
  });

  it('stays as long as it is among the newest; what is not ours is never removed', async () => {
    const { file, folder } = await database();
    for (let day = 0; day < 5; day++) {
      backUp({ file, folder, keep: 3, now: NOW + day * 24 * 60 * MINUTE });
      if (day === 0) writeFileSync(join(folder, 'driveline-of-last-year.sqlite'), 'mine');
    }
    expect(readdirSync(folder).sort()).toEqual([
      ...['driveline-20261104T150000Z.sqlite', 'driveline-20261105T150000Z.sqlite'],
      ...['driveline-20261106T150000Z.sqlite', 'driveline-of-last-year.sqlite'],
    ]);
  });

  it('is not kept where the database is damaged, and the good ones stay', async () => {
    const { file, store, folder } = await database();
    for (let i = 0; i < 200; i++) {
      await store.transact(async (tx) => {
        const figures = { much: 'x'.repeat(2_000) };
        await tx.db
          .insert(tx.t.digest)
          .values({ id: `g${i}`, tenantId: 'd1', teamId: `t${i}`, window: 'w', figures });
      });
    }
    await store.close();
    backUp({ file, folder, keep: 1, now: NOW });
    damage(file);
    expect(() => backUp({ file, folder, keep: 1, now: NOW + 1_000 })).toThrow();
    expect(readdirSync(folder).filter((name) => name.endsWith('.sqlite'))).toEqual([
      'driveline-20261102T150000Z.sqlite',
    ]);
    const opening = openStore({ type: 'sqlite', file }, { check: true });
    await expect(opening).rejects.toMatchObject({ code: 'database_damaged' });
    const ran = await run(['restore', join(folder, 'driveline-20261102T150000Z.sqlite')], file);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const again = await openStore({ type: 'sqlite', file }, { check: true });
    expect(await again.read((tx) => tx.db.select().from(tx.t.digest))).toHaveLength(200);
    await again.close();
  });

  it('is put back by one command, the old database put aside; not while the bot runs', async () => {
    const { file, store, folder } = await database();
    const made = await run(['backup', '--keep', '2'], file);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('DRIVELINE_SECRET is not in it');
    const copy = join(folder, readdirSync(folder)[0] ?? '');
    await store.transact(async (tx) => {
      await tx.db.insert(tx.t.tenant).values({ id: 'd2', name: 'd2', k: 5, locale: 'en', revision: 1 });
    });
    const early = await run(['restore', copy], file);
    expect(early).toMatchObject({ code: 1, out: '' });
    expect(early.err).toContain('is in use');
    await store.close();
    const done = await run(['restore', copy], file);
    expect(done).toMatchObject({ code: 0, err: '' });
    const aside = /in (\S+before-restore\S+)\.\n/.exec(done.out)?.[1] ?? '';
    expect(existsSync(aside)).toBe(true);
    const back = openSqliteStore({ file });
    expect((await back.read((tx) => tx.db.select().from(tx.t.tenant))).map(({ id }) => id)).toEqual(['d1']);
    await back.close();
    expect(await run(['restore', `${copy}.not`], file)).toMatchObject({ code: 1, out: '' });
    expect(statSync(copy).size).toBeGreaterThan(0);
  });
});

describe('a restore in the middle of a send', () => {
  /** Twelve messages of which some have been sent, one is under way and the others wait. */
  async function inTheMiddle() {
    const { file, store, folder } = await database();
    const clock = new ManualClock(MONDAY);
    const far = scriptedPlatform({ clock, pace: { sendsPerMinute: 300 } });
    const loop = tinyLoop();
    loop.planned = Array.from({ length: 12 }, (_, i) => occurrence(`p${i}`, MONDAY + (i % 4) * MINUTE));
    const parts = { clock, platforms: [far], loops: [loop] };
    return { file, store, folder, clock, far, parts };
  }

  it('at any point: whoever was asked between the copy and the restore is not asked again, and nobody is left out', async () => {
    for (const step of [8, 14, 20, 27]) {
      const { file, store, folder, clock, far, parts } = await inTheMiddle();
      const life = mortal(store, [far], (passed) => passed === step);
      const first = engineOf({ ...parts, ...life, seed: 'first' });
      await Promise.race([first.tick(), life.ended]);
      const { file: copy } = backUp({ file, folder, keep: 1, now: clock.now() });
      // The bot goes on after the copy: most are sent. Then the machine is lost.
      const second = engineOf({ ...parts, store, seed: 'second' });
      for (let i = 0; i < 100; i++) {
        clock.advance(1_000);
        await second.tick();
      }
      const sentBefore = far.messages.length;
      expect(sentBefore).toBeGreaterThan(3);
      await second.stop();
      await store.close();
      clock.advance(5 * MINUTE);
      restore({ backup: copy, file, now: clock.now() });
      const restored = openSqliteStore({ file });
      onTestFinished(() => restored.close());
      const third = engineOf({ ...parts, store: restored, seed: 'third' });
      for (let i = 0; i < 120; i++) {
        await third.tick();
        clock.advance(1_000);
      }
      expect(new Set(far.messages.map(({ key }) => key)).size).toBe(12);
      expect(far.messages).toHaveLength(12);
      expect((await ledgerOf(restored)).filter((line) => line.endsWith(': sent'))).toHaveLength(12);
      expect((await outboxOf(restored)).every(({ state }) => state === 'sent')).toBe(true);
    }
  });

  it('would ask twice if nobody looked: the test above can fail', async () => {
    const { file, store, folder, clock, far, parts } = await inTheMiddle();
    const { file: copy } = backUp({ file, folder, keep: 1, now: clock.now() });
    const first = engineOf({ ...parts, store, seed: 'first' });
    for (let i = 0; i < 60; i++) {
      await first.tick();
      clock.advance(1_000);
    }
    await first.stop();
    await store.close();
    far.lookable = false;
    restore({ backup: copy, file, now: clock.now() });
    const restored = openSqliteStore({ file });
    onTestFinished(() => restored.close());
    const second = engineOf({ ...parts, store: restored, seed: 'second' });
    for (let i = 0; i < 300; i++) {
      await second.tick();
      clock.advance(1_000);
    }
    expect(far.messages.length).toBeGreaterThan(12);
  });
});
