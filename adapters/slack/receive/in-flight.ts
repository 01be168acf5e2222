/** What has been taken in and not yet answered. */
export interface InFlight {
  track(work: Promise<void>): void;
  /** Resolves once nothing is in flight, or after `limitMs`. */
  settled(limitMs: number): Promise<void>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<void>>();
  return {
    track(work) {
      const watched: Promise<void> = work
        .then(undefined, () => undefined)
        .then(() => {
          running.delete(watched);
        });
      running.add(watched);
    },
    async settled(limitMs) {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
      });
      await Promise.race([Promise.all(running), limit]);
      clearTimeout(timer);
    },
  };
}
