import { type Identity, identityOf, idFor } from './identity.ts';
import { type Journal, openJournal } from './journal.ts';
import type { EdgeChannel, EdgeMessage, EdgeOptions, EdgeUser } from './types.ts';

export type NewMessage = Omit<EdgeMessage, 'ts' | 'postedAt' | 'editedAt'>;
export type MessageChange = Partial<Pick<EdgeMessage, 'text' | 'blocks' | 'metadata'>>;

/**
 * The people, channels and messages of the one workspace, and their journal. It keeps the messages itself, because
 * putting 1,500 of them back into emulate takes 3.3 s (2.2 ms a call, measured) where reading the journal takes
 * some 30 ms, and because emulate's history knows neither `oldest` nor a clock of ours.
 */
export class Workspace {
  readonly identity: Identity;
  readonly users: readonly EdgeUser[];
  channels: readonly EdgeChannel[];
  readonly now: () => number;
  readonly #journal: Journal | undefined;
  readonly #people = new Map<string, EdgeUser>();
  readonly #byEmail = new Map<string, EdgeUser>();
  readonly #rooms = new Map<string, EdgeChannel>();
  readonly #standing = new Map<string, Readonly<Record<string, unknown>>>();
  readonly #shared = new Set<string>();
  readonly #directs = new Map<string, EdgeUser>();
  readonly #directOf = new Map<string, string>();
  /** In the order they were posted; an edit keeps its place. */
  readonly #messages = new Map<string, EdgeMessage>();
  readonly #byChannel = new Map<string, Map<string, EdgeMessage>>();
  readonly #lastMicros = new Map<string, number>();
  readonly #listeners = new Set<() => void>();

  constructor(options: EdgeOptions) {
    const { seed } = options;
    this.identity = identityOf(seed.team);
    this.now = options.now;
    const { domain } = seed.team;
    this.users = seed.users.map((user) => ({ id: idFor('U', domain, user.name), ...user }));
    const named = new Map(this.users.map((user) => [user.name, user.id]));
    this.channels = seed.channels.map((channel) => ({
      id: idFor('C', domain, channel.name),
      name: channel.name,
      members: channel.members.map((name) => {
        const id = named.get(name);
        if (id === undefined) throw new Error(`#${channel.name} has a member "${name}" who is not a user.`);
        return id;
      }),
    }));
    for (const user of this.users) {
      this.#people.set(user.id, user);
      this.#byEmail.set(user.email.toLowerCase(), user);
      const direct = idFor('D', user.id);
      this.#directs.set(direct, user);
      this.#directOf.set(user.id, direct);
    }
    for (const channel of this.channels) this.#rooms.set(channel.id, channel);
    this.#journal = options.journal === undefined ? undefined : openJournal(options.journal);
    for (const entry of this.#journal?.entries ?? []) {
      if ('put' in entry) this.#keep(entry.put);
      else this.#drop(entry.delete.channelId, entry.delete.ts);
    }
  }

  user(id: string): EdgeUser | undefined {
    return this.#people.get(id);
  }

  userByEmail(email: string): EdgeUser | undefined {
    return this.#byEmail.get(email.toLowerCase());
  }

  room(id: string): EdgeChannel | undefined {
    return this.#rooms.get(id);
  }

  setMembers(channelId: string, members: readonly string[]): void {
    this.channels = this.channels.map((room) => (room.id === channelId ? { ...room, members } : room));
    for (const room of this.channels) this.#rooms.set(room.id, room);
    this.changed();
  }

  /** How somebody stands in the workspace, where it is not as an ordinary member. */
  standingOf(userId: string): Readonly<Record<string, unknown>> {
    return this.#standing.get(userId) ?? {};
  }

  stand(userId: string, standing: Readonly<Record<string, unknown>>): void {
    this.#standing.set(userId, { ...this.standingOf(userId), ...standing });
  }

  isShared(channelId: string): boolean {
    return this.#shared.has(channelId);
  }

  share(channelId: string, shared: boolean): void {
    if (shared) this.#shared.add(channelId);
    else this.#shared.delete(channelId);
  }

  /** The direct channel between the bot and a person; it is there from the start. */
  direct(userId: string): string {
    return this.#directOf.get(userId) ?? idFor('D', userId);
  }

  /** Whose direct channel this is, if it is one. */
  directPartner(channelId: string): EdgeUser | undefined {
    return this.#directs.get(channelId);
  }

  /** The channel that `chat.postMessage` means by a channel id, a `#name` or a user id. */
  destination(target: string): string | undefined {
    if (this.#rooms.has(target) || this.#directs.has(target)) return target;
    if (this.#people.has(target)) return this.direct(target);
    const name = target.replace(/^#/, '');
    return this.channels.find((channel) => channel.name === name)?.id;
  }

  /** Who sees what is posted in a channel, the bot not counted. */
  audience(channelId: string): readonly string[] {
    const partner = this.#directs.get(channelId);
    return partner === undefined ? (this.#rooms.get(channelId)?.members ?? []) : [partner.id];
  }

  message(channelId: string, ts: string): EdgeMessage | undefined {
    return this.#byChannel.get(channelId)?.get(ts);
  }

  /** Oldest first. */
  inChannel(channelId: string): readonly EdgeMessage[] {
    return [...(this.#byChannel.get(channelId)?.values() ?? [])];
  }

  messages(filter: { readonly channelId?: string; readonly forUser?: string } = {}): readonly EdgeMessage[] {
    const { channelId, forUser } = filter;
    const all = channelId === undefined ? [...this.#messages.values()] : this.inChannel(channelId);
    if (forUser === undefined) return all;
    return all.filter(
      (message) =>
        this.audience(message.channelId).includes(forUser) &&
        (message.ephemeralFor === undefined || message.ephemeralFor === forUser),
    );
  }

  post(message: NewMessage): EdgeMessage {
    const postedAt = this.now();
    const posted = { ...message, ts: this.#nextTs(message.channelId, postedAt), postedAt };
    this.#write(posted);
    return posted;
  }

  edit(message: EdgeMessage, change: MessageChange): EdgeMessage {
    const edited = { ...message, ...change, editedAt: this.now() };
    this.#write(edited);
    return edited;
  }

  delete(message: EdgeMessage): void {
    const { channelId, ts } = message;
    this.#journal?.append({ delete: { channelId, ts } });
    this.#drop(channelId, ts);
    this.changed();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    this.#journal?.close();
  }

  #write(message: EdgeMessage): void {
    this.#journal?.append({ put: message });
    this.#keep(message);
    this.changed();
  }

  #keep(message: EdgeMessage): void {
    const { channelId, ts } = message;
    this.#messages.set(`${channelId} ${ts}`, message);
    const channel = this.#byChannel.get(channelId) ?? new Map<string, EdgeMessage>();
    this.#byChannel.set(channelId, channel.set(ts, message));
    this.#lastMicros.set(channelId, Math.max(this.#lastMicros.get(channelId) ?? 0, microsOf(ts)));
  }

  #drop(channelId: string, ts: string): void {
    this.#messages.delete(`${channelId} ${ts}`);
    this.#byChannel.get(channelId)?.delete(ts);
  }

  /** Unique and increasing in its channel, even while the clock stands still. */
  #nextTs(channelId: string, now: number): string {
    const last = this.#lastMicros.get(channelId) ?? 0;
    return tsOf(Math.max(Math.round(now * 1000), last + 1));
  }
}

/** Slack's timestamp, seconds with six decimals, of microseconds since 1970 (2^53 µs lasts until the year 2255). */
export function tsOf(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** Microseconds of a Slack timestamp; decimals may be fewer or absent, as in `oldest=1700000000`. */
export function microsOf(ts: string): number {
  const [seconds = '', decimals = ''] = ts.split('.');
  return Number(seconds) * 1e6 + Number(decimals.slice(0, 6).padEnd(6, '0'));
}
