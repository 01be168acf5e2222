import type { Random } from './random.ts';

const BASE_MS = 2_000;
const CAP_MS = 10 * 60_000;

/**
 * Milliseconds to wait after the `attempt`th try (1 or more) failed: full jitter, anywhere from 1 ms to 2 s, 4 s,
 * 8 s … and never more than 10 minutes. Full jitter spreads a herd that failed together better than any fixed
 * share (AWS Architecture Blog, "Exponential Backoff and Jitter").
 */
export function backoffMs(attempt: number, random: Random): number {
  const most = Math.min(CAP_MS, BASE_MS * 2 ** Math.max(0, attempt - 1));
  return 1 + Math.floor(random.fraction() * most);
}
