/** What the playground needs of a clock; the engine's own has the same shape. */
export interface Ticking {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface PlaygroundClock extends Ticking {
  /** Moves to an instant, epoch ms, and flows on from there; who sleeps beyond it wakes. Never moves back. */
  jumpTo(at: number): void;
  /** Stands still but for jumps, so that what is lived does not hang on how fast this machine is. */
  hold(): void;
  /** Flows with real time again. */
  flow(): void;
}

interface Sleeper {
  readonly wakeAt: number;
  /** Aborted when the wait must be measured anew. */
  alarm: AbortController;
  wake(): void;
}

/**
 * The made-up district's clock: real time flowing from a chosen instant, with jumps.
 *
 * @example
 * const clock = createPlaygroundClock(Date.UTC(2026, 10, 3, 15), systemClock);
 * clock.jumpTo(clock.now() + 86_400_000);
 */
export function createPlaygroundClock(start: number, real: Ticking): PlaygroundClock {
  let base = start;
  let realBase = real.now();
  let held = false;
  const sleepers = new Set<Sleeper>();
  // A real clock may be set back under us; ours stands still then.
  const now = () => base + (held ? 0 : Math.max(0, real.now() - realBase));

  function watch(sleeper: Sleeper): void {
    const alarm = new AbortController();
    sleeper.alarm = alarm;
    if (held) return;
    void real.sleep(Math.max(0, sleeper.wakeAt - now()), alarm.signal).then(() => {
      if (!alarm.signal.aborted) sleeper.wake();
    });
  }

  function goOnFrom(at: number, still: boolean): void {
    base = at;
    realBase = real.now();
    held = still;
    for (const sleeper of [...sleepers]) {
      sleeper.alarm.abort();
      if (sleeper.wakeAt <= now()) sleeper.wake();
      else watch(sleeper);
    }
  }

  return {
    now,
    sleep(ms, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper: Sleeper = { wakeAt: now() + ms, alarm: new AbortController(), wake };
        function wake() {
          sleepers.delete(sleeper);
          sleeper.alarm.abort();
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        signal?.addEventListener('abort', wake, { once: true });
        sleepers.add(sleeper);
        watch(sleeper);
      });
    },
    jumpTo(at) {
      // Instants are whole milliseconds everywhere.
      goOnFrom(Math.max(now(), Math.ceil(at)), held);
    },
    hold: () => goOnFrom(now(), true),
    flow: () => goOnFrom(now(), false),
  };
}
