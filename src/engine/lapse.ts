import { finish } from '../store/queries/ledger.ts';
import { expireLeases, expireMessages, type OutboxRow } from '../store/queries/outbox.ts';
import type { Tx } from '../store/store.ts';
import { type EngineParts, errorClass } from './parts.ts';

const AT_ONCE = 200;

/**
 * Ends what time has ended: claims whose process went silent become uncertain, and messages that nobody may send any
 * more expire, those of a blocked district too.
 */
export async function lapse(parts: EngineParts): Promise<void> {
  const now = parts.clock.now();
  const silent = await parts.store.transact((tx) => expireLeases(tx, now));
  for (const { loop } of silent) parts.metrics.uncertain(loop);
  let rows: OutboxRow[];
  do {
    rows = await parts.store.transact((tx) => expireSome(tx, parts));
    for (const row of rows) parts.metrics.expired(row.loop);
  } while (rows.length === AT_ONCE && !parts.stopping.aborted);
}

async function expireSome(tx: Tx, parts: EngineParts): Promise<OutboxRow[]> {
  const now = parts.clock.now();
  const rows = await expireMessages(tx, now, AT_ONCE);
  for (const row of rows) {
    await finish(tx, row.id, 'expired', 'late', now);
    try {
      await parts.loops.get(row.loop)?.delivered?.(tx, row.subject, 'failed', now);
    } catch (error) {
      parts.log.error({ loop: row.loop, error: errorClass(error) }, 'a loop failed to keep a delivery');
    }
  }
  return rows;
}
