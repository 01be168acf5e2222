import type { EdgeChannel, EdgeMessage, EdgeUser } from './types.ts';
import type { Json } from './wire.ts';
import { tsOf, type Workspace } from './workspace.ts';

/** A message as the Web API and payloads show it. Metadata is shown only to those who ask for it. */
export function formatMessage(workspace: Workspace, message: EdgeMessage, withMetadata = true): Json {
  const { appId, botId, botUserId, teamId } = workspace.identity;
  return {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    ...(message.userId === botUserId ? { bot_id: botId, app_id: appId } : {}),
    text: message.text,
    team: teamId,
    blocks: message.blocks,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedAt === undefined
      ? {}
      : { edited: { user: message.userId, ts: tsOf(Math.round(message.editedAt * 1000)) } }),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
  };
}

/** What emulate's users lack and Slack's have. `tz_offset` is the zone's offset now, by the edge's clock. */
export function zoneFields(user: EdgeUser, now: number): Json {
  const { label, seconds } = offsetOf(user.tz, now);
  return { tz: user.tz, tz_label: label, tz_offset: seconds };
}

export function formatUser(workspace: Workspace, user: EdgeUser): Json {
  return {
    id: user.id,
    team_id: workspace.identity.teamId,
    name: user.name,
    real_name: user.realName,
    ...zoneFields(user, workspace.now()),
    ...standing,
    ...workspace.standingOf(user.id),
    profile: {
      title: user.title,
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      email: user.email,
      team: workspace.identity.teamId,
    },
  };
}

/** An ordinary member, neither guest nor bot nor gone. */
export const standing: Json = {
  deleted: false,
  is_admin: false,
  is_owner: false,
  is_bot: false,
  is_app_user: false,
  is_restricted: false,
  is_ultra_restricted: false,
  locale: 'en-US',
};

export function formatBot(workspace: Workspace): Json {
  const { botUserId, teamId, botName } = workspace.identity;
  const profile = { real_name: botName, display_name: botName };
  return { id: botUserId, team_id: teamId, name: botName, ...standing, is_bot: true, profile };
}

export function formatRoom(workspace: Workspace, room: EdgeChannel): Json {
  return {
    id: room.id,
    name: room.name,
    name_normalized: room.name,
    is_channel: true,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_archived: false,
    is_member: true,
    is_ext_shared: workspace.isShared(room.id),
    context_team_id: workspace.identity.teamId,
    num_members: room.members.length + 1,
  };
}

export function formatDirect(workspace: Workspace, userId: string): Json {
  return {
    id: workspace.direct(userId),
    is_channel: false,
    is_im: true,
    is_mpim: false,
    is_archived: false,
    is_open: true,
    context_team_id: workspace.identity.teamId,
    user: userId,
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetOf(zone: string, now: number): { label: string; seconds: number } {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const label = format.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(label) ?? [];
  const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { label, seconds: sign === '-' && seconds > 0 ? -seconds : seconds };
}
