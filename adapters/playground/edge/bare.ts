import type { Backing } from './backing.ts';
import { formatBot, formatDirect, formatRoom, formatUser } from './format.ts';
import { idFor } from './identity.ts';
import { type Answer, flag, isJson, type Json, refusal, text } from './wire.ts';
import type { Workspace } from './workspace.ts';

/** Slack's: a dialog must be asked for within 3 s of the press. Real time, since a person's patience is. */
const DIALOG_WITHIN_MS = 3_000;

interface Trigger {
  readonly userId: string;
  readonly until: number;
  used: boolean;
}

/** Answers from the workspace alone, without an emulator: for load, where emulate's 2 ms a call would be the limit. */
export function bareBacking(workspace: Workspace, dialogWithinMs = DIALOG_WITHIN_MS): Backing {
  const { identity } = workspace;
  const triggers = new Map<string, Trigger>();
  const views = new Map<string, Json>();
  let count = 0;

  const methods: Readonly<Record<string, (body: Json) => Answer>> = {
    'auth.test': () => ({
      ok: true,
      url: `https://${identity.domain}.slack.com/`,
      team: identity.teamName,
      user: identity.botName,
      team_id: identity.teamId,
      user_id: identity.botUserId,
      bot_id: identity.botId,
      app_id: identity.appId,
    }),
    'chat.postMessage': () => ({ ok: true }),
    'chat.postEphemeral': (body) => {
      const seen = workspace.audience(text(body, 'channel')).includes(text(body, 'user'));
      return seen ? { ok: true } : refusal('user_not_in_channel');
    },
    'chat.update': () => ({ ok: true }),
    'chat.delete': () => ({ ok: true }),
    'conversations.history': () => ({ ok: true }),
    'conversations.replies': () => ({ ok: true }),
    'conversations.open': (body) => {
      const users = text(body, 'users').split(',').filter(Boolean);
      const [first] = users;
      if (first === undefined) return refusal('users_list_not_supplied');
      if (users.length > 1) return refusal('method_not_supported_for_channel_type');
      if (workspace.user(first) === undefined) return refusal('user_not_found');
      const channel = formatDirect(workspace, first);
      return { ok: true, channel: flag(body.return_im) ? channel : { id: channel.id } };
    },
    'conversations.info': (body) => {
      const channelId = text(body, 'channel');
      const room = workspace.room(channelId);
      if (room !== undefined) return { ok: true, channel: formatRoom(workspace, room) };
      const partner = workspace.directPartner(channelId);
      if (partner === undefined) return refusal('channel_not_found');
      return { ok: true, channel: formatDirect(workspace, partner.id) };
    },
    'conversations.list': () => ({
      ok: true,
      channels: workspace.channels.map((room) => formatRoom(workspace, room)),
      response_metadata: { next_cursor: '' },
    }),
    'conversations.members': (body) => {
      const channelId = text(body, 'channel');
      if (workspace.destination(channelId) !== channelId) return refusal('channel_not_found');
      const members = [identity.botUserId, ...workspace.audience(channelId)];
      return { ok: true, members, response_metadata: { next_cursor: '' } };
    },
    'users.info': (body) => {
      const id = text(body, 'user');
      if (id === identity.botUserId) return { ok: true, user: formatBot(workspace) };
      const user = workspace.user(id);
      return user === undefined ? refusal('user_not_found') : { ok: true, user: formatUser(workspace, user) };
    },
    'users.list': (body) => {
      const all = [formatBot(workspace), ...workspace.users.map((user) => formatUser(workspace, user))];
      const from = Number(text(body, 'cursor')) || 0;
      const to = from + Math.min(Number(body.limit) || 1000, 1000);
      const next = to < all.length ? String(to) : '';
      return { ok: true, members: all.slice(from, to), response_metadata: { next_cursor: next } };
    },
    'users.lookupByEmail': (body) => {
      const user = workspace.userByEmail(text(body, 'email'));
      return user === undefined
        ? refusal('users_not_found')
        : { ok: true, user: formatUser(workspace, user) };
    },
    'views.open': (body) => open(body),
    'views.push': (body) => open(body),
    'views.update': (body) => {
      const old = views.get(text(body, 'view_id'));
      if (old === undefined) return refusal('not_found');
      return { ok: true, view: keep(text(old, 'id'), body.view) };
    },
    'views.publish': (body) => {
      const userId = text(body, 'user_id');
      if (workspace.user(userId) === undefined) return refusal('user_not_found');
      return { ok: true, view: keep(idFor('V', 'home', userId), body.view) };
    },
  };

  function open(body: Json): Answer {
    const trigger = triggers.get(text(body, 'trigger_id'));
    if (trigger === undefined) return refusal('invalid_trigger_id');
    if (trigger.used) return refusal('exchanged_trigger_id');
    if (trigger.until <= performance.now()) return refusal('expired_trigger_id');
    trigger.used = true;
    count += 1;
    return { ok: true, view: keep(idFor('V', String(count), trigger.userId), body.view) };
  }

  function keep(id: string, given: unknown): Json {
    count += 1;
    const view = {
      private_metadata: '',
      callback_id: '',
      external_id: '',
      title: null,
      close: null,
      submit: null,
      clear_on_close: false,
      notify_on_close: false,
      ...(isJson(given) ? given : {}),
      id,
      team_id: identity.teamId,
      state: { values: {} },
      hash: `${Math.floor(workspace.now() / 1000)}.${count}`,
      root_view_id: id,
      previous_view_id: null,
      app_id: identity.appId,
      bot_id: identity.botId,
    };
    views.set(id, view);
    return view;
  }

  return {
    ask: (method, body) => methods[method]?.(body) ?? refusal('unknown_method'),
    posted: () => undefined,
    trigger: (userId) => {
      count += 1;
      const id = `${count}.${identity.teamId}`;
      triggers.set(id, { userId, until: performance.now() + dialogWithinMs, used: false });
      for (const [old, { until }] of triggers) {
        if (until > performance.now()) break;
        triggers.delete(old);
      }
      return id;
    },
    close: async () => undefined,
  };
}
