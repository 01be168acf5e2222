import type { MessageRef } from '../chat/event.ts';
import type { Destination, Failure, Outcome } from '../chat/platform.ts';
import type { Instant } from '../model/ids.ts';
import { settle } from '../store/queries/outbox.ts';
import { backoffMs } from './backoff.ts';
import type { Delivery } from './delivery.ts';
import { channelKey, errorClass, lookKey, sendKey } from './parts.ts';
import { recordBlocked, recordClosed, recordDead, recordLate, recordSent } from './records.ts';

/** Tries of one message that count: refusals for pace, look-ups and a platform that is down do not. */
const MOST_ATTEMPTS = 8;
/** A request that was cut off may still be carried out a moment later; looking at once would miss it. */
const LOOK_AFTER_MS = 5_000;
/** Between looks while the platform cannot be asked. */
const LOOK_AGAIN_MS = 30_000;
/** A message that may have been sent is looked for this long after it expired, so that the ledger is right. */
const LOOK_FOR_MS = 24 * 3_600_000;
/** Where we may not look, the one re-send waits this long, and up to half as long again: who failed together spreads. */
const UNSEEN_RESEND_MS = 60_000;
const UNSEEN_JITTER_MS = 30_000;

/** Whether a try is one of the message's eight. */
type Counts = 'counted' | 'uncounted';

/** Writes what came of sending. */
export async function recordSend(
  delivery: Delivery,
  to: Destination,
  outcome: Outcome<MessageRef>,
): Promise<void> {
  const { parts, tenant, claim } = delivery;
  const { attempt } = claim.fence;
  const { pacing } = tenant.line;
  const bucket = sendKey(tenant);
  if (outcome.ok) {
    pacing.succeeded(bucket);
    return recordSent(delivery, to, outcome.value);
  }
  const { failure } = outcome;
  const now = parts.clock.now();
  switch (failure.type) {
    case 'retry':
      if (failure.afterMs !== undefined) {
        pacing.refused(bucket, now, failure.afterMs);
        // No platform says which of its limits was met. The channel's own counts too: where it was that one, the next
        // message there comes more slowly, also when the workspace has long been forgiven.
        pacing.refused(channelKey(tenant, to), now, failure.afterMs);
        parts.metrics.refused('send');
        return wait(delivery, 'ready', now + failure.afterMs, 'uncounted', failure.detail);
      }
      // While the platform is down nobody's attempts are used up: the bucket lets one call through now and then.
      return tryAgain(delivery, pacing.failed(bucket, now) ? 'uncounted' : 'counted', failure.detail);
    case 'uncertain':
      pacing.failed(bucket, now);
      parts.metrics.uncertain(claim.row.loop);
      return wait(delivery, 'uncertain', now + LOOK_AFTER_MS, 'counted', failure.detail);
    case 'unauthorised':
      return recordBlocked(delivery, failure);
    case 'gone':
    case 'invalid':
      pacing.succeeded(bucket);
      if (failure.type === 'gone' && failure.until === 'heard' && attempt < MOST_ATTEMPTS) {
        return recordClosed(delivery, to, failure);
      }
      return recordDead(delivery, failure.type, failure);
  }
}

/** Writes what came of looking for a message that may have been sent. */
export async function recordLook(
  delivery: Delivery,
  outcome: Outcome<MessageRef | undefined>,
): Promise<void> {
  const { parts, tenant, claim } = delivery;
  const { pacing } = tenant.line;
  const bucket = lookKey(tenant);
  const now = parts.clock.now();
  if (outcome.ok) {
    pacing.succeeded(bucket);
    if (outcome.value) {
      parts.metrics.found(claim.row.loop);
      return recordSent(delivery, undefined, outcome.value);
    }
    if (now >= claim.row.expiresAt) return recordLate(delivery);
    if (attemptsBefore(delivery) >= MOST_ATTEMPTS) return recordDead(delivery, 'attempts', undefined);
    return wait(delivery, 'ready', now, 'uncounted', claim.row.lastError);
  }
  const { failure } = outcome;
  switch (failure.type) {
    case 'retry':
    case 'uncertain': {
      const afterMs = failure.type === 'retry' ? failure.afterMs : undefined;
      if (afterMs === undefined) {
        pacing.failed(bucket, now);
      } else {
        pacing.refused(bucket, now, afterMs);
        parts.metrics.refused('look');
      }
      if (now >= claim.row.expiresAt + LOOK_FOR_MS) return recordDead(delivery, 'uncertain', failure);
      return wait(delivery, 'uncertain', now + (afterMs ?? LOOK_AGAIN_MS), 'uncounted', failure.detail);
    }
    case 'gone':
      return recordDead(delivery, 'gone', failure);
    case 'invalid':
    case 'unauthorised':
      return sendUnseen(delivery, failure, now);
  }
}

/** Our own loop failed to say what to show. The platform has nothing to do with it, so no bucket slows down. */
export async function recordLoopError(delivery: Delivery, error: unknown): Promise<void> {
  const { parts, loop, claim } = delivery;
  const detail = errorClass(error);
  parts.log.error({ loop: loop.name, message: claim.row.id, error: detail }, 'a message could not be made');
  if (!claim.look) return tryAgain(delivery, 'counted', detail);
  return wait(delivery, 'uncertain', parts.clock.now() + LOOK_AGAIN_MS, 'uncounted', detail);
}

/** It was surely not sent: again after a while, or never. */
async function tryAgain(delivery: Delivery, counts: Counts, detail: string): Promise<void> {
  const { parts, claim } = delivery;
  const { attempt } = claim.fence;
  if (counts === 'counted' && attempt >= MOST_ATTEMPTS) {
    return recordDead(delivery, 'attempts', { type: 'retry', detail });
  }
  return wait(delivery, 'ready', parts.clock.now() + backoffMs(attempt, parts.random), counts, detail);
}

/** We may not look here: sent once more, as its last attempt. If that is not sure either, it is given up. */
async function sendUnseen(delivery: Delivery, failure: Failure, now: Instant): Promise<void> {
  const { parts, claim } = delivery;
  const dueAt = now + UNSEEN_RESEND_MS + Math.floor(parts.random.fraction() * UNSEEN_JITTER_MS);
  if (attemptsBefore(delivery) >= MOST_ATTEMPTS || dueAt >= claim.row.expiresAt) {
    return recordDead(delivery, 'uncertain', failure);
  }
  const last = { attempt: MOST_ATTEMPTS - 1, error: failure.detail };
  const ours = await parts.store.transact((tx) =>
    settle(tx, claim.fence, { state: 'ready', dueAt, ...last }),
  );
  if (ours) parts.metrics.resentUnseen(claim.row.loop);
}

/** The attempts that counted before this look, which does not. */
const attemptsBefore = ({ claim }: Delivery) => claim.fence.attempt - 1;

async function wait(
  delivery: Delivery,
  state: 'ready' | 'uncertain',
  dueAt: Instant,
  counts: Counts,
  error: string | null,
): Promise<void> {
  const { parts, claim } = delivery;
  const attempt = claim.fence.attempt - (counts === 'counted' ? 0 : 1);
  await parts.store.transact((tx) => settle(tx, claim.fence, { state, dueAt, attempt, error }));
}
