import type { Database, Statement } from 'better-sqlite3';

/** Works that may share one commit. More would make the first wait too long for the last. */
const MOST_PER_COMMIT = 256;

/**
 * While another program holds the file: how long until it is asked for again, and how often each work asks. 2 s in
 * all, for Slack tells a person after 3 s that their tap failed, and then no sentence of ours arrives. SQLite's own
 * `busy_timeout` would wait in the event loop, where nobody else is answered meanwhile.
 */
export const BUSY_PAUSE_MS = 50;
export const MOST_TRIES = 40;

interface Waiting {
  /** How often the file was held by somebody else when it was this work's turn. */
  tries: number;
  readonly run: () => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs transactions so that all that wait at one moment share one fsync: one `BEGIN IMMEDIATE`, each work under its
 * own savepoint, one `COMMIT`, and only then are the callers answered. One fsync for each tap costs 1.8 to 3.5 times
 * the throughput; this wins it back and keeps `synchronous=FULL` (docs/decisions/0003-group-commit.md).
 */
export function groupCommit(client: Database): {
  run<T>(work: () => Promise<T>): Promise<T>;
  idle(): Promise<void>;
} {
  const begin = client.prepare('BEGIN IMMEDIATE');
  const commit = client.prepare('COMMIT');
  const rollback = client.prepare('ROLLBACK');
  const savepoint = client.prepare('SAVEPOINT work');
  const release = client.prepare('RELEASE work');
  const rollbackToSavepoint = client.prepare('ROLLBACK TO work');

  let waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        // The resolver is only ever called with what this same `work` returned.
        waiting.push({ tries: 0, run: work, resolve: resolve as (value: unknown) => void, reject });
        draining ??= nextTurn().then(drain);
      });
    },
    async idle() {
      while (draining) await draining;
    },
  };

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_PER_COMMIT);
      waiting = waiting.slice(MOST_PER_COMMIT);
      await runBatch(batch);
      // Who writes in a loop is back in the queue before this goes on: without a turn of the event loop between, no
      // request, timer or signal would be heard until the loop ends (minutes, where 100,000 people are due at once).
      if (waiting.length > 0) await nextTurn();
    }
    draining = undefined;
  }

  async function runBatch(batch: readonly Waiting[]): Promise<void> {
    const answers: (() => void)[] = [];
    const failAll = (error: unknown) => {
      for (const work of batch) work.reject(error);
    };
    try {
      begin.run();
    } catch (error) {
      if (!isBusy(error)) return failAll(error);
      // Whoever waits behind them has waited for the same file.
      const all = [...batch, ...waiting];
      for (const work of all) if (++work.tries >= MOST_TRIES) work.reject(error);
      waiting = all.filter(({ tries }) => tries < MOST_TRIES);
      if (waiting.length > 0) await pause();
      return;
    }
    for (const work of batch) {
      savepoint.run();
      try {
        const value = await withoutYielding(work.run);
        release.run();
        answers.push(() => work.resolve(value));
      } catch (error) {
        // A full disk rolls the whole transaction back by itself: then nobody in the batch was saved.
        if (!client.inTransaction) {
          failAll(error);
          return;
        }
        undo(rollbackToSavepoint, release);
        answers.push(() => work.reject(error));
      }
    }
    try {
      commit.run();
    } catch (error) {
      if (client.inTransaction) rollback.run();
      failAll(error);
      return;
    }
    for (const answer of answers) answer();
  }
}

/** Whether another connection holds the file, so that nothing is wrong but the moment. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
}

function undo(...statements: readonly Statement[]): void {
  for (const statement of statements) statement.run();
}

/** SQLite's queries are synchronous, so a work that lets the event loop turn waited for something else. */
async function withoutYielding<T>(work: () => Promise<T>): Promise<T> {
  let turned = false;
  const guard = setImmediate(() => {
    turned = true;
  });
  try {
    const value = await work();
    if (turned)
      throw new Error('A transaction waited for something other than the database, holding the only writer.');
    return value;
  } finally {
    clearImmediate(guard);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
