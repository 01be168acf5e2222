import type { MessageRef } from '../chat/event.ts';
import type { Destination, Failure } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import type { Reason } from '../model/occurrence.ts';
import { personByUser, updateAccount } from '../store/queries/accounts.ts';
import { finish } from '../store/queries/ledger.ts';
import { type Settlement, settle } from '../store/queries/outbox.ts';
import { losePlace } from '../store/queries/places.ts';
import { blockWorkspace } from '../store/queries/workspaces.ts';
import type { Tx } from '../store/store.ts';
import type { Delivery } from './delivery.ts';
import { workspaceKeyOf } from './parts.ts';

/** Why a message was given up, as the ledger keeps it. */
export type GivenUp = Extract<Reason, 'gone' | 'invalid' | 'attempts' | 'uncertain'>;

/** The message is there. `to` is where it went; `undefined` where it was found, so that it may show an old state. */
export async function recordSent(
  delivery: Delivery,
  to: Destination | undefined,
  ref: MessageRef,
): Promise<void> {
  const { parts, claim } = delivery;
  const now = parts.clock.now();
  const dueAt = await end(
    delivery,
    { state: 'sent', ref, at: now, stale: to === undefined },
    { state: 'sent', reason: null },
    (tx) => keepDirectChannel(tx, delivery, to, ref),
  );
  if (dueAt !== undefined) parts.metrics.sent(claim.row.loop, now - dueAt);
}

/** The message will never be sent; the detail is a platform's code. */
export async function recordDead(
  delivery: Delivery,
  reason: GivenUp,
  failure: Failure | undefined,
): Promise<void> {
  const { parts, claim, tenant } = delivery;
  const detail = failure?.detail ?? claim.row.lastError;
  const dueAt = await end(delivery, { state: 'dead', error: detail }, { state: 'failed', reason });
  if (dueAt === undefined) return;
  parts.metrics.failed(claim.row.loop, reason);
  const what = { tenant: tenant.id, message: claim.row.id, reason, detail };
  if (reason === 'invalid') parts.log.error(what, 'the platform refuses a message of our own making');
  else parts.log.warn(what, 'a message was given up');
}

/** Its time passed before it could be sent. */
export async function recordLate(delivery: Delivery): Promise<void> {
  const { parts, claim } = delivery;
  const error = claim.row.lastError;
  const dueAt = await end(delivery, { state: 'expired', error }, { state: 'expired', reason: 'late' });
  if (dueAt !== undefined) parts.metrics.expired(claim.row.loop);
}

/** The workspace no longer takes our token: the message waits with all the others of its district. */
export async function recordBlocked(delivery: Delivery, failure: Failure): Promise<void> {
  const { parts, tenant, claim } = delivery;
  const now = parts.clock.now();
  await parts.store.transact(async (tx) => {
    const attempt = claim.fence.attempt - 1;
    const again = { dueAt: now, attempt, error: failure.detail, platform: null };
    await settle(tx, claim.fence, { state: 'ready', ...again });
    await blockWorkspace(tx, workspaceKeyOf(tenant), failure.detail);
  });
  parts.log.error(
    { tenant: tenant.id, detail: failure.detail },
    'the workspace refuses our token; nothing is sent',
  );
}

type Ending =
  | { readonly state: 'sent'; readonly reason: null }
  | { readonly state: 'failed' | 'expired'; readonly reason: Reason };

/**
 * Ends a message, its occurrence and what its loop keeps, in one transaction. A loop that fails over it is logged
 * and left out: what happened to the message must be written whatever the loop makes of it, or it would be sent again.
 *
 * @returns when it was due; `undefined` where the claim was no longer ours.
 */
async function end(
  delivery: Delivery,
  settlement: Settlement,
  ending: Ending,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<Instant | undefined> {
  const { parts, loop, claim } = delivery;
  const now = parts.clock.now();
  const write = (tellLoop: boolean) =>
    parts.store.transact(async (tx) => {
      if (!(await settle(tx, claim.fence, settlement))) return undefined;
      const dueAt = await finish(tx, claim.row.id, ending.state, ending.reason, now);
      await also(tx);
      const outcome = ending.state === 'sent' ? 'sent' : 'failed';
      if (tellLoop) await loop.delivered?.(tx, claim.row.subject, outcome, now);
      return dueAt ?? claim.row.dueAt;
    });
  if (!loop.delivered) return write(false);
  try {
    return await write(true);
  } catch (error) {
    const dueAt = await write(false);
    parts.log.error({ loop: loop.name, error }, 'a loop failed to keep a delivery');
    return dueAt;
  }
}

/** Keeps where a person is reached, so that the next message need not ask. */
async function keepDirectChannel(
  tx: Tx,
  { tenant }: Delivery,
  to: Destination | undefined,
  ref: MessageRef,
): Promise<void> {
  if (to?.type !== 'person' || to.channelId === ref.channelId) return;
  const person = await personByUser(tx, tenant.id, to.platform, to.userId);
  if (person) {
    await updateAccount(tx, { personId: person.id, platform: to.platform }, { channelId: ref.channelId });
  }
}

/**
 * The conversation is closed to us until something comes from it. A person's message waits: their loop may know
 * another way to them, and they may come back in time. A channel's is given up.
 */
export async function recordClosed(delivery: Delivery, to: Destination, failure: Failure): Promise<void> {
  const { parts, claim, tenant } = delivery;
  const { detail } = failure;
  const { platform } = to;
  if (to.type === 'channel') {
    const { workspaceId, channelId } = to;
    await parts.store.transact((tx) => losePlace(tx, { platform, workspaceId, channelId }, detail));
    return recordDead(delivery, 'gone', failure);
  }
  await parts.store.transact(async (tx) => {
    const person = await personByUser(tx, tenant.id, platform, to.userId);
    if (person) {
      await updateAccount(tx, { personId: person.id, platform }, { unreachable: detail, channelId: null });
    }
    const again = { dueAt: parts.clock.now(), attempt: claim.fence.attempt, error: detail, platform: null };
    await settle(tx, claim.fence, { state: 'ready', ...again });
  });
  parts.log.warn({ tenant: tenant.id, platform, detail }, 'a person can no longer be written to');
}
