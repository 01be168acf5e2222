import type { Instant } from './ids.ts';

/**
 * One token bucket, kept as GCRA: a single instant instead of a counter that must be refilled. `tat` is when the
 * bucket would be full again if nothing more were taken from it.
 */
export interface Bucket {
  readonly tat: Instant;
  /** Share of the configured rate in use, 0.25 to 1: lowered by a refusal, grown back by time. */
  readonly share: number;
  /** When `share` was true; it grows from here. */
  readonly shareAt: Instant;
  /** Nothing is taken before this instant. */
  readonly closedUntil: Instant;
  /** Failures in a row that say the platform itself is in trouble. */
  readonly failures: number;
  /** While it is, one call is let through now and then to see: nothing before this instant. */
  readonly pausedUntil: Instant;
}
