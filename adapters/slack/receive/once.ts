/** Longer than Slack's last repeat of an event, which comes five minutes after the first. */
const REMEMBERED_MS = 10 * 60_000;

/**
 * Runs work once per id, for ten minutes. Slack repeats an event that it thinks unheard; the repeat waits for the
 * first and shares its end, and an id whose work failed is forgotten, so that the next repeat may try again.
 */
export function createOnce(now: () => number): (id: string, work: () => Promise<void>) => Promise<void> {
  const known = new Map<string, { readonly until: number; readonly done: Promise<void> }>();
  return (id, work) => {
    const time = now();
    // A Map keeps the order of insertion, so the oldest stand first.
    for (const [oldId, { until }] of known) {
      if (until > time) break;
      known.delete(oldId);
    }
    const earlier = known.get(id);
    if (earlier) return earlier.done;
    const done = work().catch((error: unknown) => {
      known.delete(id);
      throw error;
    });
    known.set(id, { until: time + REMEMBERED_MS, done });
    return done;
  };
}
