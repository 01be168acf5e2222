import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeys } from '../../../adapters/playground/teams-edge/index.ts';
import { createTeamsAdapter } from '../../../adapters/teams/index.ts';
import { openDoor } from '../../../adapters/teams/sdk.ts';
import { SENTENCES } from '../../../adapters/teams/sentences.ts';
import { serviceUrl } from '../../../adapters/teams/service-url.ts';
import { openTeamsDoor, type TeamsDoor } from '../../doubles/teams-door.ts';
import { settled } from '../../doubles/world.ts';

let door: TeamsDoor;
// The SDK prints Microsoft's public keys for each bad signature; there is nothing of ours in it.
vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(async () => {
  door = await openTeamsDoor();
});

const press = (value = 'q1') => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb: 'checkin.answer', data: data(value) } },
  replyToId: '1',
});
const data = (value: string) => ({ kind: 'press', action: 'checkin.answer', value });

describe('the door to Teams', () => {
  const NOW = () => Date.now() / 1_000;
  const cases: Record<string, (d: TeamsDoor) => string> = {
    'no header': () => '',
    garbage: () => 'Bearer garbage',
    'another scheme': () => 'Basic YTpi',
    'another app': ({ edge }) =>
      `Bearer ${edge.keys.sign({ audience: edge.tenantId, serviceUrl: edge.serviceUrl })}`,
    'another issuer': ({ edge }) =>
      `Bearer ${edge.keys.sign({ audience: edge.appId, serviceUrl: edge.serviceUrl, issuer: 'https://evil.example' })}`,
    'an expired token': ({ edge }) =>
      `Bearer ${edge.keys.sign({ audience: edge.appId, serviceUrl: edge.serviceUrl, expiresIn: -3_600 })}`,
    'no service address in the token': ({ edge }) => `Bearer ${edge.keys.sign({ audience: edge.appId })}`,
    'another service address in the token': ({ edge }) =>
      `Bearer ${edge.keys.sign({ audience: edge.appId, serviceUrl: 'http://127.0.0.1:9/amer/' })}`,
    'a key of the same name that is not theirs': ({ edge }) =>
      `Bearer ${createKeys(NOW).sign({ audience: edge.appId, serviceUrl: edge.serviceUrl })}`,
    'a key that nobody knows': ({ edge }) =>
      `Bearer ${createKeys(NOW).sign({ audience: edge.appId, serviceUrl: edge.serviceUrl, kid: 'other' })}`,
    'a token that was changed': ({ edge }) =>
      `Bearer ${edge.keys.sign({ audience: edge.appId, serviceUrl: edge.serviceUrl }).slice(0, -8)}AAAAAAAA`,
    'no signature at all': ({ edge }) => {
      const [, body] = edge.keys.sign({ audience: edge.appId, serviceUrl: edge.serviceUrl }).split('.');
      return `Bearer ${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`;
    },
  };
  it.each(Object.keys(cases))('stays shut for %s: 401, no word of why, nothing kept', async (name) => {
    const answer = await door.edge.deliver(door.edge.activityBy('ana', press()), cases[name]?.(door));
    expect(answer).toMatchObject({ status: 401, text: '' });
    expect(door.routed).toEqual([]);
  });

  it('stays shut for a channel that the key may not speak for', async () => {
    const answer = await door.edge.deliver(door.edge.activityBy('ana', { ...press(), channelId: 'slack' }));
    expect(answer).toMatchObject({ status: 401, text: '' });
  });

  it('opens for Teams, and answers with what the engine says', async () => {
    door.reply = () => ({ type: 'toast', text: 'Thank you.' });
    const answer = await door.edge.deliver(door.edge.activityBy('ana', press()));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Thank you.',
    });
    expect(door.routed).toMatchObject([
      { type: 'pressed', platform: 'teams', workspaceId: door.edge.tenantId, action: 'checkin.answer' },
    ]);
    const [event] = door.routed;
    expect(event && 'actor' in event && event.actor?.userId).toBe(door.edge.person('ana').id);
  });

  it.each([
    ['another tenant', { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'f00' } }],
    ['two tenants at once', { channelData: { tenant: { id: 'f00' } } }],
    ['no tenant', { conversation: { id: 'a:1' }, channelData: {} }],
  ])('stays shut for %s, however good the token', async (_, over) => {
    const answer = await door.edge.deliver(door.edge.activityBy('ana', { ...press(), ...over }));
    expect(answer).toMatchObject({ status: 403, text: '' });
    expect(door.routed).toEqual([]);
  });

  it('takes no service address but Microsoft’s, with a stand-in this machine’s, and keeps no other', async () => {
    const answer = await door.edge.deliver(
      door.edge.activityBy('ana', { ...press(), serviceUrl: 'https://169.254.169.254/' }),
    );
    expect(answer).toMatchObject({ status: 403, text: '' });
    expect(door.routed).toEqual([]);
    const good = ['https://smba.trafficmanager.net/amer/', 'https://smba.infra.gov.teams.microsoft.us/x'];
    expect(good.map((url) => serviceUrl(url, false))).toEqual([good[0], `${good[1]}/`]);
    for (const bad of [
      'http://smba.trafficmanager.net/amer/',
      'https://evil.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://smba.trafficmanager.net:8443/',
      'https://me@smba.trafficmanager.net/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'smba',
    ])
      expect(serviceUrl(bad, false), bad).toBeUndefined();
    expect(serviceUrl('https://smba.trafficmanager.net/amer/', true)).toBeUndefined();
  });

  it('refuses what is no activity with an empty 400, and other methods', async () => {
    const bearer = `Bearer ${door.edge.keys.sign({ audience: door.edge.appId, serviceUrl: door.edge.serviceUrl })}`;
    for (const body of ['', '{', '[]', '7', 'null']) {
      const response = await fetch(door.url, { method: 'POST', body, headers: { authorization: bearer } });
      expect([response.status, await response.text()], body).toEqual([400, '']);
    }
    expect((await fetch(door.url)).status).toBe(405);
    const { conversation: _, ...cut } = door.edge.activityBy('ana', press());
    expect((await door.edge.deliver(cut)).status).toBe(400);
    const long = await door.edge.deliver(door.edge.activityBy('ana', { text: 'x'.repeat(300_000) }));
    expect(long.status).toBe(413);
  });

  it('says nothing of a failure inside but 500', async () => {
    door.reply = () => {
      throw new Error('a secret of the house');
    };
    const answer = await door.edge.deliver(door.edge.activityBy('ana', press()));
    expect(answer).toMatchObject({ status: 500, text: '' });
    expect(door.logged.join()).not.toContain('a secret of the house');
  });

  it('does not open before it is started, nor after it is stopped', async () => {
    await door.teams.stop();
    expect((await door.edge.deliver(door.edge.activityBy('ana', press()))).status).toBe(503);
  });
});

describe('an answer', () => {
  it('to one person never becomes the message of all, whatever an earlier answer carried', async () => {
    // The SDK's own way to answer keeps "replace for everybody" from the first card with a `refresh` to every later
    // one, and puts one person's card over the shared message. The same three answers, through our door.
    const { edge } = door;
    const { appId, appSecret, tenantId } = edge;
    const credentials = { type: 'app', appId, appSecret, tenantId, standInUrl: edge.url } as const;
    const silent = { info: () => {}, warn: () => {}, error: () => {} };
    const sdk = openDoor({ credentials, clock: { now: () => Date.now() }, log: silent });
    await edge.installInChannel('grades-3-5', 'ana');
    const refresh = { action: { type: 'Action.Execute', verb: 'checkin.answer' }, userIds: [] };
    const cards = [
      { id: 'plain' },
      { id: 'shared', refresh },
      { id: 'private of ben' },
      { id: 'private of ana' },
    ];
    for (const card of cards) {
      const activity = edge.activityBy('ana', press(), 'grades-3-5');
      const bearer = `Bearer ${edge.keys.sign({ audience: appId, serviceUrl: edge.serviceUrl })}`;
      const proof = await sdk.authenticate(bearer, activity);
      if (!('proof' in proof)) throw new Error(proof.detail);
      const value = { type: 'AdaptiveCard', version: '1.5', body: [], ...card };
      const answer = {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
      };
      expect(await sdk.take(proof.proof, activity, async () => answer)).toEqual(answer);
    }
    expect(edge.calls).toEqual([]);
  });

  it('comes to every invoke, also to one that nothing here knows', async () => {
    const invokes = [
      { name: 'adaptiveCard/action', value: { action: { data: { kind: 'press' } } } },
      { name: 'adaptiveCard/action', value: { action: { data: { from: 'version 0' } } } },
      {
        name: 'adaptiveCard/action',
        value: { action: { data: { kind: 'press', action: 'No.Such', value: '' } } },
      },
      { name: 'composeExtension/query', value: {} },
      { name: 'signin/verifyState' },
      {},
    ];
    for (const invoke of invokes) {
      const answer = await door.edge.deliver(door.edge.activityBy('ana', { type: 'invoke', ...invoke }));
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ statusCode: 200, value: SENTENCES.outOfDate });
    }
    for (const name of ['task/fetch', 'task/submit']) {
      const answer = await door.edge.deliver(
        door.edge.activityBy('ana', { type: 'invoke', name, value: { data: {} } }),
      );
      expect(answer.body).toEqual({ task: { type: 'message', value: SENTENCES.outOfDate } });
    }
    expect(door.routed).toEqual([]);
  });

  it('opens a dialog, shows a mistake with what was written, and closes it', async () => {
    const form = {
      title: 'Note',
      action: 'checkin.note_saved',
      subject: 's1',
      submitLabel: 'Save',
      cancelLabel: 'Cancel',
      intro: [],
      fields: [{ kind: 'text', name: 'note', label: 'Your note', maxLength: 100 }],
    } as const;
    door.reply = () => ({ type: 'openForm', form });
    const fetched = { type: 'invoke', name: 'task/fetch', value: { data: data('q') } };
    const opened = await door.edge.deliver(door.edge.activityBy('ana', fetched));
    expect(opened.body).toMatchObject({ task: { type: 'continue', value: { title: 'Note' } } });
    door.reply = () => ({ type: 'formErrors', errors: { note: 'Too long.' } });
    const again = await door.edge.submitDialog('ana', opened, { 'text:note': 'my own words' });
    expect(again.text).toContain('Too long.');
    expect(again.text).toContain('my own words');
    door.reply = () => ({ type: 'closeForm' });
    expect(await door.edge.submitDialog('ana', again, { 'text:note': 'short' })).toMatchObject({
      status: 200,
      text: '',
    });
    expect(door.routed.at(-1)).toMatchObject({
      type: 'submitted',
      action: 'checkin.note_saved',
      subject: 's1',
      values: { note: 'short' },
    });
    expect(door.logged.join()).not.toContain('my own words');
  });

  it('to a message that Teams repeats is given once', async () => {
    await door.edge.install('ana');
    door.reply = () => ({ type: 'toast', text: 'hello' });
    const said = door.edge.activityBy('ana', { type: 'message', text: 'hello' });
    expect((await door.edge.deliver(said)).status).toBe(200);
    expect((await door.edge.deliver(said)).status).toBe(200);
    await settled(() => door.edge.direct('ana').length > 0);
    expect(door.edge.direct('ana')).toHaveLength(1);
    expect(door.routed.filter(({ type }) => type === 'commanded')).toHaveLength(1);
  });
});

it('without authentication takes nothing from, and sends nothing to, anywhere but this machine', async () => {
  const teams = createTeamsAdapter({
    credentials: { type: 'anonymous' },
    clock: { now: () => Date.now() },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  const far = 'https://smba.trafficmanager.net/amer/';
  await teams.start({
    route: async () => ({ type: 'nothing' }),
    shown: () => {},
    routeTo: async () => far,
    channelsIn: async () => [],
  });
  const to = {
    type: 'person',
    platform: 'teams',
    workspaceId: 'anonymous',
    userId: 'u',
    channelId: 'a:1',
  } as const;
  expect(await teams.send({ to, card: { summary: 'x', nodes: [] }, key: 'k' })).toMatchObject({
    ok: false,
    failure: { type: 'invalid', detail: 'service_url' },
  });
  await teams.stop();
});
