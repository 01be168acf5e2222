import { onTestFinished, vi } from 'vitest';
import { createSlackEdge } from '../../adapters/playground/edge/index.ts';
import { buttonsIn, createKeys, textIn } from '../../adapters/playground/teams-edge/index.ts';
import { NOW, startBot } from '../adapters/slack/a-workspace.ts';
import { openTeamsDoor } from '../doubles/teams-door.ts';
import { buttonOf, buttonsOf } from '../doubles/world.ts';
import { chatPlatformContract, type Side } from './chat-platform.ts';

// The Teams SDK prints Microsoft's public keys for each bad signature.
vi.spyOn(console, 'error').mockImplementation(() => {});

chatPlatformContract('Slack', async (): Promise<Side> => {
  const edge = await createSlackEdge({
    now: () => NOW,
    behind: 'bare',
    seed: {
      team: { name: 'Lakeside', domain: 'lakeside' },
      users: [
        { name: 'ana', realName: 'Ana', email: 'ana@lakeside.example', tz: 'America/Chicago', title: '' },
      ],
      channels: [{ name: 'grades-3-5', members: ['ana'] }],
    },
  });
  const bot = await startBot({
    botToken: edge.botToken,
    signingSecret: edge.signingSecret,
    apiUrl: edge.apiUrl,
  });
  edge.connect(bot.url);
  onTestFinished(async () => {
    await bot.close();
    await edge.close();
  });
  const ana = edge.users()[0]?.id ?? '';
  const team = edge.channels()[0]?.id ?? '';
  const found = (ref: { channelId: string; messageId: string }) => {
    const message = edge.messages({ channelId: ref.channelId }).find(({ ts }) => ts === ref.messageId);
    if (!message) throw new Error('no such message');
    return message;
  };
  const side: Side = {
    platform: bot.slack,
    workspaceId: edge.teamId,
    ana,
    routed: bot.routed,
    reply: (event) => bot.reply(event),
    toAna: () => ({ type: 'person', platform: 'slack', workspaceId: edge.teamId, userId: ana }),
    toTeam: () => ({ type: 'channel', platform: 'slack', workspaceId: edge.teamId, channelId: team }),
    at(ref) {
      const message = found(ref);
      const labels = buttonsOf(message).map(({ label }) => label);
      return { text: `${JSON.stringify(message.blocks)} ${labels}`, notification: message.text };
    },
    countForAna: () =>
      edge.messages({ forUser: ana }).filter(({ userId }) => userId === edge.botUserId).length,
    async press(ref, label) {
      const { actionId, value } = buttonOf(found(ref), label);
      const { channelId, messageId: ts } = ref;
      return (await edge.press({ userId: ana, channelId, ts, actionId, value })).status;
    },
    command: async (text) => (await edge.command(ana, team, '/driveline', text)).status,
    async forge() {
      const response = await fetch(bot.url, {
        method: 'POST',
        body: 'payload={}',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(Math.floor(Date.now() / 1_000)),
          'x-slack-signature': `v0=${'0'.repeat(64)}`,
        },
      });
      return response.status;
    },
    failNext(what) {
      const method = 'chat.postMessage';
      if (what === 'refused for 7 s') edge.fault({ method, kind: 'ratelimited', retryAfterSeconds: 7 });
      else if (what === 'dropped after it was done') edge.fault({ method, kind: 'dropAfter' });
      else edge.fault({ method, kind: 'error', error: what === 'closed' ? 'is_archived' : 'token_revoked' });
    },
  };
  bot.reply = (event) => side.reply(event);
  return side;
});

chatPlatformContract('Teams', async (): Promise<Side> => {
  const door = await openTeamsDoor();
  const { edge } = door;
  await edge.install('ana');
  await edge.installInChannel('grades-3-5', 'ana');
  const { id } = edge.person('ana');
  door.routed.length = 0;
  const found = (ref: { channelId: string; messageId: string }) => {
    const all = [...edge.direct('ana'), ...edge.inChannel('grades-3-5')];
    const message = all.find((one) => one.id === ref.messageId && one.conversationId === ref.channelId);
    if (!message) throw new Error('no such message');
    return message;
  };
  const side: Side = {
    platform: door.teams,
    workspaceId: edge.tenantId,
    ana: id,
    routed: door.routed,
    reply: (event) => door.reply(event),
    toAna: () => ({ type: 'person', platform: 'teams', workspaceId: edge.tenantId, userId: id }),
    toTeam: () => ({
      type: 'channel',
      platform: 'teams',
      workspaceId: edge.tenantId,
      channelId: edge.channel('grades-3-5'),
    }),
    at(ref) {
      const message = found(ref);
      const labels = buttonsIn(message.card).map(({ title }) => title);
      return { text: `${textIn(message.card)} ${labels}`, notification: message.summary ?? '' };
    },
    countForAna: () => edge.direct('ana').length,
    press: async (ref, label) => (await edge.press('ana', found(ref), label)).status,
    command: async (text) => (await edge.say('ana', text)).status,
    async forge(ref) {
      const forged = createKeys(() => Date.now() / 1_000).sign({
        audience: edge.appId,
        serviceUrl: edge.serviceUrl,
      });
      const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: ref.messageId };
      return (await edge.deliver(edge.activityBy('ana', invoke), `Bearer ${forged}`)).status;
    },
    failNext(what) {
      // A message to a person opens their conversation first, which has no effect if done twice.
      if (what === 'refused for 7 s') edge.fault('post', { status: 429, headers: { 'retry-after': '7' } });
      else if (what === 'dropped after it was done') edge.fault('post', 'dropped');
      else if (what === 'closed') edge.fault('post', { status: 403, code: 'MessageWritesBlocked' });
      else edge.expireSecret();
    },
  };
  door.reply = (event) => side.reply(event);
  return side;
});
