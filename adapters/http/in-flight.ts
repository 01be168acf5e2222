/** What has been taken in and not yet answered. */
export interface InFlight {
  /** Never rejects and never throws: a failure goes to whoever made this. */
  track(work: Promise<void>): void;
  /** Resolves once nothing is in flight, what began meanwhile included, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
}

/** @param failed hears of work that was rejected, which nobody else does */
export function createInFlight(failed: (error: unknown) => void): InFlight {
  const running = new Set<Promise<void>>();

  async function all(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    track(work) {
      const watched: Promise<void> = work.catch(failed).then(() => void running.delete(watched));
      running.add(watched);
    },
    async settled(limitMs) {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
      });
      await Promise.race([all(), limit]);
      clearTimeout(timer);
    },
  };
}
