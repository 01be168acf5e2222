import type { Card } from '../chat/card.ts';
import type { ActionName, Commanded, Drafted, Pressed, Submitted } from '../chat/event.ts';
import type { Conversation, Destination, Failure, PlatformName, Profile } from '../chat/platform.ts';
import type { Reply } from '../chat/reply.ts';
import type { Locale } from '../locales/index.ts';
import type { Instant, OccurrenceKey, PersonId, TenantId, Window } from '../model/ids.ts';
import type { Lane, Planned, Reason } from '../model/occurrence.ts';
import type { Tx } from '../store/store.ts';

/** One occurrence that is due. */
export interface Due {
  readonly key: OccurrenceKey;
  readonly tenantId: TenantId;
  readonly view: string;
  readonly subject: string;
  readonly window: Window;
  readonly expiresAt: Instant;
}

/** What becomes of a due occurrence: a message in a lane, or the reason why not. */
export type Release =
  | { readonly type: 'send'; readonly subject: string; readonly lane: Lane }
  /** Not now: due again at this instant (the person is outside their hours, the unit has a snow day). */
  | { readonly type: 'defer'; readonly until: Instant }
  | { readonly type: 'drop'; readonly state: 'skipped' | 'cancelled' | 'expired'; readonly reason: Reason };

/** What a message shows at this moment, made from the database and never from what was sent before. */
export type Showing =
  | { readonly type: 'card'; readonly card: Card; readonly to: Destination }
  | Exclude<Release, { type: 'send' }>;

/** Who acted, as the platform vouched and the district file knows them. */
export interface Actor {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** Their language, with their district's words for the drivers. */
  readonly locale: Locale;
}

/** What a handler may use besides its transaction. */
export interface HandlerContext {
  readonly actor: Actor;
  readonly now: Instant;
}

export type PressHandler = (tx: Tx, event: Pressed, context: HandlerContext) => Promise<Reply>;
/** Keeps what stands in a dialog that was not sent off. Nobody is answered. */
export type DraftHandler = (tx: Tx, event: Drafted, context: HandlerContext) => Promise<void>;
export type SubmitHandler = (tx: Tx, event: Submitted, context: HandlerContext) => Promise<Reply>;

/** What can answer a command: it has no message that could be changed. */
export type CommandReply = Extract<Reply, { type: 'whisper' | 'toast' | 'openForm' | 'home' }>;

/** `rest` is what was typed after the command's name, as it was typed. */
export type CommandHandler = (
  tx: Tx,
  event: Commanded,
  rest: string,
  context: HandlerContext,
) => Promise<CommandReply>;

/** Something that answers people. What does only that, such as the help, is no loop: it sends nothing by itself. */
export interface Responder {
  /** The part of its action names before the dot, and the start of its keys. */
  readonly name: string;
  readonly presses: Readonly<Record<ActionName, PressHandler>>;
  /** Those of its presses that only show something: when more comes than can be served, whoever answers goes first. */
  readonly looks?: readonly ActionName[];
  readonly submissions: Readonly<Record<ActionName, SubmitHandler>>;
  /** For forms that keep a draft. */
  readonly drafts?: Readonly<Record<ActionName, DraftHandler>>;
  /**
   * By the words that name it, small and without accents: `why`, `por que`. The name `''` answers what no other name
   * fits, with all that was typed.
   */
  readonly commands?: Readonly<Record<string, CommandHandler>>;
  readonly follower?: Follower;
  /** Learns which time zone a platform names for somebody who acted; `undefined` where it names none. */
  heardZone?(
    tx: Tx,
    personId: PersonId,
    said: { readonly platform: PlatformName; readonly zone: string | undefined },
    now: Instant,
  ): Promise<void>;
  /** Makes a person's Home; only one responder does. */
  home?(tx: Tx, context: HandlerContext): Promise<Extract<Reply, { type: 'home' }>>;
}

/** A workspace, as the platform names it. */
export interface WorkspaceName {
  readonly platform: PlatformName;
  readonly workspaceId: string;
}

/** What looking into a channel showed: who is in it, with the profiles that were asked for. */
export type Look =
  | {
      readonly ok: true;
      readonly channel: Conversation;
      /** By user id; one that could not be read is not among them. */
      readonly profiles: ReadonlyMap<string, Profile>;
    }
  | { readonly ok: false; readonly failure: Failure };

/** What looking into a group of people showed. */
export type GroupLook =
  | {
      readonly ok: true;
      readonly members: readonly string[];
      /** By user id; one that could not be read is not among them. */
      readonly profiles: ReadonlyMap<string, Profile>;
    }
  | Extract<Look, { ok: false }>;

/**
 * Follows who is in which channel or group, and whose account ends. The engine asks the platform, outside of any
 * transaction; what it learns is handed over here, in one.
 */
export interface Follower {
  /** The channels to look into, and after how many milliseconds again. */
  channels(
    tx: Tx,
    workspace: WorkspaceName,
  ): Promise<readonly { readonly channelId: string; readonly everyMs: number }[]>;
  /** The groups of people to look into, and after how many milliseconds again. */
  groups?(
    tx: Tx,
    workspace: WorkspaceName,
  ): Promise<readonly { readonly groupId: string; readonly everyMs: number }[]>;
  /** Of those in a channel or group, whose profiles it takes to judge it: as few as possible, each is a call. */
  unknown(
    tx: Tx,
    workspace: WorkspaceName,
    members: readonly string[],
    now: Instant,
  ): Promise<readonly string[]>;
  looked(tx: Tx, workspace: WorkspaceName, channelId: string, look: Look, now: Instant): Promise<void>;
  lookedIntoGroup?(
    tx: Tx,
    workspace: WorkspaceName,
    groupId: string,
    look: GroupLook,
    now: Instant,
  ): Promise<void>;
  /** An account was switched off, or is there again. */
  accountChanged?(
    tx: Tx,
    workspace: WorkspaceName,
    account: { readonly userId: string; readonly deleted: boolean },
    now: Instant,
  ): Promise<void>;
  /**
   * Somebody of a workspace that serves no district wants to set one up. A workspace of `anybodys` installed the app
   * by itself: it is never given to a district that waits for one, for then its owner would choose who its people are.
   *
   * @returns whether they may; they are the admin of a new district then
   */
  founded?(
    tx: Tx,
    workspace: WorkspaceName & { readonly anybodys: boolean },
    founder: Profile,
    now: Instant,
  ): Promise<boolean>;
}

/**
 * A loop: something that comes round. Every loop folder exports one of these from its `index.ts`; adding a loop is
 * a folder and one line in `loops/index.ts`.
 */
export interface Loop extends Responder {
  /**
   * Everything this loop will send to a tenant in one window, in pages so that a large district never lies in
   * memory whole. Deterministic: planning the same window again gives the same keys.
   */
  plan(tx: Tx, tenantId: TenantId, window: Window, page: PlanPage): Promise<PlanResult>;
  /** Decides, in the transaction that releases it, what a due occurrence becomes, and writes what it needs. */
  release(tx: Tx, due: Due, now: Instant): Promise<Release>;
  /** Renders a message now. Asked before every attempt and every refresh. */
  show(
    tx: Tx,
    message: { readonly subject: string; readonly view: string; readonly sent: boolean },
    now: Instant,
  ): Promise<Showing>;
  /** Keeps what delivery taught: runs in the transaction that records a message as sent, or as given up. */
  delivered?(tx: Tx, subject: string, outcome: 'sent' | 'failed', now: Instant): Promise<void>;
}

/** Where to go on planning; `null` to begin. Opaque to the engine. */
export type PlanPage = string | null;

export interface PlanResult {
  readonly occurrences: readonly Planned[];
  /** `null` when the window is planned whole. */
  readonly next: PlanPage;
}
