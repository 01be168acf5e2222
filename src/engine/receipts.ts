import type { Receipt } from '../chat/reply.ts';
import { markShown } from '../store/queries/touched.ts';
import type { Tx } from '../store/store.ts';
import type { EngineParts } from './parts.ts';

/** A receipt that no event takes along is written after this long: well under the 5 s after which a message counts as not shown. */
const LONGEST_WAIT_MS = 250;

/** While the database takes nothing, the oldest are let go: their messages are brought up to date once more. */
const MOST_WAITING = 1_000;

/** What the platforms have taken and the database does not know yet. */
export interface Receipts {
  add(receipt: Receipt): void;
  /**
   * Has all that wait written in a transaction that is made for something else: a commit of their own costs more.
   * Where it fails they wait on; a transaction that is run again writes them again.
   */
  within<T>(transact: (keep: (tx: Tx) => Promise<void>) => Promise<T>): Promise<T>;
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

  async function within<T>(transact: (keep: (tx: Tx) => Promise<void>) => Promise<T>): Promise<T> {
    const taken = waiting;
    waiting = [];
    try {
      return await transact(async (tx) => {
        for (const one of taken) await markShown(tx, one);
      });
    } catch (error) {
      waiting = [...taken, ...waiting].slice(-MOST_WAITING);
      throw error;
    }
  }

  async function flush(): Promise<void> {
    const [first] = waiting;
    if (!first) return;
    try {
      await within((keep) => store.transact(keep));
    } catch (error) {
      log.warn({ message: first.outboxId, error }, 'receipts were not kept');
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
    within,
    flush,
  };
}
