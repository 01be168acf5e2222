/**
 * The far side of the network: a local Slack. `emulate` keeps the state (users, channels, messages, views); the edge
 * in front of it adds what it lacks and Slack has. The playground shows it, and every end-to-end test talks to it:
 * one fake, shared.
 */
export interface SlackEdge {
  /** What goes into `SLACK_API_URL`, e.g. `http://127.0.0.1:43127/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  /** The bot's own user id. */
  readonly botUserId: string;

  /** Tells the edge where the bot listens, e.g. `http://127.0.0.1:3000/slack/events`. */
  connect(requestUrl: string): void;

  /** The people and channels, by the names they were made with; ids are the same after a restart. */
  users(): readonly EdgeUser[];
  channels(): readonly EdgeChannel[];
  /** The id of the direct channel between the bot and a person. */
  direct(userId: string): string;

  /** Everything in the workspace, oldest first, as a person's client would show it. */
  messages(filter?: { readonly channelId?: string; readonly forUser?: string }): readonly EdgeMessage[];
  /** One message as it stands now; an edit makes a new object of it. */
  message(channelId: string, ts: string): EdgeMessage | undefined;
  /** The dialog that is open for a person, if any. */
  view(userId: string): EdgeView | undefined;
  /** A person's Home tab as the app has filled it; `undefined` while it never has. */
  home(userId: string): EdgeView | undefined;

  /**
   * Presses a button as a person: signed, over HTTP, with a fresh trigger id and response_url. A menu or a date in a
   * message is chosen the same way, its choice as `value`. Rejects where the message has no such element and no
   * `value` says that the click is meant to be outdated.
   */
  press(press: EdgePress): Promise<EdgeAck>;
  /** Opens the app's Home tab as a person: the app is told, and may fill it. */
  openHome(userId: string): Promise<EdgeAck>;
  /** Presses a button on a person's Home tab, or in the dialog that is open for them. */
  pressView(press: EdgeViewPress): Promise<EdgeAck>;
  /**
   * Sends the open dialog of a person. `values` are keyed by block id, then action id: text, an option's value, a
   * date, a user id; for checkboxes the options' values, or `true` for all. Where a required field is empty, Slack's
   * client sends nothing: neither does this, the errors are in {@link view}, and the ack took 0 ms.
   */
  submit(
    userId: string,
    values: Readonly<Record<string, Readonly<Record<string, EdgeValue>>>>,
  ): Promise<EdgeAck>;
  /**
   * Types into the open dialog of a person without sending it. The bot is told only where an input has
   * `dispatch_action`; status 200 and nothing sent where none has.
   */
  type(
    userId: string,
    values: Readonly<Record<string, Readonly<Record<string, EdgeValue>>>>,
  ): Promise<EdgeAck>;
  /** Closes the top dialog. The bot is told only where the view has `notify_on_close`. */
  closeView(userId: string): Promise<EdgeAck>;
  /** Sends a slash command; what its acknowledgement says is shown to the person. */
  command(userId: string, channelId: string, command: string, text: string): Promise<EdgeAck>;
  /** Uses one of the app's global shortcuts, from anywhere in Slack. */
  shortcut(userId: string, callbackId: string): Promise<EdgeAck>;
  /** Sends an Events API callback, e.g. `{ type: 'app_home_opened', … }`. */
  event(
    event: Readonly<Record<string, unknown>>,
    envelope?: Readonly<Record<string, unknown>>,
  ): Promise<EdgeAck>;

  /** Lets somebody into a channel, or out of it, and tells the bot as Slack does where it is in that channel. */
  join(channelId: string, userId: string): Promise<EdgeAck>;
  leave(channelId: string, userId: string): Promise<EdgeAck>;
  /** Makes a user group of these people, by their ids. Returns its id, the same for the same name. */
  makeGroup(name: string, members: readonly string[]): string;
  /** Changes who is in a user group, or disables or enables it, and tells the bot. */
  changeGroup(
    groupId: string,
    to: { readonly members?: readonly string[]; readonly disabled?: boolean },
  ): Promise<EdgeAck>;
  /**
   * Changes how somebody stands in the workspace, and tells the bot: `{ deleted: true }`, `{ is_restricted: true }`,
   * `{ is_admin: true }`, `{ team_id, is_stranger: true }`.
   */
  stand(userId: string, standing: Readonly<Record<string, unknown>>): Promise<EdgeAck>;
  /** From now on people of another organisation are in a channel, or no longer. */
  share(channelId: string, shared: boolean): void;

  /** What shall go wrong next. Faults of a method are used up in order; see {@link EdgeFault}. */
  fault(fault: EdgeFault): void;
  clearFaults(): void;
  /** Holds the API to limits as Slack does: 429 with Retry-After beyond them. `undefined` lifts them. */
  limit(limits: EdgeLimits | undefined): void;
  /** Every API call since the start or the last `clearCalls`, oldest first. */
  calls(method?: string): readonly EdgeCall[];
  clearCalls(): void;

  /** Called on each change of messages or views, for the page to follow. Returns how to stop. */
  onChange(listener: () => void): () => void;

  /** Opens everybody's client anew: what one person alone was shown for a moment is gone, as it is in Slack. */
  reopenClients(): void;
  /** Changes what judges and answers behind the edge. Messages stay; no dialog may be open. */
  standBehind(behind: 'emulate' | 'bare'): Promise<void>;

  /** Closes both servers; the journal, where one was given, holds everything. */
  close(): Promise<void>;
}

export interface EdgeUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  readonly tz: string;
  readonly title: string;
}

export interface EdgeChannel {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

export interface EdgeMessage {
  readonly channelId: string;
  readonly ts: string;
  /** When it was posted, by the edge's clock, in epoch ms. */
  readonly postedAt: number;
  readonly editedAt?: number;
  /** The author: the bot's user id, or a person. */
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
  readonly threadTs?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Set where only this person sees it. */
  readonly ephemeralFor?: string;
}

export interface EdgeView {
  readonly viewId: string;
  readonly view: Readonly<Record<string, unknown>>;
  /** Errors of the last submission, by block id. */
  readonly errors?: Readonly<Record<string, string>>;
}

export interface EdgePress {
  readonly userId: string;
  readonly channelId: string;
  readonly ts: string;
  readonly actionId: string;
  readonly blockId?: string;
  /** Overrides what the button carries: a forged or outdated click. */
  readonly value?: string;
  /** Overrides the tap's order, e.g. to send the same click five times. Slack's format: seconds with six decimals. */
  readonly actionTs?: string;
}

export interface EdgeViewPress {
  readonly userId: string;
  readonly on: 'home' | 'dialog';
  readonly actionId: string;
  readonly blockId?: string;
  /** Overrides what the button carries: a forged or outdated click. */
  readonly value?: string;
}

export type EdgeValue = string | boolean | readonly string[];

export interface EdgeAck {
  /** HTTP's, or 0 where the bot was not there, dropped the connection or took longer than 10 s. */
  readonly status: number;
  readonly body: string;
  /** Milliseconds of real time until the answer. */
  readonly tookMs: number;
}

export interface EdgeFault {
  /** A Web API method such as `chat.postMessage`, or `response_url`. */
  readonly method: string;
  /**
   * `error`: `{ok:false,error}` · `status`: an HTTP status with an empty body · `drop`: the socket is destroyed
   * before anything happens · `dropAfter`: it is done, then the socket is destroyed · `ratelimited`: 429 ·
   * `delay`: answered late.
   */
  readonly kind: 'error' | 'status' | 'drop' | 'dropAfter' | 'ratelimited' | 'delay';
  readonly error?: string;
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  readonly delayMs?: number;
  /** How many calls it hits; 1 unless told. `Infinity` until cleared. */
  readonly times?: number;
}

export interface EdgeLimits {
  /** New messages per minute in the workspace, as a token bucket that holds `burst` (a second's worth unless told). */
  readonly postsPerMinute?: number;
  readonly burst?: number;
  /** New messages per second in one channel. */
  readonly channelPostsPerSecond?: number;
  /** `chat.update` per minute; the bucket holds a minute's worth. A response_url is not counted, as at Slack. */
  readonly updatesPerMinute?: number;
}

export interface EdgeCall {
  readonly method: string;
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** 0 where a fault destroyed the socket. */
  readonly status: number;
  readonly error?: string;
}

export interface EdgeSeed {
  readonly team: { readonly name: string; readonly domain: string };
  readonly users: readonly Omit<EdgeUser, 'id'>[];
  /** Members by user name; the bot is in every channel. */
  readonly channels: readonly { readonly name: string; readonly members: readonly string[] }[];
}

export interface EdgeOptions {
  readonly seed: EdgeSeed;
  /** The edge's time: message times and limits follow it. Signatures use real time, as the wire demands. */
  readonly now: () => number;
  /** A file that keeps the workspace over restarts; in memory only where absent. */
  readonly journal?: string;
  /**
   * `emulate` for whole behaviour. `bare` keeps messages in a map and answers at once, for load: same wire, same
   * faults and limits, no emulator behind it.
   */
  readonly behind?: 'emulate' | 'bare';
  /** Where nothing is behind: real time, ms, within which a press may open a dialog; Slack's 3 s unless told. */
  readonly dialogWithinMs?: number;
}
