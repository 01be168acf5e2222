import type { Clock } from '../../src/engine/clock.ts';

/** Real time, so many times as fast, from a chosen instant on. Two processes given the same three numbers agree. */
export interface Hurry {
  /** The instant that the clock showed when this machine's clock showed `real`, both epoch ms. */
  readonly from: number;
  readonly real: number;
  /** How many of its seconds pass in one real one; whole, so that instants are whole milliseconds. */
  readonly speed: number;
}

export function hurriedClock({ from, real, speed }: Hurry): Clock {
  return {
    now: () => from + (Date.now() - real) * speed,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = setTimeout(done, ms / speed);
        signal?.addEventListener('abort', done, { once: true });
        function done() {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        }
      }),
  };
}
