import type { ChatEvent } from '../../../src/chat/event.ts';
import type { Inbox } from '../../../src/chat/platform.ts';
import { NOTHING } from '../../../src/chat/reply.ts';
import type { EdgeMessage, SlackEdge } from '../edge/types.ts';
import type { TeamsEdge } from '../teams-edge/types.ts';

/** Which message of the workspace a message in the local Teams stands for, by its id there. */
export type StandsFor = (messageId: string) => Pick<EdgeMessage, 'channelId' | 'ts'> | undefined;

/**
 * Lakeside has its accounts in the local Slack. The same people sit in the local Teams, so what the Teams adapter
 * hears of them goes to the engine as theirs: everything before and after that is the real adapter's.
 */
export function samePeople(
  inbox: Inbox,
  parts: { readonly slack: SlackEdge; readonly teams: TeamsEdge; readonly standsFor: StandsFor },
): Inbox {
  const { slack, teams, standsFor } = parts;

  function slackUser(entraId: string): string {
    const user = slack.users().find(({ name }) => teams.person(name).id === entraId);
    return user?.id ?? entraId;
  }

  return {
    shown: inbox.shown,
    routeTo: async () => teams.serviceUrl,
    channelsIn: async () => [],
    async route(event) {
      const here = inSlack(event, slackUser, slack, standsFor);
      return here ? inbox.route(here) : NOTHING;
    },
  };
}

/** `undefined`: what only concerns Teams itself, such as that the app was added. */
function inSlack(
  event: ChatEvent,
  slackUser: (entraId: string) => string,
  slack: SlackEdge,
  standsFor: StandsFor,
): ChatEvent | undefined {
  const { place: _, ...rest } = event;
  if (rest.type !== 'pressed' && rest.type !== 'submitted' && rest.type !== 'commanded') return undefined;
  const actor = { ...rest.actor, userId: slackUser(rest.actor.userId) };
  const known = { platform: 'slack', workspaceId: slack.teamId, actor } as const;
  switch (rest.type) {
    case 'pressed': {
      const { message: pressed, ...press } = rest;
      const message = pressed && standsFor(pressed.messageId);
      return {
        ...press,
        ...known,
        ...(message ? { message: { channelId: message.channelId, messageId: message.ts } } : {}),
      };
    }
    case 'submitted':
      return { ...rest, ...known };
    case 'commanded':
      return { ...rest, ...known, channelId: slack.direct(actor.userId) };
  }
}
