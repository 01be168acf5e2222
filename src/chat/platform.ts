import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Card } from './card.ts';
import type { ChatEvent, MessageRef } from './event.ts';
import type { Receipt, Reply } from './reply.ts';

export type PlatformName = 'slack' | 'teams';

/** The one closed type of everything that can go wrong on the way to a platform. Returned, never thrown. */
export type Failure =
  /** Refused for now and surely not done. `afterMs` is the platform's own word (Retry-After), where it gave one. */
  | { readonly type: 'retry'; readonly afterMs?: number; readonly detail: string }
  /**
   * The person, channel or message is no longer there, or may not be written to. `until: 'heard'`: the conversation
   * itself is closed to us, and stays so until something comes from it.
   */
  | { readonly type: 'gone'; readonly detail: string; readonly until?: 'heard' }
  /** Our token or its rights are no longer good: nothing can be sent until an admin acts. */
  | { readonly type: 'unauthorised'; readonly detail: string }
  /** Our own mistake: the platform will refuse this however often it is sent. */
  | { readonly type: 'invalid'; readonly detail: string }
  /** It may or may not have been done (time-out, dropped socket, 5xx). Look before sending again. */
  | { readonly type: 'uncertain'; readonly detail: string };

/** `detail` in a failure is a platform's error code or an error's class, never a person's words. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Where a message goes. For a person, `channelId` is the direct channel where one is already known. */
export type Destination =
  | {
      readonly type: 'person';
      readonly platform: PlatformName;
      readonly workspaceId: string;
      readonly userId: string;
      readonly channelId?: string;
    }
  | {
      readonly type: 'channel';
      readonly platform: PlatformName;
      readonly workspaceId: string;
      readonly channelId: string;
    };

export interface Outgoing {
  readonly to: Destination;
  readonly card: Card;
  /** Our own name for this message, kept with it where the platform can, so that {@link ChatPlatform.find} finds it. */
  readonly key: string;
}

export interface Profile {
  readonly userId: string;
  readonly name: string;
  /** As the workspace's own directory has it; absent for guests, whose address nobody there vouches for. */
  readonly email?: string;
  readonly zone?: string;
  readonly locale?: string;
  readonly deleted: boolean;
  /**
   * What they are to the workspace: one of its own people, a guest of it, somebody of another organisation (Slack
   * Connect, a shared channel of Teams), or no person at all.
   */
  readonly kind: 'member' | 'guest' | 'stranger' | 'bot';
  /** Whether they run the workspace (an owner or admin in Slack); absent where the platform does not say. */
  readonly runs?: boolean;
}

/** A channel or group, as the platform knows it. */
export interface Conversation {
  readonly name?: string;
  /** The user ids of those in it, ours and other bots' among them where the platform lists those. */
  readonly members: readonly string[];
  /** People of another organisation are in it, or may be: what is posted leaves the district. */
  readonly shared: boolean;
}

/** What an adapter tells the engine. Given to {@link ChatPlatform.start}. */
export interface Inbox {
  /** Handles one event; the answer is stored durably before this resolves. Never rejects. */
  route(event: ChatEvent): Promise<Reply>;
  /** The platform took the card of a `replace` reply. */
  shown(receipt: Receipt): void;
  /**
   * How a conversation is reached, as the newest event from it said; the workspace's own way where nothing has come
   * from it yet, or where no conversation is named. `undefined`: nothing was ever heard.
   */
  routeTo(platform: PlatformName, workspaceId: string, channelId?: string): Promise<string | undefined>;
  /** The channels and groups that the bot is in, as events told. */
  channelsIn(platform: PlatformName, workspaceId: string): Promise<readonly string[]>;
}

/** How fast a platform may be written to. The engine keeps one token bucket per workspace and kind, one per channel. */
export interface Pace {
  /** New messages per minute in one workspace. */
  readonly sendsPerMinute: number;
  /** Edits of existing messages per minute in one workspace. */
  readonly updatesPerMinute: number;
  /** New messages per minute in one channel. */
  readonly channelSendsPerMinute: number;
}

/** A workspace, by the platform's own word. */
export interface Identity {
  readonly workspaceId: string;
  readonly name: string;
}

/** Lets the app in for people who never did that themselves, by their organisation's leave. */
export interface AddsForPeople {
  /** The details of those failures after which it may help: of somebody who never had the app. Never of who took it out. */
  readonly after: readonly string[];
  /** @returns the direct conversation that they have with us now. A failure of type `gone`: it is not to be. */
  add(workspaceId: string, userId: string): Promise<Outcome<string>>;
}

/** The port to one chat platform. An adapter folder implements it and imports nothing deeper than `src/chat`. */
export interface ChatPlatform {
  readonly name: PlatformName;
  readonly pace: Pace;
  /** Learns which workspace the credentials belong to; of several installs, those of `workspaceId`. */
  identify(workspaceId?: string): Promise<Outcome<Identity>>;
  /**
   * The workspaces that have let the app in, on a platform where anybody may install it. Such a workspace serves a
   * district only where the district's file names it. Absent where the credentials are those of one workspace.
   */
  installed?(): Promise<readonly string[]>;
  start(inbox: Inbox): Promise<void>;
  /** Stops taking events and resolves once every event in flight has been answered. */
  stop(): Promise<void>;
  /** Answers an HTTP request if its path is this platform's; `false` means it is not. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  send(message: Outgoing): Promise<Outcome<MessageRef>>;
  update(workspaceId: string, ref: MessageRef, card: Card): Promise<Outcome<MessageRef>>;
  /**
   * Looks for a message that an earlier attempt may have posted. `undefined` as a value: looked, not there.
   * A failure of type `invalid` or `unauthorised`: this platform or these rights do not let us look.
   */
  find(message: Pick<Outgoing, 'to' | 'key'>, since: number): Promise<Outcome<MessageRef | undefined>>;
  /** The user id that belongs to a mail address; `undefined` where nobody has it. */
  findPerson(workspaceId: string, email: string): Promise<Outcome<string | undefined>>;
  /** What the platform knows of a user. `channelId` is a conversation that both are in, where one is known. */
  profile(workspaceId: string, userId: string, channelId?: string): Promise<Outcome<Profile>>;
  /** Who is in a channel or group. A failure of type `gone`: the bot is not in it, or there is none. */
  conversation(workspaceId: string, channelId: string): Promise<Outcome<Conversation>>;
  /**
   * The user ids of a group's members: people whom the workspace names together, wherever they talk (a Slack user
   * group). A failure of type `gone`: there is no such group, or it is switched off or empty. Absent where a platform
   * knows no groups.
   */
  groupMembers?(workspaceId: string, groupId: string): Promise<Outcome<readonly string[]>>;
  /** Absent where people let the app in themselves, or need not. */
  readonly addsForPeople?: AddsForPeople;
}
