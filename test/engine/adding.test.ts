import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/chat/platform.ts';
import { addPerson, engineOf, HOUR, MINUTE, MONDAY, openDistrict } from '../doubles/district.ts';
import { ManualClock } from '../doubles/manual-clock.ts';
import { scriptedPlatform } from '../doubles/scripted-platform.ts';

const NEVER = 'never_added';
const DAY = 24 * HOUR;

/** A district of which nobody has the app, on a platform that may add it. */
async function house(people: number) {
  const clock = new ManualClock(MONDAY);
  const store = await openDistrict();
  const ids = Array.from({ length: people }, (_, i) => `p${String(i).padStart(2, '0')}`);
  for (const id of ids) await addPerson(store, id, `U-${id}`);
  await store.transact(async (tx) => {
    await tx.db.update(tx.t.account).set({ unreachable: NEVER });
    await tx.db.insert(tx.t.unit).values({
      ...{ id: 'team', tenantId: 'd1', kind: 'team', name: 'Team', zone: 'UTC', active: true },
      ...{ checkinEveryWeeks: 1, checkinDay: 1, checkinTime: '09:00', checkinSpread: 0 },
      ...{ digestDay: 5, digestTime: '15:00' },
    });
    await tx.db
      .insert(tx.t.membership)
      .values(ids.map((personId) => ({ personId, unitId: 'team', role: 'staff' as const })));
  });
  const asked: { readonly userId: string; readonly at: number }[] = [];
  const answers: Outcome<string>[] = [];
  const addsForPeople = {
    after: [NEVER, 'forbidden'],
    async add(_workspaceId: string, userId: string): Promise<Outcome<string>> {
      asked.push({ userId, at: clock.now() });
      return answers.shift() ?? { ok: true, value: `D-${userId}` };
    },
  };
  const start = () =>
    engineOf({ store, clock, platforms: [{ ...scriptedPlatform({ clock }), addsForPeople }], loops: [] });
  const accounts = () =>
    store.read(async (tx) => tx.db.select().from(tx.t.account).orderBy(tx.t.account.personId));
  return { clock, store, asked, answers, start, accounts };
}

describe('people who never let the app in', () => {
  it('get it at most 30 a minute, each once, and are reached from then on', async () => {
    const { clock, asked, start, accounts } = await house(12);
    const engine = start();
    for (let second = 0; second < 60; second++) {
      await engine.tick();
      clock.advance(1_000);
    }
    expect(asked).toHaveLength(12);
    expect(new Set(asked.map(({ userId }) => userId)).size).toBe(12);
    expect(asked.filter(({ at }) => at < MONDAY + 10_000)).toHaveLength(5);
    expect(await accounts()).toMatchObject(
      asked.map(({ userId }) => ({ userId, channelId: `D-${userId}`, unreachable: null })),
    );
  });

  it('are asked for once a day however often the bot is started anew, and the reason is kept', async () => {
    const { clock, asked, answers, start, accounts } = await house(1);
    answers.push({ ok: false, failure: { type: 'gone', detail: 'forbidden' } });
    for (let hour = 0; hour < 24; hour++) {
      await start().tick();
      clock.advance(HOUR);
    }
    expect(asked).toHaveLength(1);
    expect(await accounts()).toMatchObject([{ unreachable: 'forbidden' }]);
    clock.set(MONDAY + DAY + MINUTE);
    await start().tick();
    expect(asked).toHaveLength(2);
    expect(await accounts()).toMatchObject([{ unreachable: null }]);
  });

  it('wait, untried, while the platform asks for quiet; what is not known to be done is left until the next day', async () => {
    const { clock, asked, answers, start } = await house(3);
    answers.push(
      { ok: false, failure: { type: 'retry', afterMs: 10 * MINUTE, detail: 'ratelimited' } },
      { ok: false, failure: { type: 'uncertain', detail: 'http_504' } },
    );
    const engine = start();
    await engine.tick();
    clock.advance(9 * MINUTE);
    await engine.tick();
    expect(asked).toHaveLength(1);
    clock.advance(2 * MINUTE);
    await engine.tick();
    expect(asked.map(({ userId }) => userId)).toEqual(['U-p00', 'U-p00', 'U-p01', 'U-p02']);
    clock.advance(HOUR);
    await engine.tick();
    expect(asked).toHaveLength(4);
  });
});
