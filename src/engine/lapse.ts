import { expireOccurrences, finish } from '../store/queries/ledger.ts';
import { expireLeases, expireMessages, mendClaims, type OutboxRow } from '../store/queries/outbox.ts';
import type { Tx } from '../store/store.ts';
import type { EngineParts } from './parts.ts';

const AT_ONCE = 200;

/**
 * Ends what time has ended: claims whose process went silent become uncertain; messages that nobody may send any more
 * expire, and so do occurrences that were never released, those of a blocked district too.
 */
export async function lapse(parts: EngineParts): Promise<void> {
  let most: number;
  do {
    const { silent, messages, occurrences } = await parts.store.transact((tx) => lapseSome(tx, parts));
    for (const { loop } of silent) parts.metrics.uncertain(loop);
    for (const { loop } of messages) parts.metrics.expired(loop);
    for (const loop of occurrences) parts.metrics.expired(loop);
    most = Math.max(messages.length, occurrences.length);
  } while (most === AT_ONCE && !parts.stopping.aborted);
}

async function lapseSome(tx: Tx, parts: EngineParts) {
  const now = parts.clock.now();
  await mendClaims(tx, now);
  return {
    silent: await expireLeases(tx, now),
    messages: await expireSome(tx, parts),
    occurrences: await expireOccurrences(tx, now, AT_ONCE),
  };
}

async function expireSome(tx: Tx, parts: EngineParts): Promise<OutboxRow[]> {
  const now = parts.clock.now();
  const rows = await expireMessages(tx, now, AT_ONCE);
  for (const row of rows) {
    await finish(tx, row.id, 'expired', 'late', now);
    try {
      await parts.loops.get(row.loop)?.delivered?.(tx, row.subject, 'failed', now);
    } catch (error) {
      parts.log.error({ loop: row.loop, error }, 'a loop failed to keep a delivery');
    }
  }
  return rows;
}
