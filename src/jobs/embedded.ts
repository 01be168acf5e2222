import type { Job, Jobs, Work } from './jobs.ts';

/** The jobs of a process that is alone with its database: done here, one after the other. */
export function createEmbeddedJobs(): Jobs {
  const waiting = new Map<string, Promise<void>>();
  let last: Promise<void> = Promise.resolve();
  let work: Work | undefined;
  let stopped = false;

  function put(job: Job): Promise<void> {
    const name = `${job.kind} ${job.key}`;
    const before = waiting.get(name);
    if (before) return before;
    const mine = last.then(async () => {
      // From here on it is under way: whoever offers it now has seen something newer, and gets a run of its own.
      waiting.delete(name);
      if (!stopped) await work?.(job);
    });
    waiting.set(name, mine);
    last = mine.catch(() => {});
    return mine;
  }

  return {
    shared: false,
    async start(given) {
      work = given;
    },
    async offer(jobs) {
      const ends = await Promise.allSettled(jobs.map(put));
      const failure = ends.find((end) => end.status === 'rejected');
      if (failure) throw failure.reason;
    },
    async stop() {
      stopped = true;
      await last;
    },
  };
}
