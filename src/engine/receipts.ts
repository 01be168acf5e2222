import type { Receipt } from '../chat/reply.ts';
import { markShown } from '../store/queries/outbox.ts';
import type { Tx } from '../store/store.ts';
import type { EngineParts } from './parts.ts';

/** A receipt that no event takes along is written after this long: well under the 5 s after which a message counts as not shown. */
const LONGEST_WAIT_MS = 250;

/** What the platforms have taken and the database does not know yet. */
export interface Receipts {
  add(receipt: Receipt): void;
  /** Writes all that wait, in a transaction that is under way for something else: a commit of their own costs more. */
  keep(tx: Tx): Promise<void>;
  /** Writes all that wait. What cannot be written the engine brings up to date once more: no harm. */
  flush(): Promise<void>;
}

export function createReceipts({
  store,
  clock,
  log,
  stopping,
}: Pick<EngineParts, 'store' | 'clock' | 'log' | 'stopping'>): Receipts {
  let waiting: Receipt[] = [];
  let sleeping = false;

  async function keep(tx: Tx): Promise<void> {
    const all = waiting;
    waiting = [];
    for (const one of all) await markShown(tx, one);
  }

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const [first] = waiting;
    try {
      await store.transact(keep);
    } catch (error) {
      log.warn({ message: first?.outboxId, error }, 'receipts were not kept');
    }
  }

  async function flushSoon(): Promise<void> {
    sleeping = true;
    await clock.sleep(LONGEST_WAIT_MS, stopping);
    sleeping = false;
    await flush();
  }

  return {
    add(receipt) {
      waiting.push(receipt);
      if (!sleeping) void flushSoon();
    },
    keep,
    flush,
  };
}
