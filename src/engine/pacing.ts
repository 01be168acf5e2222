import type { Pace } from '../chat/platform.ts';
import type { Bucket } from '../model/bucket.ts';
import type { Instant } from '../model/ids.ts';

/** How fast a bucket may be emptied when nobody has refused anything. */
export interface Rate {
  readonly perMinute: number;
  /** How many may leave at one instant, 1 or more. */
  readonly burst: number;
}

export const FULL_BUCKET: Bucket = {
  tat: 0,
  share: 1,
  shareAt: 0,
  closedUntil: 0,
  failures: 0,
  pausedUntil: 0,
};

const LOWEST_SHARE = 0.25;
/** A refusal costs 30 % of the rate and is forgotten after half a minute: 1 % a second. */
const CUT = 0.7;
const REGAINED_PER_MS = 0.01 / 1_000;
/** So many failures in a row, with no success between, are not the messages' own fault. */
const FAILURES_BEFORE_PAUSE = 3;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * A rate with a burst of 0.4 s: with no burst, each late timer would lose rate for good (7 ms late on a 200 ms
 * interval is 3.5 %), and with a whole second of it our burst is as large as the platform's and network jitter alone
 * earns a refusal.
 */
export function rateOf(perMinute: number): Rate {
  return { perMinute, burst: Math.max(2, Math.round(perMinute / 150)) };
}

/** One message at a time: a channel's limit is a message a second, without a burst. */
function channelRateOf(perMinute: number): Rate {
  return { perMinute, burst: 1 };
}

/** When the next token may be taken: `now` or later. */
export function nextFree(bucket: Bucket, rate: Rate, now: Instant): Instant {
  const interval = intervalOf(bucket, rate, now);
  return Math.max(
    now,
    bucket.closedUntil,
    bucket.pausedUntil,
    Math.ceil(bucket.tat - (rate.burst - 1) * interval),
  );
}

/** How many tokens may be taken at this instant. */
export function available(bucket: Bucket, rate: Rate, now: Instant): number {
  if (nextFree(bucket, rate, now) > now) return 0;
  if (troubled(bucket)) return 1;
  const interval = intervalOf(bucket, rate, now);
  const used = Math.max(0, bucket.tat - now) / interval;
  return Math.max(1, Math.floor(rate.burst - used));
}

/** Takes one token. Call only where {@link available} is 1 or more. */
export function take(bucket: Bucket, rate: Rate, now: Instant): Bucket {
  const tat = Math.max(bucket.tat, now) + intervalOf(bucket, rate, now);
  return { ...bucket, tat, ...(troubled(bucket) ? { pausedUntil: now + pauseOf(bucket.failures) } : {}) };
}

/** Puts one token back: what it was taken for did not happen. */
export function giveBack(bucket: Bucket, rate: Rate, now: Instant): Bucket {
  return { ...bucket, tat: bucket.tat - intervalOf(bucket, rate, now) };
}

/**
 * The platform refused for `afterMs`. The bucket is closed for exactly that long and then opens with one token, at a
 * lower rate. Refusals that were already on their way when the first came back lower it only once.
 */
export function refused(bucket: Bucket, rate: Rate, now: Instant, afterMs: number): Bucket {
  const until = now + afterMs;
  const share = bucket.closedUntil > now ? bucket.share : Math.max(LOWEST_SHARE, shareAt(bucket, now) * CUT);
  const closedUntil = Math.max(bucket.closedUntil, until);
  const slowed = { ...bucket, share, shareAt: closedUntil, closedUntil };
  return {
    ...slowed,
    tat: Math.max(bucket.tat, closedUntil + (rate.burst - 1) * intervalOf(slowed, rate, closedUntil)),
  };
}

/**
 * A call failed for a reason that need not be the message's own. From the third in a row on, one call is let through
 * every 5 s, 10 s … 60 s, until one succeeds.
 */
export function failed(bucket: Bucket, now: Instant): Bucket {
  const counted = { ...bucket, failures: bucket.failures + 1 };
  return troubled(counted) ? { ...counted, pausedUntil: now + pauseOf(counted.failures) } : counted;
}

export function succeeded(bucket: Bucket): Bucket {
  return bucket.failures === 0 ? bucket : { ...bucket, failures: 0, pausedUntil: 0 };
}

/** Whether the platform itself seems to be in trouble. */
function troubled(bucket: Bucket): boolean {
  return bucket.failures >= FAILURES_BEFORE_PAUSE;
}

function pauseOf(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - FAILURES_BEFORE_PAUSE));
}

/**
 * A clock that is put back by more than this was wrong: what the buckets remember of its time would silence the bot until
 * it came round again.
 */
const SET_BACK_MS = 60_000;

/** Whether the bucket is as good as a new one, so that it need not be kept. */
function atRest(bucket: Bucket, now: Instant): boolean {
  return (
    bucket.tat <= now && bucket.closedUntil <= now && bucket.failures === 0 && shareAt(bucket, now) === 1
  );
}

function stricter(one: Bucket, other: Bucket): Bucket {
  const slower = one.share <= other.share ? one : other;
  return {
    ...slower,
    tat: Math.max(one.tat, other.tat),
    closedUntil: Math.max(one.closedUntil, other.closedUntil),
    failures: Math.max(one.failures, other.failures),
    pausedUntil: Math.max(one.pausedUntil, other.pausedUntil),
  };
}

/** The same bucket by a clock that shows so much less. */
function setBack({ tat, shareAt, closedUntil, pausedUntil, ...rest }: Bucket, byMs: number): Bucket {
  return {
    ...rest,
    ...{ tat: tat - byMs, shareAt: shareAt - byMs },
    ...{ closedUntil: closedUntil - byMs, pausedUntil: pausedUntil - byMs },
  };
}

function shareAt(bucket: Bucket, now: Instant): number {
  return Math.min(1, bucket.share + Math.max(0, now - bucket.shareAt) * REGAINED_PER_MS);
}

function intervalOf(bucket: Bucket, rate: Rate, now: Instant): number {
  return 60_000 / (rate.perMinute * shareAt(bucket, now));
}

/** What a bucket limits: new messages, edits and look-ups of one workspace, or one channel. */
type BucketKind = 'send' | 'update' | 'look' | 'channel';
const OF_A_WORKSPACE = ['send', 'update', 'look'] as const;

export interface BucketKey {
  readonly kind: BucketKind;
  readonly workspaceId: string;
  /** The channel or person, for a `channel` bucket. */
  readonly channel?: string;
}

/**
 * All buckets of one platform. Lives in memory: after a restart each begins full, which is one burst at most. Where
 * several processes share the work, one of them at a time paces a workspace (`engine/leases`).
 */
export interface Pacing {
  available(key: BucketKey, now: Instant): number;
  nextFree(key: BucketKey, now: Instant): Instant;
  /** Until when the platform wants nothing at all; in the past where it does not say so. */
  closedUntil(key: BucketKey): Instant;
  take(key: BucketKey, now: Instant): void;
  giveBack(key: BucketKey, now: Instant): void;
  refused(key: BucketKey, now: Instant, afterMs: number): void;
  /** @returns whether the platform itself seems to be in trouble, so that this failure is not the message's own. */
  failed(key: BucketKey, now: Instant): boolean;
  succeeded(key: BucketKey): void;
  /** How a workspace's own buckets stand, by kind, for whoever paces it next. */
  kept(workspaceId: string): Readonly<Record<string, Bucket>>;
  /** Goes on from what another process kept; what this one knows itself stays where it is stricter. */
  restore(workspaceId: string, kept: Readonly<Record<string, Bucket>>): void;
  /** Forgets buckets that are full: one per person written to would add up. Returns how many are kept. */
  sweep(now: Instant): number;
}

export function createPacing(pace: Pace): Pacing {
  const rates: Readonly<Record<BucketKind, Rate>> = {
    send: rateOf(pace.sendsPerMinute),
    update: rateOf(pace.updatesPerMinute),
    // Looking and editing are in the same tier (Slack's conversations.history and chat.update: 50 a minute each).
    look: rateOf(pace.updatesPerMinute),
    channel: channelRateOf(pace.channelSendsPerMinute),
  };
  const buckets = new Map<string, Bucket>();
  const name = (key: BucketKey) => `${key.kind} ${key.workspaceId} ${key.channel ?? ''}`;
  const get = (key: BucketKey) => buckets.get(name(key)) ?? FULL_BUCKET;
  const set = (key: BucketKey, bucket: Bucket) => buckets.set(name(key), bucket);
  let latest = Number.NEGATIVE_INFINITY;

  /** The bucket by the clock as it is now. */
  function at(key: BucketKey, now: Instant): Bucket {
    const back = latest - now;
    latest = now;
    if (back > SET_BACK_MS) {
      for (const [other, bucket] of buckets) buckets.set(other, setBack(bucket, back));
    }
    return get(key);
  }

  return {
    available: (key, now) => available(at(key, now), rates[key.kind], now),
    nextFree: (key, now) => nextFree(at(key, now), rates[key.kind], now),
    closedUntil: (key) => get(key).closedUntil,
    take: (key, now) => void set(key, take(at(key, now), rates[key.kind], now)),
    giveBack: (key, now) => void set(key, giveBack(at(key, now), rates[key.kind], now)),
    refused: (key, now, afterMs) => void set(key, refused(at(key, now), rates[key.kind], now, afterMs)),
    failed(key, now) {
      const bucket = failed(at(key, now), now);
      set(key, bucket);
      return troubled(bucket);
    },
    succeeded: (key) => void set(key, succeeded(get(key))),
    kept: (workspaceId) =>
      Object.fromEntries(OF_A_WORKSPACE.map((kind) => [kind, get({ kind, workspaceId })])),
    restore(workspaceId, kept) {
      for (const kind of OF_A_WORKSPACE) {
        const before = kept[kind];
        if (before) set({ kind, workspaceId }, stricter(get({ kind, workspaceId }), before));
      }
    },
    sweep(now) {
      for (const [key, bucket] of buckets) if (atRest(bucket, now)) buckets.delete(key);
      return buckets.size;
    },
  };
}
