import type { EdgeLimits } from './types.ts';

interface Bucket {
  tokens: number;
  filledAt: number;
}

/**
 * Token buckets on the edge's clock. A refused call takes nothing. Slack publishes no bucket sizes: "several hundred
 * messages a minute" and "1 a second in a channel, short bursts allowed" are its words.
 */
export class Buckets {
  readonly #limits: EdgeLimits;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: EdgeLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Seconds to wait, whole and at least 1, or `undefined` where the call may pass; then it is counted. */
  refuse(method: string, channelId: string | undefined): number | undefined {
    const wanted = this.#wanted(method, channelId).map(([key, perMs, size]) => {
      const bucket = this.#fill(key, perMs, size);
      return { bucket, waitMs: (1 - bucket.tokens) / perMs };
    });
    const waitMs = Math.max(0, ...wanted.map((each) => each.waitMs));
    if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / 1000));
    for (const { bucket } of wanted) bucket.tokens -= 1;
    return undefined;
  }

  #wanted(method: string, channelId: string | undefined): [key: string, perMs: number, size: number][] {
    const { postsPerMinute, burst, channelPostsPerSecond, updatesPerMinute } = this.#limits;
    const wanted: [string, number, number][] = [];
    if (method === 'chat.postMessage') {
      if (postsPerMinute !== undefined) {
        wanted.push(['posts', postsPerMinute / 60_000, burst ?? Math.ceil(postsPerMinute / 60)]);
      }
      if (channelPostsPerSecond !== undefined && channelId !== undefined) {
        wanted.push([channelId, channelPostsPerSecond / 1000, Math.max(1, channelPostsPerSecond)]);
      }
    }
    if (method === 'chat.update' && updatesPerMinute !== undefined) {
      wanted.push(['updates', updatesPerMinute / 60_000, updatesPerMinute]);
    }
    return wanted;
  }

  #fill(key: string, perMs: number, size: number): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: size, filledAt: now };
    // A thousandth of a token absorbs what floating point loses over many small refills.
    const tokens = Math.min(size, bucket.tokens + Math.max(0, now - bucket.filledAt) * perMs);
    bucket.tokens = tokens > 0.999 && tokens < 1 ? 1 : tokens;
    bucket.filledAt = now;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
