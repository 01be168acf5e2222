import { readSlackWebhook } from '@chat-adapter/slack/webhook';
import type { BlockAction, ButtonAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { behinds, bench, boltApp, only, rating } from './bolt-bot.ts';
import { receiveOne } from './receive-one.ts';

/** What Bolt's type promises its listeners, as something that can be checked. */
const buttonPress = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id: z.string(), domain: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), username: z.string(), team_id: z.string() }),
  channel: z.object({ id: z.string(), name: z.string() }),
  message: z.looseObject({
    type: z.literal('message'),
    user: z.string(),
    ts: z.string(),
    text: z.string(),
    bot_id: z.string(),
    app_id: z.string(),
    team: z.string(),
    blocks: z.array(z.unknown()),
  }),
  state: z.object({ values: z.object({}) }),
  token: z.string(),
  response_url: z.url(),
  trigger_id: z.string().min(1),
  api_app_id: z.string(),
  is_enterprise_install: z.literal(false),
  container: z.object({
    type: z.literal('message'),
    message_ts: z.string(),
    channel_id: z.string(),
    is_ephemeral: z.literal(false),
  }),
  actions: z.array(
    z.object({
      type: z.literal('button'),
      block_id: z.string(),
      action_id: z.string(),
      action_ts: z.string().regex(/^\d{10}\.\d{6}$/),
      value: z.string(),
      text: z.object({ type: z.literal('plain_text'), text: z.string(), emoji: z.boolean() }),
    }),
  ),
});

async function posted(behind: 'emulate' | 'bare' = 'bare') {
  const here = await bench({ behind });
  await here.client.chat.postMessage({ channel: here.ana, text: 'Rate', blocks: [rating()] });
  const { channelId, ts } = only(here.edge.messages());
  return { ...here, at: { channelId, ts, actionId: 'checkin.answer' } };
}

describe('a press as the bot receives it', () => {
  it('is complete by the type that Bolt gives its listeners', async () => {
    const { edge, ana, at } = await posted();
    const request = await receiveOne(edge, () => edge.press({ userId: ana, ...at }));
    const payload: unknown = JSON.parse(new URLSearchParams(request.body).get('payload') ?? '');
    const checked: BlockAction<ButtonAction> = buttonPress.parse(payload);
    expect(checked.user).toMatchObject({ id: ana, name: 'ana' });
    expect(checked.team?.id).toBe(edge.teamId);
    expect(checked.channel).toEqual({ id: edge.direct(ana), name: 'directmessage' });
    expect(checked.actions[0]).toMatchObject({
      block_id: 'rating',
      action_id: 'checkin.answer',
      value: 'c1:2',
    });
    expect(checked.message?.ts).toBe(at.ts);
  });

  it('is read and verified by a parser that is not ours', async () => {
    const { edge, ana, at } = await posted();
    const request = await receiveOne(edge, () => edge.press({ userId: ana, ...at }));
    const read = await readSlackWebhook(request.toRequest(), { signingSecret: edge.signingSecret });
    expect(read).toMatchObject({
      kind: 'block_actions',
      user: { id: ana },
      actions: [{ actionId: 'checkin.answer', value: 'c1:2' }],
    });
    const forged = readSlackWebhook(request.toRequest(), { signingSecret: 'another secret' });
    await expect(forged).rejects.toThrow();
  });

  it('has a time of its own for each tap, unless a test sends the same tap again', async () => {
    const { edge, ana, at, clock } = await posted();
    const stamps: string[] = [];
    for (const actionTs of [undefined, undefined, '1793631600.000123', undefined]) {
      const request = await receiveOne(edge, () =>
        edge.press({ userId: ana, ...at, ...(actionTs === undefined ? {} : { actionTs }) }),
      );
      const payload = buttonPress.parse(JSON.parse(new URLSearchParams(request.body).get('payload') ?? ''));
      stamps.push(payload.actions[0]?.action_ts ?? '');
    }
    const second = clock.now / 1000;
    expect(stamps).toEqual([`${second}.000000`, `${second}.000001`, '1793631600.000123', `${second}.000002`]);
  });

  it('can be forged or outdated, but not by mistake', async () => {
    const { edge, ana, ben, at } = await posted();
    const forged = { userId: ben, ...at, value: 'c9:4' };
    const request = await receiveOne(edge, () => edge.press(forged));
    const payload = buttonPress.parse(JSON.parse(new URLSearchParams(request.body).get('payload') ?? ''));
    expect([payload.user.id, payload.actions[0]?.value]).toEqual([ben, 'c9:4']);
    const outdated = { ...forged, actionId: 'checkin.gone', blockId: 'old' };
    const late = await receiveOne(edge, () => edge.press(outdated));
    expect(late.body).toContain('checkin.gone');
    await expect(edge.press({ userId: ana, ...at, actionId: 'chekin.answer' })).rejects.toThrow(
      'checkin.answer',
    );
  });

  it('is answered with status 0 by a bot that is not there', async () => {
    const { edge, ana, at } = await posted();
    await expect(edge.press({ userId: ana, ...at })).rejects.toThrow('edge.connect');
    edge.connect('http://127.0.0.1:1/slack/events');
    expect(await edge.press({ userId: ana, ...at })).toMatchObject({ status: 0, body: '' });
  });
});

describe.each(behinds)('the response_url of a press, with %s behind', (behind) => {
  it('replaces the message, five times and no more', async () => {
    const { edge, ana, at, clock } = await posted(behind);
    const app = await boltApp(edge);
    const statuses: number[] = [];
    app.action('checkin.answer', async ({ ack, respond }) => {
      for (let i = 1; i <= 6; i++) {
        const answer = respond({
          replace_original: true,
          text: `saved ${i}`,
          blocks: [rating('checkin.change')] as never,
        });
        statuses.push(
          await answer.then(
            (response) => response.status,
            () => 404,
          ),
        );
      }
      await ack();
    });
    clock.now += 1000;
    expect((await edge.press({ userId: ana, ...at })).status).toBe(200);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(only(edge.messages())).toMatchObject({
      ts: at.ts,
      text: 'saved 5',
      editedAt: clock.now,
      blocks: [rating('checkin.change')],
    });
    expect(edge.calls('response_url').at(-1)).toMatchObject({ status: 404, error: 'used_url' });
  });

  it('can be used for thirty minutes of the edge’s time', async () => {
    const { edge, ana, at, clock } = await posted(behind);
    const request = await receiveOne(edge, () => edge.press({ userId: ana, ...at }));
    const url = buttonPress.parse(
      JSON.parse(new URLSearchParams(request.body).get('payload') ?? ''),
    ).response_url;
    const use = () =>
      fetch(url, { method: 'POST', body: JSON.stringify({ replace_original: true, text: 'x' }) });
    clock.now += 30 * 60_000;
    expect((await use()).status).toBe(200);
    clock.now += 1;
    const late = await use();
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it('says something to the one who pressed, or to all, or takes the message away', async () => {
    const { edge, ana, at } = await posted(behind);
    const app = await boltApp(edge);
    app.action('checkin.answer', async ({ ack, respond }) => {
      await respond({ response_type: 'ephemeral', replace_original: false, text: 'only you' });
      await respond({ response_type: 'in_channel', text: 'all' });
      await respond({ delete_original: true });
      await ack();
    });
    await edge.press({ userId: ana, ...at });
    expect(edge.messages().map((message) => [message.text, message.ephemeralFor])).toEqual([
      ['only you', ana],
      ['all', undefined],
    ]);
  });

  it('refuses blocks that a message could not have either', async () => {
    const { edge, ana, at } = await posted(behind);
    const app = await boltApp(edge);
    app.action('checkin.answer', async ({ ack, respond }) => {
      await respond({ replace_original: true, text: 'x', blocks: [{ type: 'nope' }] as never }).catch(
        () => undefined,
      );
      await ack();
    });
    await edge.press({ userId: ana, ...at });
    expect(edge.calls('response_url')[0]).toMatchObject({ status: 404, error: 'invalid_blocks' });
    expect(only(edge.messages()).text).toBe('Rate');
  });
});
