import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** Slack's own bound; beyond it a recorded request could be played back. Seconds. */
const MAX_AGE = 5 * 60;

export type Verify = (
  timestamp: string | string[] | undefined,
  signature: string | string[] | undefined,
  body: Buffer,
) => boolean;

/**
 * Slack's request signature, v0. Bolt's own check takes any timestamp from the future; this one does not.
 *
 * @param nowSeconds the wire's time, which is the machine's and no injected clock
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createVerify(signingSecret: string, nowSeconds: () => number): Verify {
  const key = createSecretKey(Buffer.from(signingSecret));
  return (timestamp, signature, body) => {
    if (typeof timestamp !== 'string' || typeof signature !== 'string') return false;
    if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
    if (Math.abs(nowSeconds() - Number(timestamp)) > MAX_AGE) return false;
    const expected = createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest();
    return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'));
  };
}
