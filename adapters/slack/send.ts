import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { MessageRef } from '../../src/chat/event.ts';
import type { ChatPlatform, Destination, Outcome, Profile } from '../../src/chat/platform.ts';
import { attempt, refusalOf } from './errors.ts';
import { type Message, renderCard } from './render/card.ts';

type Sender = Required<
  Pick<
    ChatPlatform,
    'identify' | 'send' | 'update' | 'find' | 'findPerson' | 'profile' | 'conversation' | 'groupMembers'
  >
>;

/** What marks a message as ours, beside its key. */
const METADATA_TYPE = 'driveline';
/** How far back `find` pages: 5 × 100 messages in the one channel since shortly before the send. */
const PAGES = 5;
const PAGE_SIZE = 100;
/** Members of a channel: 50 × 200 are more than any team. */
const MEMBER_PAGES = 50;
const MEMBERS_A_PAGE = 200;
/** A message must not be missed because our clock ran ahead when it was sent: two hours are what a wrong zone costs. */
const CLOCK_MARGIN_MS = 3 * 3_600_000;

/** Everything that goes out by the outbox's own client: sending, editing, looking, looking up. */
export function createSender(client: WebClient): Sender {
  async function post(channel: string, message: Message, key: string): Promise<Outcome<MessageRef>> {
    const answer = await client.chat.postMessage({
      channel,
      ...message,
      metadata: { event_type: METADATA_TYPE, event_payload: { key } },
      unfurl_links: false,
      unfurl_media: false,
    });
    return refOf(answer);
  }

  async function openDirect(userId: string): Promise<string> {
    const answer = await client.conversations.open({ users: userId });
    return z.string().parse(answer.channel?.id);
  }

  async function directOf(to: Destination): Promise<string> {
    return to.channelId ?? (await openDirect(z.object({ userId: z.string() }).parse(to).userId));
  }

  return {
    identify: () =>
      attempt(async () => {
        const answer = await client.auth.test();
        const workspaceId = answer.is_enterprise_install ? answer.enterprise_id : answer.team_id;
        return { ok: true, value: { workspaceId: workspaceId ?? '', name: answer.team ?? '' } };
      }),

    send: ({ to, card, key }) =>
      attempt(async () => {
        const channel = to.type === 'channel' ? to.channelId : (to.channelId ?? to.userId);
        const first = renderCard(card);
        try {
          return await post(channel, first, key);
        } catch (error) {
          const refusal = refusalOf(error);
          // Both were refused whole, so nothing was posted and one more attempt cannot double anything.
          if (refusal === 'channel_not_found' && to.type === 'person') {
            return post(await openDirect(to.userId), first, key);
          }
          if (refusal === 'invalid_blocks' && first.blocks.some(isRecent)) {
            return post(channel, renderCard(card, 'old'), key);
          }
          throw error;
        }
      }),

    update: (_workspaceId, ref, card) =>
      attempt(async () => {
        const target = { channel: ref.channelId, ts: ref.messageId };
        const { text, blocks } = renderCard(card);
        try {
          return refOf(await client.chat.update({ ...target, text, blocks }));
        } catch (error) {
          if (refusalOf(error) !== 'invalid_blocks') throw error;
          // Never a new post in place of the old one. Blocks must be given as empty: left out, the old ones stay.
          return refOf(await client.chat.update({ ...target, text, blocks: [] }));
        }
      }),

    find: ({ to, key }, since) =>
      attempt(async () => {
        const channel = await directOf(to);
        let cursor: string | undefined;
        for (let page = 0; page < PAGES; page++) {
          const answer = await client.conversations.history({
            channel,
            oldest: ((since - CLOCK_MARGIN_MS) / 1000).toFixed(6),
            include_all_metadata: true,
            limit: PAGE_SIZE,
            ...(cursor ? { cursor } : {}),
          });
          const found = answer.messages?.find((message) => keyOf(message) === key);
          if (found?.ts) return { ok: true, value: { channelId: channel, messageId: found.ts } };
          cursor = answer.response_metadata?.next_cursor;
          if (!cursor) return { ok: true, value: undefined };
        }
        // There is more than we read, so "not there" would be a guess.
        return { ok: false, failure: { type: 'invalid', detail: 'too_many_messages' } };
      }),

    findPerson: (_workspaceId, email) =>
      attempt(async () => {
        try {
          const answer = await client.users.lookupByEmail({ email });
          return { ok: true, value: answer.user?.id };
        } catch (error) {
          if (refusalOf(error) === 'users_not_found') return { ok: true, value: undefined };
          throw error;
        }
      }),

    profile: (workspaceId, userId) =>
      attempt(async () => {
        const { user } = await client.users.info({ user: userId, include_locale: true });
        const kind = kindOf(workspaceId, user);
        const email = kind === 'member' ? user?.profile?.email : undefined;
        const names = [user?.profile?.display_name, user?.profile?.real_name, user?.real_name, user?.name];
        return {
          ok: true,
          value: {
            userId,
            name: names.find((name) => name) ?? userId,
            ...(email === undefined ? {} : { email }),
            ...(user?.tz ? { zone: user.tz } : {}),
            ...(user?.locale ? { locale: user.locale } : {}),
            deleted: user?.deleted ?? false,
            kind,
            runs: kind === 'member' && (user?.is_admin === true || user?.is_owner === true),
          },
        };
      }),

    conversation: (_workspaceId, channelId) =>
      attempt(async () => {
        const { channel } = await client.conversations.info({ channel: channelId });
        const members: string[] = [];
        let cursor: string | undefined;
        for (let page = 0; page < MEMBER_PAGES; page++) {
          const answer = await client.conversations.members({
            channel: channelId,
            limit: MEMBERS_A_PAGE,
            ...(cursor ? { cursor } : {}),
          });
          members.push(...(answer.members ?? []));
          cursor = answer.response_metadata?.next_cursor;
          if (!cursor) break;
        }
        const name = channel?.name;
        return {
          ok: true,
          value: {
            ...(name === undefined ? {} : { name: `#${name}` }),
            members,
            shared: channel?.is_ext_shared === true || channel?.is_pending_ext_shared === true,
          },
        };
      }),

    groupMembers: (_workspaceId, groupId) =>
      attempt(async () => {
        const { users = [] } = await client.usergroups.users.list({ usergroup: groupId });
        // As with one that is disabled: that nobody is in it must end nobody's part in a team.
        if (users.length === 0) return { ok: false, failure: { type: 'gone', detail: 'empty_group' } };
        return { ok: true, value: users };
      }),
  };
}

type SlackUser = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** Slack's own bot says of itself that it is none. */
const SLACKBOT = 'USLACKBOT';

/** In a grid a person is of every workspace that their enterprise account names. */
function kindOf(workspaceId: string, user: SlackUser | undefined): Profile['kind'] {
  if (user?.is_bot || user?.id === SLACKBOT || user?.is_workflow_bot) return 'bot';
  const home = user?.team_id ?? workspaceId;
  const { teams = [], enterprise_id } = user?.enterprise_user ?? {};
  const here = home === workspaceId || enterprise_id === workspaceId || teams.includes(workspaceId);
  if (user?.is_stranger || !here) return 'stranger';
  return user?.is_restricted || user?.is_ultra_restricted ? 'guest' : 'member';
}

function refOf(answer: { channel?: string | undefined; ts?: string | undefined }): Outcome<MessageRef> {
  return answer.channel && answer.ts
    ? { ok: true, value: { channelId: answer.channel, messageId: answer.ts } }
    : { ok: false, failure: { type: 'uncertain', detail: 'unreadable_answer' } };
}

const ours = z.object({
  metadata: z.object({ event_type: z.literal(METADATA_TYPE), event_payload: z.object({ key: z.string() }) }),
});

function keyOf(message: unknown): string | undefined {
  return ours.safeParse(message).data?.metadata.event_payload.key;
}

/** Block types that a Slack of yesterday, or one for governments, may not know. */
function isRecent(block: { readonly type: string }): boolean {
  return block.type === 'table' || block.type === 'data_visualization';
}
