import type { Card } from '../chat/card.ts';
import type { MessageRef } from '../chat/event.ts';
import type { Destination, Outcome, Outgoing } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import { aim, type Claim } from '../store/queries/claim.ts';
import { deferOccurrence, finish } from '../store/queries/ledger.ts';
import { held, type OutboxRow, settle } from '../store/queries/outbox.ts';
import type { Tx } from '../store/store.ts';
import type { Loop, Showing } from './loop.ts';
import { recordLook, recordLoopError, recordSend } from './outcomes.ts';
import {
  channelKey,
  type EngineParts,
  errorClass,
  leadsTo,
  lookKey,
  type Reachable,
  reachableFor,
  sendKey,
} from './parts.ts';
import { recordLate } from './records.ts';
import { later } from './release.ts';
import { openTab, type Tab } from './tab.ts';

/** Our clock and the platform's may differ by this much. */
const CLOCK_SKEW_MS = 5_000;

/**
 * A send begins this long before its lease runs out, or not at all: it is cut off after 10 s, may be carried out a
 * moment later, and the clock of another process may be ahead.
 */
const SEND_TAKES_MS = 20_000;

/** One claimed message on its way. */
export interface Delivery {
  readonly parts: EngineParts;
  readonly tenant: Reachable;
  readonly loop: Loop;
  readonly claim: Claim;
}

/** What to send now, and by which workspace. */
interface Outward {
  readonly card: Card;
  readonly to: Destination;
  readonly via: Reachable;
}

/**
 * Or why nothing: `late`, `moved` where it may be on a platform that its person has left, or `settled` where the
 * loop's word has been written already.
 */
type Prepared = Outward | 'late' | 'moved' | 'settled';

/** A message that waits for a workspace that refuses our token asks this often whether there is another way. */
const OTHER_WAY_MS = 5 * 60_000;

/** Carries one claimed message as far as it goes now: sends it, or looks for it. Rejects only where the store does. */
export async function deliver(delivery: Delivery): Promise<void> {
  const { parts, claim } = delivery;
  const tab = openTab();
  let prepared: Prepared;
  try {
    prepared = await parts.store.transact((tx) => {
      tab.wipe();
      return prepare(tx, { ...delivery, tab });
    });
  } catch (error) {
    tab.wipe();
    return recordLoopError(delivery, error);
  }
  if (prepared === 'settled') return;
  if (prepared === 'late') return recordLate(delivery);
  if (prepared === 'moved') {
    return recordLook(delivery, { ok: false, failure: { type: 'invalid', detail: 'moved' } });
  }
  // A machine that was suspended here, or whose disk stood still, may have lost the message to another process.
  if (!claim.look && parts.clock.now() > (claim.row.leaseUntil ?? 0) - SEND_TAKES_MS) return;
  const { card, to, via } = prepared;
  const outgoing: Outgoing = { card, to, key: claim.row.id };
  const outward = { ...delivery, tenant: via };
  if (claim.look) await recordLook(outward, await look(outward, outgoing));
  else await recordSend(outward, to, await send(outward, outgoing));
}

/** A delivery in the transaction that decides about it. */
interface Deciding extends Delivery {
  readonly tab: Tab;
}

/** Asks the loop what the message shows now, and writes it down where nothing is to be sent. */
async function prepare(tx: Tx, delivery: Deciding): Promise<Prepared> {
  const { parts, tenant, loop, claim, tab } = delivery;
  const now = parts.clock.now();
  const row = await held(tx, claim.fence, now);
  if (!row) return 'settled';
  if (now >= row.expiresAt && !claim.look) return 'late';
  // What may have been sent is shown as if it had been: a closed check-in still has a message to look for.
  const showing = await loop.show(tx, { subject: row.subject, view: row.view, sent: claim.look }, now);
  if (showing.type !== 'card') return obey(tx, delivery, showing, now);
  const { card, to } = showing;
  const same = leadsTo(tenant, to);
  if (claim.look && !same && row.platform === null) {
    // Nobody knows where it may have gone but where it would go now: to be looked for there.
    tab.giveBack(tenant.line.pacing, lookKey(tenant), now);
    const { attempt } = claim.fence;
    const there = { dueAt: now, attempt: attempt - 1, error: row.lastError, platform: to.platform };
    await settle(tx, claim.fence, { state: 'uncertain', ...there });
    return 'settled';
  }
  if (claim.look) return same ? { card, to, via: tenant } : 'moved';
  return aimAt(
    tx,
    delivery,
    { card, to, via: same ? tenant : await reachableFor(tx, parts, tenant.id, to) },
    row,
    now,
  );
}

/** Takes what sending costs from the buckets of the workspace it goes by, or says when to come again. */
async function aimAt(
  tx: Tx,
  { tenant, claim, tab }: Deciding,
  { card, to, via }: Pick<Outward, 'card' | 'to'> & { readonly via: Reachable | undefined },
  row: OutboxRow,
  now: Instant,
): Promise<Prepared> {
  const { fence } = claim;
  const uncounted = { attempt: fence.attempt - 1, error: row.lastError };
  if (via !== tenant) tab.giveBack(tenant.line.pacing, sendKey(tenant), now);
  if (!via) {
    await settle(tx, fence, { state: 'ready', dueAt: now + OTHER_WAY_MS, platform: null, ...uncounted });
    return 'settled';
  }
  const { pacing } = via.line;
  const channel = channelKey(via, to);
  // A refusal may have come back since this message was claimed; and a claim by the other platform's bucket took
  // nothing from this one's.
  const own = via === tenant ? pacing.closedUntil(sendKey(via)) : pacing.nextFree(sendKey(via), now);
  const free = Math.max(pacing.nextFree(channel, now), own);
  if (free > now) {
    await settle(tx, fence, { state: 'ready', dueAt: free, platform: to.platform, ...uncounted });
    if (via === tenant) tab.giveBack(pacing, sendKey(via), now);
    return 'settled';
  }
  if (via !== tenant) tab.take(pacing, sendKey(via), now);
  tab.take(pacing, channel, now);
  if (row.platform !== to.platform || row.workspaceId !== to.workspaceId) await aim(tx, fence, to);
  return { card, to, via };
}

/** The loop says: not now, or not at all. */
async function obey(
  tx: Tx,
  { tenant, claim, tab }: Deciding,
  showing: Exclude<Showing, { type: 'card' }>,
  now: Instant,
): Promise<Prepared> {
  const { row, fence, look: looking } = claim;
  tab.giveBack(tenant.line.pacing, looking ? lookKey(tenant) : sendKey(tenant), now);
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
