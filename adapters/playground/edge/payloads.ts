import { formatMessage } from './format.ts';
import type { EdgeMessage, EdgeUser } from './types.ts';
import type { Json } from './wire.ts';
import type { Workspace } from './workspace.ts';

/** The payloads Slack sends for what a person does. Their keys are those of Slack's own samples, none left out. */

function teamOf({ identity }: Workspace) {
  return { id: identity.teamId, domain: identity.domain };
}

function personOf({ identity }: Workspace, user: EdgeUser) {
  return { id: user.id, username: user.name, name: user.name, team_id: identity.teamId };
}

function channelOf(workspace: Workspace, channelId: string) {
  return { id: channelId, name: workspace.room(channelId)?.name ?? 'directmessage' };
}

/** What every interactive payload carries. Slack writes `enterprise: null` outside Enterprise Grid. */
function envelope(workspace: Workspace, user: EdgeUser) {
  const { appId, verificationToken } = workspace.identity;
  return {
    team: teamOf(workspace),
    user: personOf(workspace, user),
    api_app_id: appId,
    token: verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export interface Pressed {
  readonly user: EdgeUser;
  readonly channelId: string;
  readonly ts: string;
  /** `undefined` where the message is gone, which the client may not know yet. */
  readonly message: EdgeMessage | undefined;
  readonly action: Json;
  readonly triggerId: string;
  readonly responseUrl: string;
}

export function blockActions(workspace: Workspace, pressed: Pressed) {
  const { message, channelId, ts } = pressed;
  const ephemeral = message?.ephemeralFor !== undefined;
  return {
    type: 'block_actions' as const,
    ...envelope(workspace, pressed.user),
    container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: ephemeral },
    trigger_id: pressed.triggerId,
    channel: channelOf(workspace, channelId),
    ...(message === undefined || ephemeral ? {} : { message: formatMessage(workspace, message) }),
    state: { values: {} },
    response_url: pressed.responseUrl,
    actions: [pressed.action],
  };
}

export function viewSubmission(
  workspace: Workspace,
  user: EdgeUser,
  view: Json,
  values: Json,
  triggerId: string,
) {
  return {
    type: 'view_submission' as const,
    ...envelope(workspace, user),
    trigger_id: triggerId,
    view: viewOf(workspace, view, values),
    response_urls: [],
  };
}

/** Something in a view: a button on Home or in a dialog, or an input that reports what is typed (`dispatch_action`). */
export function inputTyped(
  workspace: Workspace,
  user: EdgeUser,
  typed: { readonly view: Json; readonly values: Json; readonly action: Json; readonly triggerId: string },
) {
  return {
    type: 'block_actions' as const,
    ...envelope(workspace, user),
    container: { type: 'view', view_id: typed.view.id },
    trigger_id: typed.triggerId,
    view: viewOf(workspace, typed.view, typed.values),
    actions: [typed.action],
  };
}

export function viewClosed(workspace: Workspace, user: EdgeUser, view: Json, values: Json) {
  return {
    type: 'view_closed' as const,
    ...envelope(workspace, user),
    view: viewOf(workspace, view, values),
    is_cleared: false,
  };
}

function viewOf({ identity }: Workspace, view: Json, values: Json) {
  return { ...view, state: { values }, app_installed_team_id: identity.teamId };
}

/** A global shortcut: it has no channel and no response_url. */
export function globalShortcut(
  workspace: Workspace,
  user: EdgeUser,
  callbackId: string,
  triggerId: string,
  actionTs: string,
) {
  return {
    type: 'shortcut' as const,
    ...envelope(workspace, user),
    callback_id: callbackId,
    trigger_id: triggerId,
    action_ts: actionTs,
  };
}

export interface Commanded {
  readonly user: EdgeUser;
  readonly channelId: string;
  readonly command: string;
  readonly text: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

/** A slash command is a plain form, each value a string. */
export function slashCommand(workspace: Workspace, said: Commanded): Readonly<Record<string, string>> {
  const { appId, domain, teamId, verificationToken } = workspace.identity;
  const channel = channelOf(workspace, said.channelId);
  return {
    token: verificationToken,
    team_id: teamId,
    team_domain: domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: said.user.id,
    user_name: said.user.name,
    command: said.command,
    text: said.text,
    api_app_id: appId,
    is_enterprise_install: 'false',
    response_url: said.responseUrl,
    trigger_id: said.triggerId,
  };
}

export function eventCallback(workspace: Workspace, event: Json, eventId: string, eventTs: string) {
  const { appId, botUserId, teamId, verificationToken } = workspace.identity;
  return {
    token: verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event: { event_ts: eventTs, ...event },
    type: 'event_callback' as const,
    event_id: eventId,
    event_time: Math.floor(Number(eventTs)),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
