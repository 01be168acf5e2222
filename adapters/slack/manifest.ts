import type { AppsManifestValidateArguments } from '@slack/web-api';
import { BOT_EVENTS } from './receive/workspace-events.ts';

export const COMMAND = '/driveline';

/** The one path that Slack posts to: events, taps, forms and commands. */
export const EVENTS_PATH = '/slack/events';

/** Where Slack sends a browser back to after an install. */
export const REDIRECT_PATH = '/slack/oauth_redirect';

/**
 * The shortcuts in Slack's own menu: each does what typing its words after the command does. Their texts are in both
 * languages, since a manifest has one for all.
 */
export const SHORTCUTS = [
  {
    name: 'Reflect · Reflexionar',
    callback_id: 'driveline_reflect',
    description: 'Write down what you tried and what comes next',
    says: 'reflect',
  },
  {
    name: 'Barrier · Obstáculo',
    callback_id: 'driveline_barrier',
    description: 'Tell those who can change it what is in the way',
    says: 'barrier',
  },
] as const;

export const SCOPES = {
  /** Without these the bot cannot do its work. */
  required: [
    // Check-ins, reminders and digests.
    'chat:write',
    // /driveline
    'commands',
    // Time zones and names of the people in the district file; `user_change`.
    'users:read',
    // Opens the direct conversation where posting to a person's id does not.
    'im:write',
  ],
  /** An admin may decline these; what then does not work is said by `driveline doctor`. */
  optional: [
    // Finds the people of the district file by their mail address.
    'users:read.email',
    // `member_joined_channel` and `member_left_channel` in public channels.
    'channels:read',
    // The same in private channels.
    'groups:read',
    // Who is in a user group, where a team's staff are its members; `subteam_members_changed`, `subteam_updated`.
    'usergroups:read',
    // Looks in our own direct messages, and only before a message is sent again whose fate is unknown. Declined, such
    // a message is sent once more unseen.
    'im:history',
    // Looks in a team's channel before a digest is sent again whose fate is unknown.
    'channels:history',
    // The same in private channels.
    'groups:history',
  ],
} as const;

type Manifest = AppsManifestValidateArguments['manifest'];

/** The app manifest for a bot that is reached at `baseUrl`, e.g. `https://bot.example.org`. */
export function slackManifest(baseUrl: string) {
  const url = new URL(EVENTS_PATH, baseUrl).href;
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'Driveline',
      description:
        'Short check-ins, coaching cycles and a weekly digest that keep a school’s plan on the road.',
      background_color: '#1f3d36',
    },
    features: {
      // The messages tab must be on, or every direct message fails with messages_tab_disabled. It is read-only:
      // what somebody typed there would reach nobody.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Driveline', always_online: true },
      shortcuts: SHORTCUTS.map(({ name, callback_id, description }) => ({
        ...{ type: 'global' as const, name, callback_id, description },
      })),
      slash_commands: [
        {
          command: COMMAND,
          url,
          description: 'Why you were asked, and the nine drivers explained',
          usage_hint: 'help | why | learn [driver]',
          // People come as `<@U123|name>`: an id cannot be mistaken for somebody else's.
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      // For workspaces that install the app themselves; for one workspace by its token it is not used.
      redirect_urls: [new URL(REDIRECT_PATH, baseUrl).href],
      scopes: { bot: [...SCOPES.required], bot_optional: [...SCOPES.optional] },
    },
    settings: {
      event_subscriptions: { request_url: url, bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true, request_url: url },
      // An Enterprise Grid may let the app into all of its workspaces at once.
      org_deploy_enabled: true,
      socket_mode_enabled: false,
      // Cannot be turned off once it is on, and one token per installation is enough here.
      token_rotation_enabled: false,
    },
  } satisfies Manifest;
}
