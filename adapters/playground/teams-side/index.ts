import type { ChatPlatform, Inbox } from '../../../src/chat/platform.ts';
import type { EdgeMessage, SlackEdge } from '../edge/types.ts';
import { messageKey } from '../message-key.ts';
import type { TeamsAction, TeamsEdge, TeamsMessage } from '../teams-edge/types.ts';
import { type Answer, readAnswer } from './answer.ts';
import { samePeople } from './same-people.ts';

/** A dialog that is open for somebody in Teams. */
export interface TeamsDialog {
  readonly title: string;
  readonly card: unknown;
}

/** What a client shows of a message after a press: another card, a sentence under it. */
export interface TeamsShown {
  readonly card?: unknown;
  readonly note?: string;
}

/** A message that is in Teams only, as the person's client shows it. */
export type TeamsOwnMessage = Pick<TeamsMessage, 'id' | 'postedAt' | 'summary'> & TeamsShown;

/**
 * The Teams clients of Lakeside's people. What is pressed and typed in them goes as Teams sends it, signed, to the
 * real Teams adapter; what is shown is what that answers.
 */
export interface TeamsSide {
  /** Takes a platform's place and starts the Teams adapter with it, as soon as somebody uses Teams. */
  beside(platform: ChatPlatform): ChatPlatform;
  /** The bot's address. */
  connect(url: string): void;
  /** Presses a button of a message of the workspace, as it is drawn in Teams. @returns an HTTP status */
  press(userId: string, message: EdgeMessage, action: TeamsAction): Promise<number>;
  /** Presses a button of a message that is in Teams only. */
  pressOwn(userId: string, messageId: string, action: TeamsAction): Promise<number>;
  /** Presses a button of the open dialog. */
  pressInDialog(userId: string, action: TeamsAction): Promise<number>;
  closeDialog(userId: string): void;
  /** Writes to the bot, in a channel where one is named. */
  say(userId: string, text: string, channel?: string): Promise<number>;
  dialogOf(userId: string): TeamsDialog | undefined;
  /** What a client shows of a message of the workspace, until that is edited. */
  shownOf(userId: string, message: EdgeMessage): TeamsShown | undefined;
  /** The bot's messages to somebody that are in Teams only: answers in private. */
  ownOf(userId: string): readonly TeamsOwnMessage[];
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Makes the local Teams and the adapter that it talks to; both take a moment, so not before they are wanted. */
export type OpenTeams = () => Promise<{ readonly edge: TeamsEdge; readonly adapter: ChatPlatform }>;

export function createTeamsSide(slack: SlackEdge, open: OpenTeams): TeamsSide {
  const dialogs = new Map<string, TeamsDialog>();
  /** By person and message; `of` is the state of the message that it was an answer to. */
  const shown = new Map<string, TeamsShown & { readonly of: string }>();
  /** The messages of the workspace that were pressed in Teams, by their id there, and the other way round. */
  const standsFor = new Map<string, EdgeMessage>();
  const idOf = new Map<string, string>();
  const listeners = new Set<() => void>();
  const added = new Set<string>();
  let inbox: Inbox | undefined;
  let url = '';
  let opening: Promise<TeamsEdge> | undefined;
  let adapter: ChatPlatform | undefined;
  let edge: TeamsEdge | undefined;

  const changed = () => {
    for (const listener of listeners) listener();
  };

  /** 2 s and 90 MB for the SDK: a visitor who looks at Slack alone does not pay for it. */
  async function ready(): Promise<TeamsEdge> {
    opening ??= (async () => {
      const made = await open();
      const given = inbox;
      if (!given) throw new Error('nobody listens yet');
      await made.adapter.start(
        samePeople(given, { slack, teams: made.edge, standsFor: (id) => standsFor.get(id) }),
      );
      made.edge.connect(`${url}/api/messages`);
      made.edge.onChange(changed);
      ({ adapter, edge } = made);
      return made.edge;
    })();
    return opening;
  }

  /** The local Teams, with the app added by whoever is about to use it. */
  async function readyFor(userId: string): Promise<TeamsEdge> {
    const teams = await ready();
    const name = nameOf(userId);
    if (!added.has(name)) {
      added.add(name);
      await teams.install(name);
    }
    return teams;
  }

  function nameOf(userId: string): string {
    return slack.users().find(({ id }) => id === userId)?.name ?? '';
  }

  const state = ({ editedAt, text }: EdgeMessage) => `${editedAt} ${text}`;
  const shownKey = (userId: string, key: string) => `${userId} ${key}`;

  /** What a client does with an answer. */
  function take(userId: string, key: string | undefined, of: string, answer: Answer): number {
    if (answer.dialog === 'closed') dialogs.delete(userId);
    else if (answer.dialog) dialogs.set(userId, answer.dialog);
    if (key !== undefined && (answer.card !== undefined || answer.note !== undefined)) {
      const before = shown.get(shownKey(userId, key));
      const kept = before?.of === of ? before : undefined;
      shown.set(shownKey(userId, key), {
        of,
        ...(answer.card !== undefined
          ? { card: answer.card }
          : kept?.card !== undefined
            ? { card: kept.card }
            : {}),
        ...(answer.note === undefined ? {} : { note: answer.note }),
      });
    }
    changed();
    return answer.status;
  }

  const kept = (userId: string, key: string, of: string): TeamsShown | undefined => {
    const one = shown.get(shownKey(userId, key));
    return one?.of === of ? one : undefined;
  };

  return {
    beside: (platform) => ({
      ...platform,
      async start(given) {
        inbox = given;
        await platform.start(given);
      },
      handle: (request, response) =>
        platform.handle(request, response) || (adapter?.handle(request, response) ?? false),
      async stop() {
        await Promise.all([platform.stop(), adapter?.stop()]);
      },
    }),
    connect(given) {
      url = given;
    },
    async press(userId, message, action) {
      const teams = await readyFor(userId);
      const key = messageKey(message);
      const channel = slack.channels().find(({ id }) => id === message.channelId)?.name;
      const messageId = idOf.get(key) ?? teams.place(nameOf(userId), channel);
      idOf.set(key, messageId);
      standsFor.set(messageId, message);
      const answer = await teams.act(nameOf(userId), action, { messageId, channel });
      return take(userId, key, state(message), readAnswer(answer));
    },
    async pressOwn(userId, messageId, action) {
      const teams = await readyFor(userId);
      const message = teams.direct(nameOf(userId)).find(({ id }) => id === messageId);
      if (!message) return 404;
      const answer = await teams.act(nameOf(userId), action, { messageId });
      return take(userId, messageId, String(message.edits), readAnswer(answer));
    },
    async pressInDialog(userId, action) {
      const teams = await readyFor(userId);
      return take(userId, undefined, '', readAnswer(await teams.act(nameOf(userId), action)));
    },
    closeDialog(userId) {
      dialogs.delete(userId);
      changed();
    },
    async say(userId, text, channel) {
      const teams = await readyFor(userId);
      return (await teams.say(nameOf(userId), text, channel)).status;
    },
    dialogOf: (userId) => dialogs.get(userId),
    shownOf: (userId, message) => kept(userId, messageKey(message), state(message)),
    ownOf(userId) {
      const name = nameOf(userId);
      const own = edge?.direct(name).filter(({ id }) => !standsFor.has(id)) ?? [];
      return own.map((message) => {
        const after = kept(userId, message.id, String(message.edits));
        return {
          ...message,
          card: after?.card ?? message.card,
          ...(after?.note ? { note: after.note } : {}),
        };
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await opening?.catch(() => {});
      await edge?.close();
    },
  };
}
