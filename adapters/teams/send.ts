import type { MessageRef } from '../../src/chat/event.ts';
import type { ChatPlatform, Destination } from '../../src/chat/platform.ts';
import { botIdOf, type TeamsConfig, tenantOf } from './config.ts';
import type { Connector } from './connector.ts';
import { attempt, ConnectorError } from './errors.ts';
import { messageOf } from './message.ts';
import type { Reach } from './reach.ts';
import { addressesOf, createRoster, idOf, kindOf } from './roster.ts';
import type { Token } from './token.ts';

export interface SenderParts {
  readonly config: TeamsConfig;
  readonly connector: Connector;
  readonly reach: Reach;
  readonly token: Token | undefined;
}

type Port = Pick<
  ChatPlatform,
  'identify' | 'send' | 'update' | 'find' | 'findPerson' | 'profile' | 'conversation'
>;

export interface Sender extends Port {
  /** Posts an activity that is not the outbox's: the answer to what somebody just did. @throws ConnectorError */
  say(to: Destination, activity: object): Promise<MessageRef>;
  /** Changes a message. @throws ConnectorError */
  change(ref: MessageRef, activity: object): Promise<void>;
}

/** Everything that goes out: sending, editing, looking people up. */
export function createSender({ config, connector, reach, token }: SenderParts): Sender {
  const tenantId = tenantOf(config);
  const organisation = config.credentials.type === 'app' ? tenantId : undefined;
  const bot = { id: botIdOf(config) };
  const roster = createRoster(connector, reach, () => config.clock.now());

  async function directOf(userId: string): Promise<string> {
    const members = [{ id: userId }];
    const parameters = { isGroup: false, bot, members, tenantId, channelData: { tenant: { id: tenantId } } };
    return (await connector.open(await reach.route(), parameters)).id;
  }

  async function say(to: Destination, activity: object): Promise<MessageRef> {
    const from = { from: bot, ...activity };
    if (to.type === 'channel' && isTeamChannel(to.channelId)) {
      const { id, activityId } = await connector.open(await reach.route(to.channelId), {
        isGroup: true,
        bot,
        channelData: { channel: { id: to.channelId }, tenant: { id: tenantId } },
        activity: from,
      });
      // A thread's id names its first message: `19:…;messageid=1700…`.
      const messageId = activityId ?? /;messageid=(.+)$/.exec(id)?.[1];
      if (!messageId) throw new ConnectorError({ type: 'uncertain', detail: 'unreadable_answer' });
      return { channelId: to.channelId, messageId };
    }
    const channelId = to.channelId ?? (await directOf(to.type === 'person' ? to.userId : ''));
    return { channelId, messageId: await connector.post(await reach.route(channelId), channelId, from) };
  }

  async function change({ channelId, messageId }: MessageRef, activity: object): Promise<void> {
    const edited = { from: bot, id: messageId, ...activity };
    await connector.update(await reach.route(channelId), channelId, messageId, edited);
  }

  return {
    say,
    change,
    identify: () =>
      attempt(async () => {
        await token?.();
        return { workspaceId: tenantId, name: 'Microsoft Teams' };
      }),

    send: ({ to, card, key }) =>
      // The alert puts it into the activity feed too; an edit never gets one.
      attempt(() => say(to, { ...messageOf(card, key), channelData: { notification: { alert: true } } })),

    update: (_workspaceId, ref, card) =>
      attempt(async () => {
        await change(ref, messageOf(card));
        return ref;
      }),

    // Teams lets no bot read what it has written, so an uncertain message is sent once more and both carry the same
    // check-in: answering either answers it.
    find: async () => ({ ok: false, failure: { type: 'invalid', detail: 'teams_cannot_look' } }),

    findPerson: (_workspaceId, email) => attempt(() => roster.find(email)),

    profile: (_workspaceId, userId, channelId) =>
      attempt(async () => {
        const where = channelId ?? (await directOf(userId));
        const member = await connector.member(await reach.route(where), where, userId);
        const [email] = addressesOf(member);
        return {
          userId,
          name: member.name ?? userId,
          ...(email === undefined ? {} : { email }),
          deleted: false,
          kind: kindOf(member, organisation),
        };
      }),

    conversation: (_workspaceId, channelId) =>
      attempt(async () => {
        const members = await connector.members(await reach.route(channelId), channelId);
        return {
          members: members.map(idOf),
          shared: members.some((one) => kindOf(one, organisation) === 'stranger'),
        };
      }),
  };
}

/** A channel of a team, as opposed to a group chat (`…@thread.v2`): its messages begin threads. */
function isTeamChannel(channelId: string): boolean {
  return /@thread\.(tacv2|skype)$/.test(channelId);
}
