import type { Card } from '../chat/card.ts';
import type { MessageRef } from '../chat/event.ts';
import type { Destination, Outcome, Outgoing } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import { deferOccurrence, finish } from '../store/queries/ledger.ts';
import { type Claim, held, settle } from '../store/queries/outbox.ts';
import type { Tx } from '../store/store.ts';
import type { Loop, Showing } from './loop.ts';
import { recordLook, recordLoopError, recordSend } from './outcomes.ts';
import { channelKey, type EngineParts, errorClass, lookKey, type Reachable, sendKey } from './parts.ts';
import { recordLate } from './records.ts';
import { later } from './release.ts';

/** Our clock and the platform's may differ by this much. */
const CLOCK_SKEW_MS = 5_000;

/** One claimed message on its way. */
export interface Delivery {
  readonly parts: EngineParts;
  readonly tenant: Reachable;
  readonly loop: Loop;
  readonly claim: Claim;
}

/** What to send now, or why nothing: `late`, or `settled` where the loop's word has been written already. */
type Prepared = { readonly card: Card; readonly to: Destination } | 'late' | 'settled';

/** Carries one claimed message as far as it goes now: sends it, or looks for it. Rejects only where the store does. */
export async function deliver(delivery: Delivery): Promise<void> {
  const { parts, claim } = delivery;
  let prepared: Prepared;
  try {
    prepared = await parts.store.transact((tx) => prepare(tx, delivery));
  } catch (error) {
    return recordLoopError(delivery, error);
  }
  if (prepared === 'settled') return;
  if (prepared === 'late') return recordLate(delivery);
  const outgoing: Outgoing = { ...prepared, key: claim.row.id };
  if (claim.look) await recordLook(delivery, await look(delivery, outgoing));
  else await recordSend(delivery, outgoing.to, await send(delivery, outgoing));
}

/** Asks the loop what the message shows now, and writes it down where nothing is to be sent. */
async function prepare(tx: Tx, delivery: Delivery): Promise<Prepared> {
  const { parts, tenant, loop, claim } = delivery;
  const now = parts.clock.now();
  const row = await held(tx, claim.fence, now);
  if (!row) return 'settled';
  if (now >= row.expiresAt && !claim.look) return 'late';
  // What may have been sent is shown as if it had been: a closed check-in still has a message to look for.
  const showing = await loop.show(tx, { subject: row.subject, view: row.view, sent: claim.look }, now);
  if (showing.type !== 'card') return obey(tx, delivery, showing, now);
  if (claim.look) return showing;

  const { pacing } = tenant.line;
  const channel = channelKey(tenant, showing.to);
  // A refusal may have come back since this message was claimed.
  const free = Math.max(pacing.nextFree(channel, now), pacing.closedUntil(sendKey(tenant)));
  if (free > now) {
    const attempt = claim.fence.attempt - 1;
    await settle(tx, claim.fence, { state: 'ready', dueAt: free, attempt, error: row.lastError });
    pacing.giveBack(sendKey(tenant), now);
    return 'settled';
  }
  pacing.take(channel, now);
  return showing;
}

/** The loop says: not now, or not at all. */
async function obey(
  tx: Tx,
  { tenant, claim }: Delivery,
  showing: Exclude<Showing, { type: 'card' }>,
  now: Instant,
): Promise<Prepared> {
  const { row, fence, look: looking } = claim;
  tenant.line.pacing.giveBack(looking ? lookKey(tenant) : sendKey(tenant), now);
  if (showing.type === 'drop') {
    const state = showing.state === 'expired' ? 'expired' : 'cancelled';
    if (await settle(tx, fence, { state, error: showing.reason })) {
      await finish(tx, row.id, showing.state, showing.reason, now);
    }
    return 'settled';
  }
  const until = later(showing.until, now);
  if (until >= row.expiresAt && !looking) return 'late';
  const state = looking ? 'uncertain' : 'ready';
  const kept = { dueAt: until, attempt: fence.attempt - 1, error: row.lastError };
  if ((await settle(tx, fence, { state, ...kept })) && !looking)
    await deferOccurrence(tx, row.id, until, now);
  return 'settled';
}

async function send({ tenant }: Delivery, outgoing: Outgoing): Promise<Outcome<MessageRef>> {
  try {
    return await tenant.line.platform.send(outgoing);
  } catch (error) {
    return { ok: false, failure: { type: 'uncertain', detail: errorClass(error) } };
  }
}

async function look(
  { tenant, claim }: Delivery,
  outgoing: Outgoing,
): Promise<Outcome<MessageRef | undefined>> {
  const since = (claim.row.firstTriedAt ?? claim.row.dueAt) - CLOCK_SKEW_MS;
  try {
    return await tenant.line.platform.find(outgoing, since);
  } catch (error) {
    return { ok: false, failure: { type: 'uncertain', detail: errorClass(error) } };
  }
}
