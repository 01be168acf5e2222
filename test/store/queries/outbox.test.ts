import { describe, expect, it } from 'vitest';
import { type Claim, claim } from '../../../src/store/queries/claim.ts';
import { claimRefreshes, refreshed } from '../../../src/store/queries/edits.ts';
import { enqueue, expireLeases, held, LEASE_MS, settle } from '../../../src/store/queries/outbox.ts';
import { markShown, touch } from '../../../src/store/queries/touched.ts';
import type { Store } from '../../../src/store/store.ts';
import { HOUR, MONDAY, openDistrict, outboxOf } from '../../doubles/district.ts';

const message = (id: string, rest = {}) => ({
  ...{ id, tenantId: 'd1', loop: 'tiny', view: 'ask', subject: id, lane: 'prompt' as const },
  ...{ dueAt: MONDAY, expiresAt: MONDAY + HOUR, ...rest },
});
const limits = {
  tenantId: 'd1',
  platform: 'slack' as const,
  loops: ['tiny'],
  now: MONDAY,
  sends: 10,
  looks: 10,
};

async function claimOne(store: Store, owner: string, now = MONDAY): Promise<Claim> {
  const [one] = await store.transact((tx) => claim(tx, { ...limits, owner, now }));
  if (!one) throw new Error('nothing to claim');
  return one;
}
const sent = { state: 'sent', ref: { channelId: 'C', messageId: 'm' }, at: MONDAY, stale: false } as const;

describe('a lease', () => {
  it('is fenced: who lost it can write nothing any more, and who has it can', async () => {
    const store = await openDistrict();
    await store.transact((tx) => enqueue(tx, [message('a')]));
    const slow = await claimOne(store, 'slow');
    const later = MONDAY + LEASE_MS;
    expect(await store.transact((tx) => held(tx, slow.fence, later - 1))).toBeDefined();
    expect(await store.transact((tx) => held(tx, slow.fence, later))).toBeUndefined();
    await store.transact((tx) => expireLeases(tx, later));
    const quick = await claimOne(store, 'quick', later);
    expect(quick).toMatchObject({ look: true, fence: { attempt: 2 }, row: { firstTriedAt: MONDAY } });
    const ready = { state: 'ready', dueAt: later, attempt: 0, error: null } as const;
    expect(await store.transact((tx) => settle(tx, slow.fence, ready))).toBe(false);
    expect(await store.transact((tx) => settle(tx, slow.fence, sent))).toBe(false);
    expect(await outboxOf(store)).toMatchObject([{ state: 'sending', owner: 'quick' }]);
    expect(await store.transact((tx) => settle(tx, quick.fence, sent))).toBe(true);
    expect(await store.transact((tx) => settle(tx, quick.fence, ready))).toBe(false);
  });

  it('that ran out, with nobody there since, still takes what its owner knows', async () => {
    const store = await openDistrict();
    await store.transact((tx) => enqueue(tx, [message('a')]));
    const { fence } = await claimOne(store, 'one');
    expect(await store.transact((tx) => expireLeases(tx, MONDAY + LEASE_MS))).toEqual([{ loop: 'tiny' }]);
    expect(await store.transact((tx) => settle(tx, fence, sent))).toBe(true);
    expect(await outboxOf(store)).toMatchObject([{ state: 'sent', messageId: 'm', leaseUntil: null }]);
  });

  it('is held by one of those who claim at the same time', async () => {
    const store = await openDistrict();
    await store.transact(async (tx) => {
      for (let i = 0; i < 30; i++) await enqueue(tx, [message(`m${i}`)]);
    });
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd'].map((owner) => store.transact((tx) => claim(tx, { ...limits, owner }))),
    );
    // Who comes first is chance where several connections ask.
    expect(claims.map((c) => c.length).sort((a, b) => b - a)).toEqual([10, 10, 10, 0]);
    expect(new Set(claims.flat().map((c) => c.row.id)).size).toBe(30);
  });
});

describe('a claim', () => {
  it('takes what is due, of its tenant and loops, by lane and then by how long it is due', async () => {
    const store = await openDistrict('d2');
    await store.transact(async (tx) => {
      await enqueue(tx, [message('reminder', { lane: 'reminder', dueAt: MONDAY - HOUR })]);
      await enqueue(tx, [message('young')]);
      await enqueue(tx, [message('old', { dueAt: MONDAY - 1 })]);
      await enqueue(tx, [message('digest', { lane: 'digest' })]);
      await enqueue(tx, [message('tap', { lane: 'interactive' })]);
      await enqueue(tx, [message('future', { dueAt: MONDAY + 1 })]);
      await enqueue(tx, [message('theirs', { tenantId: 'd2' })]);
      await enqueue(tx, [message('strange', { loop: 'other' })]);
      await enqueue(tx, [message('tap', { lane: 'reminder', dueAt: 0 })]);
    });
    const claims = await store.transact((tx) => claim(tx, { ...limits, owner: 'o' }));
    expect(claims.map((c) => c.row.id)).toEqual(['tap', 'digest', 'old', 'young', 'reminder']);
  });
});

describe('a revision', () => {
  async function sentMessage() {
    const store = await openDistrict();
    await store.transact((tx) => enqueue(tx, [message('a')]));
    const { fence } = await claimOne(store, 'o');
    return { store, fence };
  }

  it('that came while the message was being sent is shown by an edit afterwards', async () => {
    const { store, fence } = await sentMessage();
    await store.transact((tx) => touch(tx, 'a', MONDAY));
    await store.transact((tx) => settle(tx, fence, sent));
    expect(await outboxOf(store)).toMatchObject([{ state: 'sent', revision: 1, refreshAt: MONDAY + 5_000 }]);
  });

  it('is cleared by the receipt of that revision and by no older one', async () => {
    const { store, fence } = await sentMessage();
    await store.transact((tx) => settle(tx, fence, sent));
    await store.transact((tx) => touch(tx, 'a', MONDAY));
    const [touched] = await store.transact((tx) => touch(tx, 'a', MONDAY + 1));
    expect(touched).toEqual({ id: 'a', revision: 2, channelId: 'C', messageId: 'm' });
    await store.transact((tx) => markShown(tx, { outboxId: 'a', revision: 1 }));
    expect(await outboxOf(store)).toMatchObject([{ refreshAt: MONDAY + 5_001 }]);
    await store.transact((tx) => markShown(tx, { outboxId: 'a', revision: 2 }));
    expect(await outboxOf(store)).toMatchObject([{ refreshAt: null }]);
  });

  it('newer than an edit on its way has the message edited again, whatever a receipt said meanwhile', async () => {
    const { store, fence } = await sentMessage();
    await store.transact((tx) => settle(tx, fence, sent));
    await store.transact((tx) => touch(tx, 'a', MONDAY, 0));
    const [edit] = await store.transact((tx) => claimRefreshes(tx, { ...limits, updates: 5 }));
    expect(edit).toMatchObject({ id: 'a', revision: 1, refreshAttempt: 1, refreshAt: MONDAY + LEASE_MS });
    expect(await store.transact((tx) => claimRefreshes(tx, { ...limits, updates: 5 }))).toEqual([]);
    await store.transact((tx) => touch(tx, 'a', MONDAY));
    await store.transact((tx) => markShown(tx, { outboxId: 'a', revision: 2 }));
    await store.transact((tx) => refreshed(tx, 'a', 1, sent.ref, MONDAY));
    expect(await outboxOf(store)).toMatchObject([{ refreshAt: MONDAY + 5_000 }]);
    await store.transact((tx) => refreshed(tx, 'a', 2, sent.ref, MONDAY));
    expect(await outboxOf(store)).toMatchObject([{ refreshAt: null }]);
  });
});
