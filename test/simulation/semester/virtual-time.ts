import type { Clock } from '../../../src/engine/clock.ts';

interface Event {
  readonly at: number;
  /** Events of one instant happen in the order in which they were asked for. */
  readonly order: number;
  act: (() => void) | undefined;
}

/**
 * A clock that jumps from one event to the next. While a query is under way time stands still, so the same events give
 * the same run, however long the machine takes over them.
 */
export class VirtualTime implements Clock {
  #now: number;
  #order = 0;
  #working = 0;
  #idle: (() => void) | undefined;
  readonly #events: Event[] = [];
  #steps = 0;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Events that have happened. */
  get steps(): number {
    return this.#steps;
  }

  /** Calls `act` at an instant, or now where that has passed. @returns what takes it back. */
  at(instant: number, act: () => void): () => void {
    const event: Event = { at: Math.max(this.#now, instant), order: this.#order++, act };
    push(this.#events, event);
    return () => {
      event.act = undefined;
    };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        cancel();
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const cancel = this.at(this.#now + ms, done);
      signal?.addEventListener('abort', done, { once: true });
    });
  }

  /** Time stands still until this is done. */
  async working<T>(work: () => Promise<T>): Promise<T> {
    this.#working++;
    try {
      return await work();
    } finally {
      if (--this.#working === 0) this.#idle?.();
    }
  }

  /** Lives every event up to an instant; `each` is called after every one, when all that it caused has been done. */
  async run(until: number, each: () => void = () => {}): Promise<void> {
    await this.#settled();
    for (let next = this.#events[0]; next && next.at <= until; next = this.#events[0]) {
      pop(this.#events);
      if (!next.act) continue;
      this.#now = next.at;
      this.#steps++;
      next.act();
      await this.#settled();
      each();
    }
    this.#now = Math.max(this.#now, until);
  }

  /** Lets everything go on that waits for no time: promises run dry within one turn of the event loop. */
  async #settled(): Promise<void> {
    do {
      if (this.#working > 0) {
        await new Promise<void>((resolve) => {
          this.#idle = resolve;
        });
        this.#idle = undefined;
      }
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#working > 0);
  }
}

/** The clock of a machine that is a little off. */
export function skewed(time: Clock, ms: number): Clock {
  return { now: () => time.now() + ms, sleep: (wait, signal) => time.sleep(wait, signal) };
}

const before = (one: Event, other: Event) =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** A binary heap, the earliest event on top. */
function push(heap: Event[], event: Event): void {
  let at = heap.length;
  heap.push(event);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (!parent || !before(event, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = event;
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (!left) break;
    const lower = right && before(right, left) ? right : left;
    if (!before(lower, last)) break;
    heap[at] = lower;
    at = lower === left ? 2 * at + 1 : 2 * at + 2;
  }
  heap[at] = last;
}
