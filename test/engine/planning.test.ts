import { describe, expect, it } from 'vitest';
import { as, type OccurrenceKey, type TenantId, type Window } from '../../src/model/ids.ts';
import { finish } from '../../src/store/queries/ledger.ts';
import { schedule } from '../../src/store/queries/plan.ts';
import {
  changeTenant,
  engineOf,
  HOUR,
  ledgerOf,
  MONDAY,
  openDistrict,
  runUntil,
} from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';
import { occurrence, tinyLoop } from '../doubles/tiny-loop.ts';

const DAY = 24 * HOUR;

async function house() {
  const clock = new ManualClock(MONDAY);
  const store = await openDistrict();
  const far = scriptedPlatform({ clock });
  const loop = tinyLoop();
  const engine = engineOf({ store, clock, platforms: [far], loops: [loop] });
  const sent = () => far.messages.map((m) => `${m.key} ${(m.at - MONDAY) / HOUR}`);
  return { clock, store, far, loop, engine, sent };
}

describe('planning', () => {
  it('is done once for each window inside the horizon, in pages, and again only when something changed', async () => {
    const { clock, store, loop, engine } = await house();
    loop.planned = Array.from({ length: 25 }, (_, i) => occurrence(`p${i}`, MONDAY + DAY));
    loop.pageSize = 10;
    await engine.tick();
    expect(loop.plans).toBe(4);
    await engine.tick();
    expect(loop.plans).toBe(4);
    expect(await ledgerOf(store)).toHaveLength(25);
    await changeTenant(store, { revision: 2 });
    await engine.tick();
    expect(loop.plans).toBe(8);
    await runUntil(engine, clock, MONDAY + 7 * DAY);
    expect(loop.plans).toBe(9);
  });

  it('remembers what it has planned for as long as that is looked at, however many weeks go by', async () => {
    const { clock, store, loop, engine } = await house();
    await runUntil(engine, clock, MONDAY + 70 * DAY);
    expect(loop.plans).toBe(12);
    const marks = await store.read(async (tx) => tx.db.select().from(tx.t.planMark));
    expect(marks.map((mark) => mark.window).sort()).toEqual([
      ...['2026-12-28', '2027-01-04', '2027-01-11', '2027-01-18'],
    ]);
  });

  it('what is planned moves when the calendar revision changes, and nothing is asked twice', async () => {
    const { clock, store, loop, engine, sent } = await house();
    loop.planned = ['asked', 'moves', 'closes', 'leaves', 'reopens'].map((id) =>
      occurrence(id, MONDAY + (id === 'asked' ? 0 : DAY), id === 'reopens' ? { skip: 'snow' } : {}),
    );
    await runUntil(engine, clock, MONDAY + HOUR);
    expect(sent()).toEqual(['tiny:asked 0']);
    loop.planned = [
      occurrence('asked', MONDAY + 2 * DAY),
      occurrence('moves', MONDAY + 2 * DAY),
      occurrence('closes', MONDAY + DAY, { skip: 'holiday' }),
      occurrence('reopens', MONDAY + 2 * DAY),
    ];
    await changeTenant(store, { revision: 2 });
    await runUntil(engine, clock, MONDAY + 4 * DAY);
    expect(sent().sort()).toEqual(['tiny:asked 0', 'tiny:moves 48', 'tiny:reopens 48']);
    expect(await ledgerOf(store)).toEqual([
      'tiny:asked: sent',
      'tiny:closes: skipped (holiday)',
      'tiny:leaves: cancelled (left)',
      'tiny:moves: sent',
      'tiny:reopens: sent',
    ]);
  });

  it('takes back a skipped day only if it is still to come, and who left if they came back', async () => {
    const { clock, store, loop, engine, sent } = await house();
    loop.planned = [occurrence('past', MONDAY + HOUR, { skip: 'snow' }), occurrence('back', MONDAY + DAY)];
    await engine.tick();
    loop.planned = loop.planned.filter((p) => p.subject !== 'back');
    await changeTenant(store, { revision: 2 });
    await runUntil(engine, clock, MONDAY + 2 * HOUR);
    expect(await ledgerOf(store)).toEqual(['tiny:back: cancelled (left)', 'tiny:past: skipped (snow)']);
    loop.planned = [occurrence('past', MONDAY + HOUR), occurrence('back', MONDAY + DAY)];
    await changeTenant(store, { revision: 3 });
    await runUntil(engine, clock, MONDAY + 2 * DAY);
    expect(sent()).toEqual(['tiny:back 24']);
    expect(await ledgerOf(store)).toEqual(['tiny:back: sent', 'tiny:past: skipped (snow)']);
  });

  it('never asks again what was released and then skipped by its person, wherever the plan moves it', async () => {
    const { clock, store, loop, engine, sent } = await house();
    loop.planned = [occurrence('a', MONDAY)];
    loop.onShow = () => ({ type: 'drop', state: 'skipped', reason: 'away' });
    await engine.tick();
    loop.planned = [occurrence('a', MONDAY + DAY)];
    await changeTenant(store, { revision: 2 });
    await runUntil(engine, clock, MONDAY + 2 * DAY);
    expect(sent()).toEqual([]);
    expect(await ledgerOf(store)).toEqual(['tiny:a: skipped (away)']);
  });

  it('leaves alone what a person asked for', async () => {
    const { clock, store, engine, sent } = await house();
    await engine.tick();
    const owner = { tenantId: as<TenantId>('d1'), loop: 'tiny' };
    await store.transact(async (tx) => {
      await schedule(tx, owner, occurrence('later', MONDAY + HOUR), MONDAY);
      await schedule(tx, owner, occurrence('later', MONDAY + 3 * HOUR), MONDAY);
    });
    await changeTenant(store, { revision: 2 });
    await runUntil(engine, clock, MONDAY + DAY);
    expect(sent()).toEqual(['tiny:later 3']);
    await store.transact((tx) => schedule(tx, owner, occurrence('later', MONDAY + 30 * HOUR), MONDAY + DAY));
    await runUntil(engine, clock, MONDAY + 2 * DAY);
    expect(sent()).toHaveLength(1);
  });

  it('that fails for one loop is tried again, and the other loops go on', async () => {
    const { clock, store, far, loop } = await house();
    const broken = { ...tinyLoop('broken'), plan: async () => Promise.reject(new Error('no')) };
    const both = engineOf({ store, clock, platforms: [far], loops: [broken, loop] });
    loop.planned = [occurrence('a', MONDAY)];
    await both.tick();
    expect(far.messages).toHaveLength(1);
    const marks = await store.read(async (tx) => tx.db.select().from(tx.t.planMark));
    expect(new Set(marks.map((mark) => mark.loop))).toEqual(new Set(['tiny']));
  });
});

describe('release', () => {
  it('of one occurrence that its loop cannot release holds up no other, and goes on for later', async () => {
    const { clock, store, loop, engine, sent } = await house();
    loop.planned = Array.from({ length: 20 }, (_, i) => occurrence(`p${String(i).padStart(2, '0')}`, MONDAY));
    let broken = true;
    loop.onRelease = (due) => {
      if (due.subject === 'p07' && broken) throw new Error('no');
      return { type: 'send', subject: due.subject, lane: 'prompt' };
    };
    await engine.tick();
    expect(sent()).toHaveLength(19);
    expect((await ledgerOf(store))[7]).toBe('tiny:p07: planned');
    broken = false;
    await runUntil(engine, clock, MONDAY + HOUR);
    expect(sent()).toHaveLength(20);
  });

  it('ends an occurrence exactly once: what has ended is not ended again', async () => {
    const { store, loop, engine } = await house();
    loop.planned = [occurrence('a', MONDAY)];
    await engine.tick();
    const key = as<OccurrenceKey>('tiny:a');
    expect(await store.transact((tx) => finish(tx, key, 'failed', 'gone', MONDAY))).toBeUndefined();
    expect(await ledgerOf(store)).toEqual(['tiny:a: sent']);
  });

  it('plans no window for the first time that only lags behind UTC', async () => {
    const clock = new ManualClock(Date.parse('2026-11-09T03:00:00Z'));
    const store = await openDistrict();
    const loop = tinyLoop();
    loop.planned = [
      occurrence('old', MONDAY),
      occurrence('new', clock.now(), { window: as<Window>('2026-11-09') }),
    ];
    const engine = engineOf({ store, clock, platforms: [scriptedPlatform({ clock })], loops: [loop] });
    await engine.tick();
    expect(await ledgerOf(store)).toEqual(['tiny:new: sent']);
  });
});
