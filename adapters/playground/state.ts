import type { EdgeMessage, EdgeValue, EdgeView } from './edge/types.ts';
import type { TeamsAction } from './teams-edge/types.ts';
import type { TeamsDialog } from './teams-side/index.ts';
import type { TeamsOwn, TeamsView } from './teams-view.ts';

/** What the page asks the server for, whole, after every change: on loopback that is a few milliseconds. */
export interface PlaygroundState {
  readonly phase: Phase;
  readonly workspace: string;
  readonly clock: ClockState;
  readonly people: readonly Person[];
  /** The person whose client is shown. */
  readonly you: string;
  readonly conversations: readonly Conversation[];
  /** Every message that person can see, oldest first. */
  readonly messages: readonly EdgeMessage[];
  readonly view?: EdgeView;
  /** That person's Home tab, once the bot has filled it. */
  readonly home?: EdgeView;
  /** The newest of these messages as Teams cards, where the page asked for them. */
  readonly teams?: TeamsView;
  /** The bot's messages to that person that are in Teams only, where the page asked for Teams. */
  readonly teamsOwn?: readonly TeamsOwn[];
  /** The dialog that is open in Teams, as the bot answered it. */
  readonly teamsDialog?: TeamsDialog;
  readonly guide: Guide;
  readonly botUserId: string;
}

export type Phase =
  /** The school year so far is being lived. `done` and `total` count simulated days. */
  | { readonly type: 'preparing'; readonly done: number; readonly total: number }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string };

export interface ClockState {
  /** Epoch ms by the playground's clock, when the state was made. It flows with real time from there. */
  readonly now: number;
  /** True while a jump is under way; buttons wait for its end. */
  readonly moving: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly zone: string;
  /** Where they are found in the picker, e.g. `Harbor Middle School`. */
  readonly group: string;
  /** Offered by face, first of all. */
  readonly suggested: boolean;
}

export interface Conversation {
  readonly id: string;
  readonly kind: 'channel' | 'direct';
  readonly name: string;
  readonly members: number;
  readonly unread: number;
}

/** Who and where the first minute leads to. */
export interface Guide {
  readonly teacher: string;
  readonly principal: string;
  /** The teacher's team channel, which the principal reads too. */
  readonly channel: string;
  readonly done: readonly GuideStep[];
  readonly closed: boolean;
}

/** The first minute: answer as the teacher, jump to the digest, read it as the principal. */
export type GuideStep = 'answer' | 'jump' | 'read';

export type Jump = 'event' | 'day' | 'week' | 'digest';

/** The bodies of the page's POSTs, by the last part of their path. */
export interface Posts {
  readonly press: {
    readonly person: string;
    readonly channelId: string;
    readonly ts: string;
    readonly actionId: string;
    readonly blockId?: string;
    readonly value?: string;
  };
  /** Somebody opens the app's Home tab. */
  readonly 'open-home': { readonly person: string };
  /** A button on the Home tab, or in the open dialog. */
  readonly 'press-view': {
    readonly person: string;
    readonly on: 'home' | 'dialog';
    readonly actionId: string;
    readonly blockId?: string;
    readonly value?: string;
  };
  readonly submit: {
    readonly person: string;
    readonly values: Readonly<Record<string, Readonly<Record<string, EdgeValue>>>>;
  };
  /** What was typed under a conversation. */
  readonly command: { readonly person: string; readonly channelId: string; readonly text: string };
  readonly 'close-dialog': { readonly person: string };
  /** A button of the Teams drawing: of a message of the workspace, of one in Teams only, or of the open dialog. */
  readonly 'teams-press': {
    readonly person: string;
    readonly action: TeamsAction;
    readonly message?: { readonly channelId: string; readonly ts: string } | undefined;
    readonly own?: string | undefined;
  };
  /** What was typed under a conversation in Teams. */
  readonly 'teams-say': { readonly person: string; readonly channelId: string; readonly text: string };
  readonly 'teams-close': { readonly person: string };
  readonly clock: { readonly person: string; readonly to: Jump };
  readonly 'close-guide': { readonly person: string };
  readonly read: { readonly person: string; readonly channelId: string };
}
