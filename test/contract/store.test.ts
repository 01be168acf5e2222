import { afterAll, describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/store/queries/checkin.ts';
import { claim } from '../../src/store/queries/claim.ts';
import { enqueue, type Message } from '../../src/store/queries/outbox.ts';
import { rate } from '../../src/store/queries/rate.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { hasPostgres } from '../doubles/postgres.ts';
import { emptyStore, stopServer } from '../doubles/stores.ts';

afterAll(stopServer);

const NOW = Date.parse('2026-11-02T15:00:00Z');

const addTenant = (id: string) => async (tx: Tx) => {
  await tx.db.insert(tx.t.tenant).values({ id, name: id, k: 5, locale: 'en', revision: 1 });
};

const tenantIds = (store: Store) =>
  store.read(async (tx) =>
    (await tx.db.select({ id: tx.t.tenant.id }).from(tx.t.tenant)).map((row) => row.id).sort(),
  );

/** One person with an open check-in of one question, in a team whose rollups are empty. */
async function addCheckIn(tx: Tx): Promise<void> {
  await addTenant('d')(tx);
  await tx.db.insert(tx.t.unit).values({
    ...{ id: 'team', tenantId: 'd', kind: 'team', name: 'Team', zone: 'UTC', active: true },
    ...{ checkinEveryWeeks: 1, checkinDay: 1, checkinTime: '09:00', checkinSpread: 0 },
    ...{ digestDay: 5, digestTime: '15:00' },
  });
  await tx.db.insert(tx.t.person).values({
    ...{ id: 'ana', tenantId: 'd', name: 'Ana', locale: 'en', zone: 'UTC', workDays: '12345' },
    ...{ workStart: '08:00', workEnd: '16:00', audience: 'staff', active: true },
  });
  await tx.db
    .insert(tx.t.windowRollup)
    .values({ teamId: 'team', window: '2026-11-02', asked: 1, answered: 0 });
  await tx.db.insert(tx.t.checkIn).values({
    ...{ id: 'c', tenantId: 'd', personId: 'ana', teamId: 'team', window: '2026-11-02' },
    ...{ openedAt: NOW, closesAt: NOW + 1, snoozes: 0 },
  });
  await tx.db.insert(tx.t.question).values({
    ...{ checkInId: 'c', position: 0, itemId: 'coa1', driverId: 'coaching', reason: 'focus', skipped: false },
  });
}

/** A tap as the handler does it: reads how the question stands, and writes what follows from that. */
async function tap(tx: Tx, rating: 'not_yet' | 'in_place', order: number): Promise<boolean> {
  const [row] = await tx.db.select().from(tx.t.checkIn);
  const [before] = await questionsOf(tx, row?.id as Parameters<typeof questionsOf>[1]);
  if (!row || !before) throw new Error('the check-in is not there');
  return rate(tx, row, before, rating, order, NOW);
}

const message = (id: string): Message => ({
  ...{ id, tenantId: 'd', loop: 'tiny', view: 'ask', subject: id, dueAt: NOW, expiresAt: NOW + 1_000 },
  lane: 'prompt',
});

describe.each(['sqlite', 'postgres'] as const)('the store on %s', (kind) => {
  const promise = it.skipIf(kind === 'postgres' && !hasPostgres);

  promise('a work that throws leaves nothing, and those beside it stay', async () => {
    const store = await emptyStore(kind);
    const results = await Promise.allSettled([
      store.transact(addTenant('a')),
      store.transact(async (tx) => {
        await addTenant('b')(tx);
        throw new Error('no');
      }),
      store.transact(addTenant('c')),
    ]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await tenantIds(store)).toEqual(['a', 'c']);
  });

  promise('a key is taken once: the second to insert it is refused, and nothing of it stays', async () => {
    const store = await emptyStore(kind);
    const results = await Promise.allSettled([
      store.transact(addTenant('a')),
      store.transact(addTenant('a')),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await tenantIds(store)).toEqual(['a']);
  });

  promise('what was answered is there for whoever reads next', async () => {
    const store = await emptyStore(kind);
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        await store.transact(addTenant(`t${i}`));
        expect(await tenantIds(store)).toContain(`t${i}`);
      }),
    );
  });

  promise('one reading sees one state, whatever is written meanwhile', async () => {
    const store = await emptyStore(kind);
    await store.transact(addTenant('a'));
    const count = async (tx: Tx) => (await tx.db.select().from(tx.t.tenant)).length;
    const [before, after] = await store.read(async (tx) => {
      const first = await count(tx);
      await store.transact(addTenant('b'));
      return [first, await count(tx)];
    });
    expect([before, after]).toEqual([1, 1]);
  });

  promise('every kind of value comes back as it went in', async () => {
    const store = await emptyStore(kind);
    const figures = { n: 7, words: 'así “es” 👩🏽‍🏫', none: null };
    const note = Buffer.from([0, 1, 254, 255]);
    await store.transact(async (tx) => {
      await addCheckIn(tx);
      await tx.db.update(tx.t.question).set({ note, ratedOrder: 1_793_631_600_000.125, skipped: true });
      await tx.db.insert(tx.t.digest).values({
        ...{ id: 'g', tenantId: 'd', teamId: 'team', window: '2026-11-02', figures },
      });
    });
    const [question, digest] = await store.read(async (tx) => [
      (await tx.db.select().from(tx.t.question))[0],
      (await tx.db.select().from(tx.t.digest))[0],
    ]);
    expect(question).toMatchObject({ ratedOrder: 1_793_631_600_000.125, skipped: true, rating: null });
    expect(Buffer.compare(question?.note ?? Buffer.alloc(0), note)).toBe(0);
    expect(digest?.figures).toEqual(figures);
  });

  promise('the same tap five times at once is one answer, and the rollups say so', async () => {
    const store = await emptyStore(kind);
    await store.transact(addCheckIn);
    await Promise.all(Array.from({ length: 5 }, () => store.transact((tx) => tap(tx, 'in_place', 1))));
    await Promise.all([
      store.transact((tx) => tap(tx, 'not_yet', 3)),
      store.transact((tx) => tap(tx, 'in_place', 2)),
    ]);
    const [drivers, windows] = await store.read(async (tx) => [
      await tx.db.select().from(tx.t.driverRollup),
      await tx.db.select().from(tx.t.windowRollup),
    ]);
    expect(drivers).toMatchObject([{ notYet: 1, partly: 0, inPlace: 0, cantTell: 0 }]);
    expect(windows).toMatchObject([{ asked: 1, answered: 1 }]);
  });

  promise('a message is claimed by one process, however many reach for it', async () => {
    const store = await emptyStore(kind);
    await store.transact(async (tx) => {
      await addTenant('d')(tx);
      await enqueue(
        tx,
        Array.from({ length: 30 }, (_, i) => message(`m${i}`)),
      );
    });
    const claims = await Promise.all(
      Array.from({ length: 6 }, (_, process) =>
        store.transact((tx) =>
          claim(tx, {
            ...{ tenantId: 'd', platform: 'slack', loops: ['tiny'], owner: `p${process}`, now: NOW },
            ...{ sends: 10, looks: 10 },
          }),
        ),
      ),
    );
    const ids = claims.flat().map(({ row }) => row.id);
    expect(ids).toHaveLength(30);
    expect(new Set(ids).size).toBe(30);
  });

  promise('a store that was closed says so, and takes nothing more', async () => {
    const store = await emptyStore(kind);
    await store.close();
    await expect(store.transact(addTenant('a'))).rejects.toThrow(/closed/);
    await expect(tenantIds(store)).rejects.toThrow(/closed/);
    await store.close();
  });
});

if (!hasPostgres) console.warn('SKIPPED: no PostgreSQL on this machine, so its store was not tested.');
