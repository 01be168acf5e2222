import { createHash } from 'node:crypto';
import type { KnownPerson, TeamsChannel, TeamsMessage, TeamsSeed } from './types.ts';

/** Who and what there is in the tenant, and every message. */
export interface Tenant {
  readonly people: readonly KnownPerson[];
  readonly channels: ReadonlyMap<string, TeamsChannel>;
  move(name: string, channel: string, to: 'in' | 'out'): void;
  person(name: string): KnownPerson;
  channel(name: string): string;
  /** People in whose own scope the app is. */
  readonly installed: Set<string>;
  /** Channels of teams that have the app. */
  readonly joined: Set<string>;
  directOf(person: KnownPerson): string;
  /** What Graph calls the same conversation. */
  chatOf(person: KnownPerson): string;
  /** Whose direct conversation this is. */
  personIn(conversationId: string): KnownPerson | undefined;
  messagesIn(conversationId: string): TeamsMessage[];
  post(conversationId: string, activity: Readonly<Record<string, unknown>>): string;
  edit(conversationId: string, id: string, activity: Readonly<Record<string, unknown>>): boolean;
}

/** @param now when a message is posted; @param changed told of each message that is posted or edited */
export function createTenant(
  { seed, appId }: { readonly seed: TeamsSeed; readonly appId: string },
  now: () => number,
  changed: () => void,
): Tenant {
  const people = seed.people.map((person): KnownPerson => {
    const id = person.id ?? guidOf(person.name);
    return {
      name: person.name,
      id,
      mri: `29:${id}`,
      email: person.email,
      guest: person.guest ?? false,
      zone: person.zone ?? 'America/Chicago',
      locale: person.locale ?? 'en-US',
    };
  });
  const channels = new Map((seed.channels ?? []).map((one) => [channelIdOf(one), one]));
  const messages = new Map<string, TeamsMessage[]>();
  let next = 1_790_000_000_000;
  const directOf = ({ id }: KnownPerson) => `a:1${id}`;
  const chatOf = ({ id }: KnownPerson) => `19:${id}_${appId}@unq.gbl.spaces`;
  const personIn = (conversationId: string) =>
    people.find((one) => [directOf(one), chatOf(one)].includes(conversationId));
  const inside = (conversationId: string) => {
    const person = personIn(conversationId);
    return person ? directOf(person) : (conversationId.split(';', 1)[0] ?? conversationId);
  };
  const messagesIn = (conversationId: string) => messages.get(inside(conversationId)) ?? [];

  return {
    people,
    channels,
    installed: new Set(),
    joined: new Set(),
    person(name) {
      const person = people.find((one) => one.name === name);
      if (!person) throw new Error(`nobody is called ${name}`);
      return person;
    },
    channel(name) {
      const [id] = [...channels].find(([, one]) => one.name === name) ?? [];
      if (id === undefined) throw new Error(`no channel is called ${name}`);
      return id;
    },
    move(name, channel, to) {
      for (const [id, one] of channels) {
        if (one.name !== channel) continue;
        const others = one.members.filter((member) => member !== name);
        channels.set(id, { ...one, members: to === 'in' ? [...others, name] : others });
      }
    },
    directOf,
    chatOf,
    personIn,
    messagesIn,
    post(conversationId, activity) {
      const id = String(next++);
      const message = {
        ...shownIn(activity),
        id,
        conversationId: inside(conversationId),
        postedAt: now(),
        edits: 0,
        activity,
      };
      messages.set(inside(conversationId), [...messagesIn(conversationId), message]);
      changed();
      return id;
    },
    edit(conversationId, id, activity) {
      const list = messagesIn(conversationId);
      const at = list.findIndex((message) => message.id === id);
      const before = list[at];
      if (!before) return false;
      list[at] = { ...before, ...shownIn(activity), edits: before.edits + 1, activity };
      changed();
      return true;
    },
  };
}

function shownIn(
  activity: Readonly<Record<string, unknown>>,
): Pick<TeamsMessage, 'summary' | 'text' | 'card'> {
  const { summary, text, attachments } = activity;
  const [first]: unknown[] = Array.isArray(attachments) ? attachments : [];
  const content =
    typeof first === 'object' && first !== null && 'content' in first ? first.content : undefined;
  return {
    summary: typeof summary === 'string' ? summary : undefined,
    text: typeof text === 'string' ? text : undefined,
    card: typeof content === 'object' && content !== null ? { ...content } : undefined,
  };
}

/** The same name has the same ids in every run. */
function guidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

function channelIdOf({ name, group }: TeamsChannel): string {
  const hex = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return `19:${hex}@thread.${group ? 'v2' : 'tacv2'}`;
}
