import type { Keys } from './keys.ts';

/** Somebody of the tenant. */
export interface TeamsPerson {
  readonly name: string;
  readonly email?: string;
  /** The Entra object id; made from the name where absent. */
  readonly id?: string;
  readonly guest?: boolean;
  readonly zone?: string;
  readonly locale?: string;
}

export interface TeamsSeed {
  readonly people: readonly TeamsPerson[];
  /** Channels of teams, and group chats, each with the names of its members. */
  readonly channels?: readonly TeamsChannel[];
}

export interface TeamsChannel {
  readonly name: string;
  readonly members: readonly string[];
  /** A group chat: it has no threads, and belongs to no team. */
  readonly group?: boolean;
}

export interface KnownPerson {
  readonly name: string;
  readonly id: string;
  /** Teams' own id for them with this bot. */
  readonly mri: string;
  readonly email: string | undefined;
  readonly guest: boolean;
  readonly zone: string;
  readonly locale: string;
}

/** A message as it stands now in a conversation. */
export interface TeamsMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly summary: string | undefined;
  readonly text: string | undefined;
  /** The Adaptive Card; `undefined` where there is none. */
  readonly card: Readonly<Record<string, unknown>> | undefined;
  /** When it was posted, by the edge's clock, in epoch ms. */
  readonly postedAt: number;
  readonly edits: number;
  /** The whole activity, as the bot sent it. */
  readonly activity: Readonly<Record<string, unknown>>;
}

/** One call to the Connector. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** What shall go wrong with a call. `dropped`: it is done, and then the socket is destroyed. */
export type ConnectorFault =
  | {
      readonly status: number;
      readonly code?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | 'dropped';

/** A button as a client hands it over, what was entered in its card already in its data. */
export interface TeamsAction {
  readonly type: string;
  readonly verb: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The message that a button is in; in a channel, its name. */
export interface ActedOn {
  readonly messageId: string;
  readonly channel?: string | undefined;
}

/** What an invoke, or any other activity, was answered with. */
export interface BotAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The text as it came, for looking into what must not be in it. */
  readonly text: string;
}

/** A Microsoft Teams on this machine: login, keys, Connector, and people who act. */
export interface TeamsEdge {
  /** Where login and keys are: what `TEAMS_STAND_IN_URL` is set to. */
  readonly url: string;
  readonly serviceUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly tenantId: string;
  readonly keys: Keys;
  /** Activities go there from now on: the bot's `/api/messages`. */
  connect(messagesUrl: string): void;
  person(name: string): KnownPerson;
  channel(name: string): string;
  /** Puts the app into a person's own scope. */
  install(name: string): Promise<BotAnswer>;
  uninstall(name: string): Promise<BotAnswer>;
  /** Puts the app into the team of a channel. */
  installInChannel(channel: string, by: string): Promise<BotAnswer>;
  /** Takes the app out of the team of a channel. */
  removeFromChannel(channel: string, by: string): Promise<BotAnswer>;
  /** Somebody is put into a channel's team, or taken out of it; who is in it is what the roster says from then on. */
  move(name: string, channel: string, to: 'in' | 'out'): Promise<BotAnswer>;
  /** Writes to the bot; in a channel with its mention. */
  say(name: string, text: string, channel?: string): Promise<BotAnswer>;
  /** Presses the button with this title, with what is entered in the card. */
  press(
    name: string,
    message: TeamsMessage,
    title: string,
    inputs?: Readonly<Record<string, string>>,
  ): Promise<BotAnswer>;
  /** Sends what a client sends when an action is taken: on a message, or in a dialog where there is none. */
  act(name: string, action: TeamsAction, on?: ActedOn): Promise<BotAnswer>;
  /** Presses a button of the dialog that an answer opened, the first one unless a title is given. */
  submitDialog(
    name: string,
    opened: BotAnswer,
    inputs: Readonly<Record<string, string>>,
    title?: string,
  ): Promise<BotAnswer>;
  /** Gives an id to a message that a client of somebody shows and that did not come over the Connector. */
  place(name: string, channel?: string): string;
  /** Sends any activity with a good token, or with the header given. */
  deliver(activity: object, authorization?: string): Promise<BotAnswer>;
  /** The parts of an activity by somebody, to change and deliver. */
  activityBy(name: string, over?: object, channel?: string): Readonly<Record<string, unknown>>;
  /** The bot's messages to a person, oldest first. */
  direct(name: string): readonly TeamsMessage[];
  inChannel(channel: string): readonly TeamsMessage[];
  /** Calls back after each message that is posted or edited. @returns how to end it */
  onChange(listener: () => void): () => void;
  readonly calls: readonly ConnectorCall[];
  /** The calls to Microsoft Graph. */
  readonly graphCalls: readonly ConnectorCall[];
  /** For what the tokens given out so far are, in order. */
  tokensGiven(): readonly string[];
  /** An admin consents to `TeamsAppInstallation.ReadWriteSelfForUser.All`; until then Graph answers 403. */
  consent(): void;
  /** Goes wrong with the next calls of this kind, in order. */
  fault(kind: 'post' | 'put' | 'open' | 'token' | 'graph', ...faults: readonly ConnectorFault[]): void;
  /** From now on the bot's secret is another. */
  expireSecret(): void;
  close(): Promise<void>;
}
