import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** Slack's own bound; beyond it a recorded request could be played back. Seconds. */
const MAX_AGE = 5 * 60;

export type Verify = (
  timestamp: string | string[] | undefined,
  signature: string | string[] | undefined,
  body: Buffer,
) => Verdict;

/** `stale`: Slack's own signature, and a time that is not now: a request that is played back, or a clock that is wrong. */
type Verdict = 'genuine' | 'forged' | 'stale';

/**
 * Slack's request signature, v0. Bolt's own check takes any timestamp from the future; this one does not.
 *
 * @param nowSeconds the wire's time, which is the machine's and no injected clock
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createVerify(signingSecret: string, nowSeconds: () => number): Verify {
  const key = createSecretKey(Buffer.from(signingSecret));
  return (timestamp, signature, body) => {
    if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'forged';
    if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return 'forged';
    const expected = createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest();
    if (!timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'))) return 'forged';
    return Math.abs(nowSeconds() - Number(timestamp)) > MAX_AGE ? 'stale' : 'genuine';
  };
}
