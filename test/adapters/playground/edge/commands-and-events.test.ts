import { readSlackWebhook } from '@chat-adapter/slack/webhook';
import type { SlashCommand } from '@slack/bolt';
import { expect, it } from 'vitest';
import { bench, boltApp, only } from './bolt-bot.ts';
import { receiveOne } from './receive-one.ts';

it('a command is a form with every field of Bolt’s type, and reads well elsewhere', async () => {
  const { edge, ana } = await bench();
  const channel = edge.channels()[0];
  const request = await receiveOne(edge, () =>
    edge.command(ana, channel?.id ?? '', '/driveline', 'why & how'),
  );
  expect(request.headers['content-type']).toBe('application/x-www-form-urlencoded');
  // A form's values are strings, and the expectation below names each field of the type.
  const form = Object.fromEntries(new URLSearchParams(request.body)) as unknown as SlashCommand;
  expect(form).toEqual({
    token: expect.any(String),
    command: '/driveline',
    text: 'why & how',
    response_url: expect.stringContaining('/actions/'),
    trigger_id: expect.any(String),
    user_id: ana,
    user_name: 'ana',
    team_id: edge.teamId,
    team_domain: 'lakeside',
    channel_id: channel?.id,
    channel_name: 'general',
    api_app_id: expect.any(String),
    is_enterprise_install: 'false',
  });
  const read = await readSlackWebhook(request.toRequest(), { signingSecret: edge.signingSecret });
  expect(read).toMatchObject({ kind: 'slash_command', command: '/driveline', text: 'why & how' });
});

it('what a command is answered with, at once or later, is shown to the one who asked', async () => {
  const { edge, ana } = await bench();
  const app = await boltApp(edge);
  app.command('/driveline', async ({ ack, respond, command }) => {
    if (command.text === 'why') await ack('Because it is Monday.');
    else if (command.text === 'all') await ack({ response_type: 'in_channel', text: 'For all' });
    else {
      await respond('Later.');
      await ack();
    }
  });
  for (const text of ['why', 'all', 'later']) await edge.command(ana, edge.direct(ana), '/driveline', text);
  expect(edge.messages().map((message) => [message.text, message.ephemeralFor])).toEqual([
    ['Because it is Monday.', ana],
    ['For all', undefined],
    ['Later.', ana],
  ]);
});

it('an event reaches its listener in a whole envelope, with a time and an id of its own', async () => {
  const { edge, ana, clock } = await bench();
  const app = await boltApp(edge);
  const heard: unknown[] = [];
  app.event('app_home_opened', async ({ event, body }) => {
    heard.push([event.user, event.tab, body.team_id, body.event_time]);
  });
  const opened = { type: 'app_home_opened', user: ana, channel: edge.direct(ana), tab: 'home' };
  expect((await edge.event(opened)).status).toBe(200);
  expect(heard).toEqual([[ana, 'home', edge.teamId, Math.floor(clock.now / 1000)]]);
  const ids = [];
  for (let i = 0; i < 2; i++) {
    const request = await receiveOne(edge, () => edge.event(opened, { context_team_id: 'T0OTHER' }));
    const body = JSON.parse(request.body);
    expect(body).toMatchObject({ context_team_id: 'T0OTHER', authorizations: [{ user_id: edge.botUserId }] });
    ids.push(body.event_id);
  }
  expect(ids[0]).not.toBe(ids[1]);
});

it('the page hears of each change, until it stops listening', async () => {
  const { edge, client, ana } = await bench();
  let changes = 0;
  const stop = edge.onChange(() => {
    changes += 1;
  });
  await client.chat.postMessage({ channel: ana, text: 'x' });
  expect(changes).toBe(1);
  stop();
  await client.chat.postMessage({ channel: ana, text: 'y' });
  expect(changes).toBe(1);
});

it('every call is written down until the list is cleared', async () => {
  const { edge, client, ana, clock } = await bench();
  await client.auth.test();
  const blocks = [{ type: 'divider' as const }];
  await client.chat.postMessage({ channel: ana, text: 'x', blocks });
  expect(edge.calls().map((call) => call.method)).toEqual(['auth.test', 'chat.postMessage']);
  expect(only(edge.messages()).text).toBe('x');
  expect(edge.calls('chat.postMessage')).toMatchObject([
    { at: clock.now, status: 200, body: { channel: ana, blocks } },
  ]);
  edge.clearCalls();
  expect(edge.calls()).toEqual([]);
});
