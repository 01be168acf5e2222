import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import {
  type Bot,
  callback,
  closed,
  FORM,
  listening,
  NOW,
  originOf,
  SECRET,
  signed,
  startBot,
  tap,
} from './a-workspace.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.close());

describe('the door', () => {
  it('answers its own path and leaves every other to somebody else', async () => {
    const other = await fetch(bot.url.replace('/slack/events', '/healthz'));
    expect(other.status).toBe(418);
    const prefixed = await fetch(bot.url.replace('/slack/events', '/slack/events2'), { method: 'POST' });
    expect(prefixed.status).toBe(418);
    expect((await fetch(bot.url)).status).toBe(405);
  });

  it.each([
    ['another secret', signed('{}', 'another secret that is not ours!')],
    ['a timestamp six minutes old', signed('{}', SECRET, Math.floor(Date.now() / 1000) - 360)],
    [
      'a timestamp an hour ahead, which Bolt takes',
      signed('{}', SECRET, Math.floor(Date.now() / 1000) + 3600),
    ],
    ['another body', signed('{"a":1}')],
    ['no signature', { 'x-slack-signature': '' }],
    ['a signature of the wrong length', { 'x-slack-signature': 'v0=abc' }],
    ['a timestamp that is no number', { 'x-slack-request-timestamp': 'soon' }],
  ])('lets nothing in with %s', async (_name, headers) => {
    const answer = await bot.post('{}', headers);
    expect(answer.status).toBe(401);
    expect(bot.routed).toEqual([]);
  });

  it('refuses a body of more than 256 kB, announced or not, without keeping it', async () => {
    const large = 'x'.repeat(256 * 1024 + 1);
    expect((await bot.post(large)).status).toBe(413);
    const { hostname, port } = new URL(bot.url);
    const answered = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
        socket.write(`${large.length.toString(16)}\r\n${large}\r\n`);
      });
      socket.on('data', (data) => resolve(data.toString('latin1')));
      socket.on('error', () => resolve('broken'));
    });
    expect(answered).toMatch(/^HTTP\/1.1 413/);
  });

  it('says 400 to a signed body that is not what Slack sends', async () => {
    expect((await bot.post('{"half":', { 'content-type': 'application/json' })).status).toBe(400);
    expect((await bot.post('payload=%E0%A4%A', FORM)).status).toBe(400);
    expect((await bot.post('"text"', { 'content-type': 'application/json' })).status).toBe(400);
  });

  it('says 400, and loses nothing, where Bolt can make nothing of a signed payload', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const bodies = ['{"type":"event_callback","event":null}', `{"type":"event_callback","event":${deep}}`];
    for (const body of bodies) {
      expect([200, 400]).toContain((await bot.post(body, { 'content-type': 'application/json' })).status);
    }
    expect((await bot.interact({ type: 'block_actions', actions: null })).status).toBe(400);
    expect((await bot.interact(tap())).status).toBe(200);
    expect(bot.routed).toHaveLength(1);
  });

  it('answers Slack’s own checks: the URL challenge, signed, and the certificate check, unsigned', async () => {
    const challenge = await bot.event({ type: 'url_verification', challenge: 'abc' });
    expect(await challenge.json()).toEqual({ challenge: 'abc' });
    const certificate = await fetch(bot.url, { method: 'POST', headers: FORM, body: 'ssl_check=1&token=x' });
    expect(certificate.status).toBe(200);
  });

  it('lets the certificate check carry nothing in', async () => {
    const smuggled = `ssl_check=1&payload=${encodeURIComponent('{"type":"block_actions"}')}`;
    await fetch(bot.url, { method: 'POST', headers: FORM, body: smuggled });
    expect(bot.routed).toEqual([]);
  });

  it('acknowledges what it does not know, and says aloud that Slack holds events back', async () => {
    expect((await bot.event({ type: 'app_rate_limited', minute_rate_limited: 1 })).status).toBe(200);
    expect(bot.logged.join()).toContain('app_rate_limited');
    expect((await bot.event({ type: 'something_new' })).status).toBe(200);
    expect((await bot.event(callback({ type: 'channel_rename' }))).status).toBe(200);
    expect(
      (await bot.interact({ type: 'shortcut', callback_id: 'x', team: { id: 'T1' }, user: { id: 'U1' } }))
        .status,
    ).toBe(200);
    expect((await bot.interact(tap({ type: 'interactive_message' }))).status).toBe(200);
    expect(bot.routed).toEqual([]);
  });

  it('takes a content type with a charset, which Bolt refuses', async () => {
    const body = `payload=${encodeURIComponent(JSON.stringify(tap()))}`;
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect((await bot.post(body, type)).status).toBe(200);
    expect(bot.routed).toHaveLength(1);
  });
});

describe('what people do', () => {
  it('a tap becomes a pressed event: who and where from Slack, the order with its fraction', async () => {
    expect((await bot.interact(tap())).status).toBe(200);
    expect(bot.routed).toEqual([
      {
        type: 'pressed',
        platform: 'slack',
        workspaceId: 'T1',
        at: NOW,
        actor: { userId: 'U1' },
        action: 'checkin.answer',
        value: 'c1|2',
        message: { channelId: 'D1', messageId: '1700000000.000100' },
        order: 1700000100.123456 * 1000,
      },
    ]);
  });

  it('two taps in one millisecond keep their order', async () => {
    for (const action_ts of ['1700000100.123456', '1700000100.123457']) {
      await bot.interact(
        tap({ actions: [{ type: 'button', action_id: 'a.b#0', block_id: 'b', action_ts }] }),
      );
    }
    const orders = bot.routed.map((event) => (event.type === 'pressed' ? event.order : 0));
    expect(orders[1]).toBeGreaterThan(orders[0] ?? Number.POSITIVE_INFINITY);
  });

  it('a tap on a message that only one person sees names no message, for it cannot be edited', async () => {
    await bot.interact(
      tap({ container: { type: 'message', message_ts: '1.2', channel_id: 'C1', is_ephemeral: true } }),
    );
    expect(bot.routed[0]).not.toHaveProperty('message');
  });

  it('a sent form becomes a submitted event with what every kind of field held', async () => {
    await bot.interact({
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: 'U1' },
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: 'checkin.note',
        private_metadata: 'checkin.note c1 and more',
        state: {
          values: {
            note: { value: { type: 'plain_text_input', value: 'a & b < c + ü' } },
            empty: { value: { type: 'plain_text_input', value: null } },
            when: { value: { type: 'datepicker', selected_date: '2026-11-09' } },
            who: { value: { type: 'users_select', selected_user: 'U2' } },
            what: { value: { type: 'radio_buttons', selected_option: { value: 'x', text: {} } } },
            on: { value: { type: 'checkboxes', selected_options: [{ value: 'on' }] } },
            off: { value: { type: 'checkboxes', selected_options: [] } },
          },
        },
      },
    });
    expect(bot.routed).toEqual([
      {
        type: 'submitted',
        platform: 'slack',
        workspaceId: 'T1',
        at: NOW,
        actor: { userId: 'U1' },
        action: 'checkin.note',
        subject: 'c1 and more',
        values: {
          note: 'a & b < c + ü',
          empty: undefined,
          when: '2026-11-09',
          who: 'U2',
          what: 'x',
          on: true,
          off: false,
        },
        order: NOW,
      },
    ]);
  });

  it('a command becomes a commanded event', async () => {
    const body = new URLSearchParams({
      command: '/driveline',
      text: 'why not?',
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      trigger_id: '1.2',
      is_enterprise_install: 'false',
    });
    expect((await bot.post(body.toString(), FORM)).status).toBe(200);
    expect(bot.routed).toMatchObject([
      {
        type: 'commanded',
        command: '/driveline',
        text: 'why not?',
        channelId: 'C1',
        actor: { userId: 'U1' },
      },
    ]);
  });

  it('a button that nobody knows is acknowledged, and goes no further', async () => {
    const action = { type: 'button', block_id: 'b', action_ts: '1.2' };
    expect((await bot.interact(tap({ actions: [{ ...action, action_id: 'RATE_ME!' }] }))).status).toBe(200);
    expect(
      (await bot.interact(tap({ actions: [{ ...action, action_id: 'a.b', action_ts: 'soon' }] }))).status,
    ).toBe(200);
    expect(bot.routed).toEqual([]);
  });
});

describe('what happens in the workspace', () => {
  it.each([
    [
      { type: 'app_home_opened', user: 'U1', tab: 'home' },
      { type: 'homeOpened', actor: { userId: 'U1' } },
    ],
    [{ type: 'team_access_granted', team_ids: ['T1'] }, { type: 'installed' }],
    [
      { type: 'member_joined_channel', user: 'U1', channel: 'C1' },
      { type: 'memberJoined', actor: { userId: 'U1' }, channelId: 'C1' },
    ],
    [
      { type: 'member_left_channel', user: 'U1', channel: 'C1' },
      { type: 'memberLeft', actor: { userId: 'U1' }, channelId: 'C1' },
    ],
    [
      { type: 'subteam_members_changed', subteam_id: 'S1', team_id: 'T1', added_users: ['U1'] },
      { type: 'groupChanged', groupId: 'S1' },
    ],
    [
      { type: 'subteam_updated', subteam: { id: 'S1', date_delete: 1_790_000_000 } },
      { type: 'groupChanged', groupId: 'S1' },
    ],
    [
      { type: 'user_change', user: { id: 'U1', deleted: true, tz: 'America/Chicago', locale: 'es-ES' } },
      {
        type: 'profileChanged',
        actor: { userId: 'U1', zone: 'America/Chicago', locale: 'es-ES' },
        deleted: true,
      },
    ],
  ])('%o is understood', async (event, understood) => {
    expect((await bot.event(callback(event))).status).toBe(200);
    expect(bot.routed).toEqual([{ platform: 'slack', workspaceId: 'T1', at: NOW, ...understood }]);
  });

  it.each([
    { type: 'app_uninstalled' },
    { type: 'tokens_revoked', tokens: { bot: ['UBOT'] } },
    { type: 'team_access_revoked', team_ids: ['T1'] },
  ])(
    '$type is believed only where Slack refuses our token, and comes again where it cannot be asked',
    async (event) => {
      const answers: object[] = [];
      const api = await listening((_request, response) => {
        const answer = answers.shift();
        response.writeHead(answer ? 200 : 503, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer ?? {}));
      });
      onTestFinished(() => closed(api));
      const own = await startBot({ apiUrl: `${originOf(api)}/api/` });
      onTestFinished(() => own.close());
      const here = {
        ok: true,
        url: 'https://x.slack.com/',
        team: 'X',
        user: 'b',
        team_id: 'T1',
        user_id: 'UBOT',
      };
      answers.push({ ...here, bot_id: 'B1', is_enterprise_install: false });
      expect((await own.event(callback(event, 'Ev1'))).status).toBe(200);
      expect(own.routed).toEqual([]);
      expect((await own.event(callback(event, 'Ev2'))).status).toBe(500);
      expect(own.routed).toEqual([]);
      answers.push({ ok: false, error: 'account_inactive' });
      expect((await own.event(callback(event, 'Ev2'))).status).toBe(200);
      expect(own.routed).toMatchObject([{ type: 'uninstalled', workspaceId: 'T1' }]);
    },
  );

  it('the messages tab is no Home: who opens it is shown nothing new', async () => {
    expect((await bot.event(callback({ type: 'app_home_opened', user: 'U1', tab: 'messages' }))).status).toBe(
      200,
    );
    expect(bot.routed).toEqual([]);
  });

  it('a person’s own token that is revoked does not uninstall the bot', async () => {
    await bot.event(callback({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }));
    expect(bot.routed).toEqual([]);
  });

  it('an event that Slack repeats is handled once', async () => {
    const event = callback({ type: 'app_home_opened', user: 'U1' }, 'Ev7');
    await bot.event(event);
    expect((await bot.post(JSON.stringify(event), { 'x-slack-retry-num': '1' })).status).toBe(200);
    expect(bot.routed).toHaveLength(1);
  });

  it('an event that failed is handled when Slack repeats it', async () => {
    bot.reply = () => Promise.reject(new Error('the disk is full'));
    const event = callback({ type: 'app_home_opened', user: 'U1' });
    expect((await bot.event(event)).status).toBe(500);
    bot.reply = () => ({ type: 'nothing' });
    expect((await bot.event(event)).status).toBe(200);
    expect(bot.routed).toHaveLength(2);
  });
});

describe('answer before acknowledge', () => {
  it.each([
    ['a tap', () => bot.interact(tap())],
    ['an event', () => bot.event(callback({ type: 'app_home_opened', user: 'U1' }))],
  ])('%s is stored before Slack is told that it arrived', async (_name, act) => {
    const order: string[] = [];
    bot.reply = async (): Promise<Reply> => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('stored');
      return { type: 'nothing' };
    };
    await act().then(() => order.push('told'));
    expect(order).toEqual(['stored', 'told']);
  });

  it('a tap that could not be stored is not acknowledged', async () => {
    bot.reply = () => Promise.reject(new Error('the disk is full'));
    expect((await bot.interact(tap())).status).toBe(500);
  });

  it('stopping waits for what is in flight, and lets nothing new in', async () => {
    let finish = () => {};
    let stored = () => {};
    const arrived = new Promise<void>((resolve) => {
      stored = resolve;
    });
    bot.reply = () =>
      new Promise((resolve) => {
        stored();
        finish = () => resolve({ type: 'nothing' });
      });
    const answer = bot.interact(tap());
    await arrived;
    let stopped = false;
    const stopping = bot.slack.stop().then(() => {
      stopped = true;
    });
    expect((await bot.interact(tap())).status).toBe(503);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect((await answer).status).toBe(200);
    expect(bot.routed).toHaveLength(1);
  });
});

it('nothing of what people wrote reaches the log', async () => {
  bot.reply = () => Promise.reject(new Error('secret words'));
  const action = { type: 'button', block_id: 'b', action_id: '??', value: 'secret words', action_ts: '1' };
  await bot.interact(tap({ actions: [action] }));
  await bot.interact(tap());
  await bot.post('{"secret words', { 'content-type': 'application/json' });
  await bot.event(callback({ type: 'user_change', user: 'secret words' }));
  expect(bot.logged.length).toBeGreaterThan(3);
  expect(bot.logged.join()).not.toContain('secret');
});
