import { z } from 'zod';
import { type ChatEvent, chatEvent } from '../../../src/chat/event.ts';

/** What every event has, whatever it says. */
export interface Where {
  readonly workspaceId: string;
  readonly at: number;
}

type Said<Event> = Event extends unknown ? Omit<Event, 'platform' | keyof Where> : never;

const member = z.object({ user: z.string(), channel: z.string() });
const group = z.string().min(1);
const profile = z.object({
  user: z.object({
    id: z.string(),
    deleted: z.boolean().default(false),
    tz: z.string().nullish(),
    locale: z.string().nullish(),
  }),
});

/** One reader per Events API type: what Slack says, as what the engine understands. `undefined`: nothing to do. */
const READERS = {
  // Somebody looks at our Home; it comes for the tab with our messages, too.
  app_home_opened: (event) => {
    const { user, tab } = z.object({ user: z.string(), tab: z.string().optional() }).parse(event);
    return tab === 'messages' ? undefined : { type: 'homeOpened', actor: { userId: user } };
  },
  // The workspace let us go. This and `tokens_revoked` come in any order, or both; install/farewell asks Slack.
  app_uninstalled: () => ({ type: 'uninstalled' }),
  tokens_revoked: (event) => {
    const { tokens } = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) }).parse(event);
    // It also comes when a person's own token goes, which takes nothing from the bot.
    return tokens.bot && tokens.bot.length > 0 ? { type: 'uninstalled' } : undefined;
  },
  member_joined_channel: (event) => {
    const { user, channel } = member.parse(event);
    return { type: 'memberJoined', actor: { userId: user }, channelId: channel };
  },
  member_left_channel: (event) => {
    const { user, channel } = member.parse(event);
    return { type: 'memberLeft', actor: { userId: user }, channelId: channel };
  },
  // Who is in a user group now is asked for: of a large one the event names no more than 500.
  subteam_members_changed: (event) => {
    const { subteam_id } = z.object({ subteam_id: group }).parse(event);
    return { type: 'groupChanged', groupId: subteam_id };
  },
  // Also comes when a user group is disabled or enabled.
  subteam_updated: (event) => {
    const { subteam } = z.object({ subteam: z.object({ id: group }) }).parse(event);
    return { type: 'groupChanged', groupId: subteam.id };
  },
  // In an organisation one workspace let us in, or took us out. What waited for it goes now; that it took us out says
  // of the organisation's token only what Slack then says of it.
  team_access_granted: () => ({ type: 'installed' }),
  team_access_revoked: () => ({ type: 'uninstalled' }),
  // A new time zone moves what is planned; a deactivated account stops it.
  user_change: (event) => {
    const { user } = profile.parse(event);
    return {
      type: 'profileChanged',
      actor: {
        userId: user.id,
        ...(user.tz ? { zone: user.tz } : {}),
        ...(user.locale ? { locale: user.locale } : {}),
      },
      deleted: user.deleted,
    };
  },
} satisfies Record<string, (event: unknown) => Said<ChatEvent> | undefined>;

export type BotEvent = keyof typeof READERS;

/** The Events API types that are listened to; the manifest asks for exactly these. */
// The cast is proven by the line above: the keys of an object literal are its type's keys.
export const BOT_EVENTS = Object.keys(READERS) as readonly BotEvent[];

export function isBotEvent(type: string): type is BotEvent {
  return Object.hasOwn(READERS, type);
}

/** `undefined` where there is nothing to do; `unreadable` where Slack's payload is not what its reference says. */
export function readEvent(
  name: BotEvent,
  event: unknown,
  where: Where,
): ChatEvent | undefined | 'unreadable' {
  try {
    const said = READERS[name](event);
    return said && chatEvent.parse({ platform: 'slack', ...where, ...said });
  } catch (error) {
    if (error instanceof z.ZodError) return 'unreadable';
    throw error;
  }
}
