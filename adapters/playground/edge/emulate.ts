import { Agent, request } from 'node:http';
import { createEmulator } from 'emulate';
import type { Backing } from './backing.ts';
import { inward, Names } from './far-names.ts';
import { standing, zoneFields } from './format.ts';
import { type Answer, isJson, type Json, parse, refusal, text } from './wire.ts';
import type { Workspace } from './workspace.ts';

/**
 * emulate refuses a token's calls after 5,000 in an hour with HTTP 403 (measured: 4,000 `auth.test` after 1,500 posts
 * ended so). So the bot has many tokens behind the edge, used in turn: 200,000 calls an hour.
 */
const tokenCount = 40;

const secret = 'never used: emulate sends nothing by itself here';

/** Loads emulate (75 ms) and puts the seed's people and channels into it. */
export async function emulateBacking(workspace: Workspace): Promise<Backing> {
  const { identity } = workspace;
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: { slack: seedOf(workspace) },
  });
  const base = `${emulator.url.replace('localhost', '127.0.0.1')}/api/`;
  const agent = new Agent({ keepAlive: true });
  const names = new Names([['T000000001', identity.teamId]]);
  let calls = 0;

  async function far(method: string, body: Json): Promise<Answer> {
    const token = `${identity.botToken}-${calls++ % tokenCount}`;
    const { status, body: answer } = await post(agent, base + method, token, JSON.stringify(body));
    const parsed = status === 404 ? undefined : parse(answer);
    if (status === 404) return refusal('unknown_method');
    if (!isJson(parsed) || typeof parsed.ok !== 'boolean') {
      throw new Error(`emulate answered ${method} with HTTP ${status}, which is not an answer of Slack's.`);
    }
    return { ...parsed, ok: parsed.ok };
  }

  async function must(method: string, body: Json): Promise<Answer> {
    const answer = await far(method, body);
    if (!answer.ok) throw new Error(`emulate could not be set up: ${method} said ${String(answer.error)}.`);
    return answer;
  }

  /** emulate's id of a channel. A direct channel is opened in it when it is first needed. */
  async function farChannel(channelId: string): Promise<string> {
    const known = names.far(channelId);
    const partner = workspace.directPartner(channelId);
    if (known !== channelId || partner === undefined) return known;
    const { channel } = await must('conversations.open', { users: names.far(partner.id) });
    if (isJson(channel)) names.pair(text(channel, 'id'), channelId);
    return names.far(channelId);
  }

  /** emulate's timestamp of a message; one from before this start is posted into it when it is first needed. */
  async function farTs(channelId: string, ts: string): Promise<string> {
    const known = names.farMessage(channelId, ts);
    const message = workspace.message(channelId, ts);
    if (known !== undefined || message === undefined || message.ephemeralFor !== undefined)
      return known ?? ts;
    const body = { channel: await farChannel(channelId), text: message.text, blocks: message.blocks };
    const answer = await must('chat.postMessage', body);
    names.pairMessage(channelId, ts, text(answer, 'ts'));
    return text(answer, 'ts');
  }

  async function outward(body: Json): Promise<Json> {
    const sent: Record<string, unknown> = { ...body };
    const channelId = text(body, 'channel');
    if (channelId !== '') {
      sent.channel = await farChannel(channelId);
      for (const field of ['ts', 'message_ts', 'thread_ts', 'timestamp']) {
        const ts = text(body, field);
        if (ts !== '') sent[field] = await farTs(channelId, ts);
      }
    }
    for (const field of ['user', 'user_id', 'users', 'cursor']) {
      const ids = text(body, field);
      if (ids !== '')
        sent[field] = ids
          .split(',')
          .map((id) => names.far(id))
          .join(',');
    }
    return sent;
  }

  async function introduce(): Promise<void> {
    const ids = new Map(workspace.users.map((user) => [farName(user.id), user.id]));
    for (let cursor = ''; ; ) {
      const page = await must('users.list', { limit: 1000, cursor });
      for (const user of objects(page.members)) {
        const id = ids.get(text(user, 'name'));
        if (id !== undefined) names.pair(text(user, 'id'), id);
      }
      cursor = isJson(page.response_metadata) ? text(page.response_metadata, 'next_cursor') : '';
      if (cursor === '') break;
    }
    for (const room of workspace.channels) {
      const { channel } = await must('conversations.create', { name: farName(room.id) });
      const farId = isJson(channel) ? text(channel, 'id') : '';
      names.pair(farId, room.id);
      for (let from = 0; from < room.members.length; from += 100) {
        const users = room.members.slice(from, from + 100).map((id) => names.far(id));
        await must('conversations.invite', { channel: farId, users: users.join(',') });
      }
    }
  }

  await introduce();
  return {
    ask: async (method, body) => {
      if (method === 'views.generateTriggerId') return refusal('unknown_method');
      // Opened first, so that its id is known as ours when the answer names it.
      if (method === 'conversations.open' && workspace.user(text(body, 'users')) !== undefined) {
        await farChannel(workspace.direct(text(body, 'users')));
      }
      const answer = await far(method, await outward(body));
      return completed(workspace, inward(names, answer));
    },
    posted: (channelId, ts, answer) => names.pairMessage(channelId, ts, text(answer, 'ts')),
    trigger: async (userId, viewId) => {
      const user = { user_id: names.far(userId), ...(viewId === undefined ? {} : { view_id: viewId }) };
      return text(await must('views.generateTriggerId', user), 'trigger_id');
    },
    close: async () => {
      agent.destroy();
      await emulator.close();
    },
  };
}

/** Adds to emulate's users what they lack, and takes away its own first user and channels. */
function completed(workspace: Workspace, answer: Answer): Answer {
  const { botUserId } = workspace.identity;
  const complete = (given: Json): Json => {
    const user = workspace.user(text(given, 'id'));
    if (user === undefined) return given;
    const { name, realName } = user;
    const profile = isJson(given.profile) ? given.profile : {};
    return {
      ...given,
      ...standing,
      name,
      real_name: realName,
      ...zoneFields(user, workspace.now()),
      profile: { ...profile, display_name: name, display_name_normalized: name },
    };
  };
  const named = (given: Json): Json => {
    const room = workspace.room(text(given, 'id'));
    if (room !== undefined) return { ...given, name: room.name, name_normalized: room.name };
    const { name: _, name_normalized: __, ...unnamed } = given;
    return given.is_im === true ? unnamed : given;
  };
  const known = (given: Json) => {
    const id = text(given, 'id');
    return id === botUserId || workspace.user(id) !== undefined || workspace.destination(id) === id;
  };
  return {
    ...answer,
    ...(isJson(answer.user) ? { user: complete(answer.user) } : {}),
    ...(answer.members !== undefined && objects(answer.members).length > 0
      ? { members: objects(answer.members).filter(known).map(complete) }
      : {}),
    ...(isJson(answer.channel) ? { channel: named(answer.channel) } : {}),
    ...(answer.channels !== undefined ? { channels: objects(answer.channels).filter(known).map(named) } : {}),
  };
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** Our id in small letters: emulate has an `admin`, a `general` and rules for names of its own. */
function farName(id: string): string {
  return id.toLowerCase();
}

function seedOf({ identity, users }: Workspace): Json {
  const { appId, botId, botUserId, botName, botToken, teamName, domain } = identity;
  const app = { app_id: appId, bot_id: botId, bot_user_id: botUserId };
  return {
    team: { name: teamName, domain },
    users: users.map(({ id, realName, email, tz, title }) => ({
      name: farName(id),
      real_name: realName,
      email,
      profile: { title, tz },
    })),
    oauth_apps: [
      {
        ...app,
        client_id: '1.1',
        client_secret: secret,
        name: botName,
        redirect_uris: [],
        bot_name: botName,
      },
    ],
    tokens: Array.from({ length: tokenCount }, (_, index) => ({
      ...app,
      token: `${botToken}-${index}`,
      type: 'bot',
      user_id: botUserId,
    })),
  };
}

function post(
  agent: Agent,
  url: string,
  token: string,
  body: string,
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}
