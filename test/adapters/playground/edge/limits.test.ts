import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { Buckets } from '../../../../adapters/playground/edge/buckets.ts';
import { bench } from './bolt-bot.ts';

describe('buckets', () => {
  it('a minute lets through what the limit says and not one more', () => {
    let now = 0;
    const buckets = new Buckets({ postsPerMinute: 300, burst: 5 }, () => now);
    let passed = 0;
    for (; now < 60_000; now += 10) {
      if (buckets.refuse('chat.postMessage', 'C1') === undefined) passed += 1;
    }
    // 5 at once, then 5 a second for 60 s.
    expect(passed).toBe(5 + 299);
  });

  it('waiting as long as Retry-After says is always enough', () => {
    let now = 0;
    const buckets = new Buckets({ postsPerMinute: 7, burst: 1, channelPostsPerSecond: 1 }, () => now);
    for (let round = 0; round < 100; round++) {
      expect(buckets.refuse('chat.postMessage', 'C1')).toBeUndefined();
      const wait = buckets.refuse('chat.postMessage', 'C1') ?? 0;
      expect(wait).toBe(9);
      now += wait * 1000;
    }
  });

  it('a channel has its own limit, and a refused call takes nothing from the others', () => {
    const buckets = new Buckets({ postsPerMinute: 60, burst: 2, channelPostsPerSecond: 1 }, () => 0);
    expect(buckets.refuse('chat.postMessage', 'C1')).toBeUndefined();
    expect(buckets.refuse('chat.postMessage', 'C1')).toBe(1);
    expect(buckets.refuse('chat.postMessage', 'C2')).toBeUndefined();
    expect(buckets.refuse('chat.postMessage', 'C3')).toBe(1);
  });

  it('edits are counted apart, and other methods not at all', () => {
    const buckets = new Buckets({ updatesPerMinute: 2 }, () => 0);
    expect(buckets.refuse('chat.update', 'C1')).toBeUndefined();
    expect(buckets.refuse('chat.update', 'C1')).toBeUndefined();
    expect(buckets.refuse('chat.update', 'C1')).toBe(30);
    expect(buckets.refuse('chat.postMessage', 'C1')).toBeUndefined();
    expect(buckets.refuse('users.info', undefined)).toBeUndefined();
  });
});

it('the bot hears 429 with Retry-After, and nothing was posted; lifted limits let it pass', async () => {
  const { edge, client, ana, clock } = await bench();
  edge.limit({ postsPerMinute: 30, burst: 1 });
  await client.chat.postMessage({ channel: ana, text: '1' });
  const refusal = await client.chat.postMessage({ channel: ana, text: '2' }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(WebAPIRateLimitedError);
  expect(refusal).toMatchObject({ retryAfter: 2 });
  expect(edge.messages()).toHaveLength(1);
  expect(edge.calls('chat.postMessage').map((call) => call.status)).toEqual([200, 429]);
  clock.now += 2000;
  await client.chat.postMessage({ channel: ana, text: '2' });
  edge.limit(undefined);
  await client.chat.postMessage({ channel: ana, text: '3' });
  expect(edge.messages()).toHaveLength(3);
});
