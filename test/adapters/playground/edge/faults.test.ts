import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, it } from 'vitest';
import { bench, boltApp, only, rating, refused } from './bolt-bot.ts';

const say = { text: 'x' };

it('faults of a method are used up in their order, and other methods are spared', async () => {
  const { edge, client, ana } = await bench();
  edge.fault({ method: 'chat.postMessage', kind: 'error', error: 'fatal_error' });
  edge.fault({ method: 'chat.postMessage', kind: 'status', status: 503, times: 2 });
  edge.fault({ method: 'chat.postMessage', kind: 'ratelimited', retryAfterSeconds: 7 });
  const post = () => client.chat.postMessage({ channel: ana, ...say });
  await client.auth.test();
  expect(await refused(post())).toBe('fatal_error');
  await expect(post()).rejects.toMatchObject({ statusCode: 503 });
  await expect(post()).rejects.toBeInstanceOf(WebAPIHTTPError);
  await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
  expect(edge.messages()).toEqual([]);
  await post();
  expect(edge.messages()).toHaveLength(1);
  const calls = edge.calls('chat.postMessage');
  expect(calls.map((call) => call.status)).toEqual([200, 503, 503, 429, 200]);
  expect(calls.map((call) => call.error)).toEqual([
    'fatal_error',
    'status',
    'status',
    'ratelimited',
    undefined,
  ]);
});

it('a dropped call does nothing; one dropped after is done, and the bot cannot tell them apart', async () => {
  const { edge, client, ana } = await bench();
  const post = () => client.chat.postMessage({ channel: ana, ...say });
  edge.fault({ method: 'chat.postMessage', kind: 'drop' });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(edge.messages()).toHaveLength(0);
  edge.fault({ method: 'chat.postMessage', kind: 'dropAfter' });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(edge.messages()).toHaveLength(1);
  expect(edge.calls('chat.postMessage').map((call) => call.status)).toEqual([0, 0]);
});

it('a fault without end lasts until it is cleared', async () => {
  const { edge, client } = await bench();
  edge.fault({ method: 'auth.test', kind: 'ratelimited', times: Number.POSITIVE_INFINITY });
  for (let i = 0; i < 3; i++) await expect(client.auth.test()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
  edge.clearFaults();
  await client.auth.test();
});

it('a late answer is late and whole, and holds up nobody else', async () => {
  const { edge, client, ana } = await bench();
  edge.fault({ method: 'chat.postMessage', kind: 'delay', delayMs: 500 });
  const order: string[] = [];
  const late = client.chat.postMessage({ channel: ana, ...say }).then(() => order.push('late'));
  await client.auth.test().then(() => order.push('other'));
  await late;
  expect(order).toEqual(['other', 'late']);
  expect(edge.messages()).toHaveLength(1);
});

it('a bot that goes away while its call is being done does not disturb the edge', async () => {
  const { edge, client, ana } = await bench();
  const gone = new AbortController();
  const stop = edge.onChange(() => gone.abort());
  const call = fetch(`${edge.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${edge.botToken}` },
    body: new URLSearchParams({ channel: ana, text: 'x' }),
    signal: gone.signal,
  });
  await expect(call).rejects.toThrow('aborted');
  stop();
  expect(edge.messages()).toHaveLength(1);
  expect((await client.auth.test()).ok).toBe(true);
});

it('a response_url can fail too', async () => {
  const { edge, client, ana } = await bench();
  const app = await boltApp(edge);
  const outcomes: unknown[] = [];
  let done: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    done = resolve;
  });
  app.action('checkin.answer', async ({ ack, respond }) => {
    await ack();
    for (let i = 0; i < 3; i++) {
      outcomes.push(
        await respond({ replace_original: true, text: 'saved' }).then(
          (response) => response.status,
          () => 'failed',
        ),
      );
    }
    done();
  });
  await client.chat.postMessage({ channel: ana, text: 'x', blocks: [rating()] });
  const { channelId, ts } = only(edge.messages());
  edge.fault({ method: 'response_url', kind: 'status', status: 500 });
  edge.fault({ method: 'response_url', kind: 'drop' });
  await edge.press({ userId: ana, channelId, ts, actionId: 'checkin.answer' });
  await answered;
  expect(outcomes).toEqual(['failed', 'failed', 200]);
  expect(edge.calls('response_url').map((call) => call.status)).toEqual([500, 0, 200]);
  expect(only(edge.messages()).text).toBe('saved');
});
