import { z } from 'zod';
import { asks } from './cast/index.ts';
import type { PlaygroundClock } from './clock.ts';
import type { EdgeAck, EdgeMessage, SlackEdge } from './edge/types.ts';
import type { Memory } from './memory.ts';
import type { GuideStep, Jump, Posts } from './state.ts';
import type { TeamsSide } from './teams-side/index.ts';
import type { Traveller } from './travel.ts';
import { guideOf } from './workspace-state.ts';

const DAY = 86_400_000;
const COMMAND = '/driveline';
/** How far "next event" looks: over the longest break of the year. */
const HORIZON = 28 * DAY;
/** Over days, what happens is lived every five minutes: a jump to Friday takes a third of the steps. */
const MARKS_MS = 5 * 60_000;

/** Characters of a typed line: more than any command needs. */
const MOST_TYPED = 1_000;

const person = z.string().min(1);

const bodies = {
  press: z.object({
    person,
    channelId: z.string(),
    ts: z.string(),
    actionId: z.string(),
    blockId: z.string().optional(),
    value: z.string().optional(),
  }),
  'open-home': z.object({ person }),
  'press-view': z.object({
    person,
    on: z.enum(['home', 'dialog']),
    actionId: z.string(),
    blockId: z.string().optional(),
    value: z.string().optional(),
  }),
  submit: z.object({
    person,
    values: z.record(
      z.string(),
      z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
    ),
  }),
  command: z.object({ person, channelId: z.string(), text: z.string().max(MOST_TYPED) }),
  'close-dialog': z.object({ person }),
  'teams-press': z.object({
    person,
    action: z.object({
      type: z.string(),
      verb: z.string().optional(),
      data: z.record(z.string(), z.unknown()),
    }),
    message: z.object({ channelId: z.string(), ts: z.string() }).optional(),
    own: z.string().optional(),
  }),
  'teams-say': z.object({ person, channelId: z.string(), text: z.string().max(MOST_TYPED) }),
  'teams-close': z.object({ person }),
  clock: z.object({ person, to: z.enum(['event', 'day', 'week', 'digest']) }),
  'close-guide': z.object({ person }),
  read: z.object({ person, channelId: z.string() }),
} satisfies { readonly [Path in keyof Posts]: z.ZodType };

/** How a post ended: an HTTP status, and a sentence for the visitor where it is not 200. */
export interface PostResult {
  readonly status: number;
  readonly message?: string;
}

const OK: PostResult = { status: 200 };

/** What a visitor does in the page. */
export interface Visit {
  readonly moving: boolean;
  /** Looks whether the first step of the first minute has been taken; called on each change of the workspace. */
  look(): void;
  /** Handles `POST /playground/<path>`; `undefined` where there is no such path. */
  post(path: string, body: unknown): Promise<PostResult | undefined>;
}

export function createVisit(parts: {
  readonly edge: SlackEdge;
  readonly teams: TeamsSide;
  readonly clock: PlaygroundClock;
  readonly memory: Memory;
  readonly traveller: Traveller;
  /** Something that the page shows has changed. */
  readonly changed: () => void;
}): Visit {
  const { edge, teams, clock, memory, traveller, changed } = parts;
  let moving = false;
  /** The teacher's buttons have been pressed, but the check-in may still ask. */
  let answering = false;

  function tick(step: GuideStep): void {
    const { guide } = memory.value;
    if (!guide.done.includes(step)) memory.change({ guide: { ...guide, done: [...guide.done, step] } });
  }

  function play(userId: string): void {
    const { played } = memory.value;
    if (!played.includes(userId)) memory.change({ played: [...played, userId] });
  }

  function acts(userId: string): void {
    play(userId);
    if (userId === guideOf(edge, memory).teacher) answering = true;
  }

  const handlers = {
    async press({ person: userId, ...where }) {
      if (!edge.users().some(({ id }) => id === userId)) return unknownPerson;
      acts(userId);
      return resultOf(await edge.press({ userId, ...where }));
    },
    async 'open-home'({ person: userId }) {
      return edge.users().some(({ id }) => id === userId)
        ? resultOf(await edge.openHome(userId))
        : unknownPerson;
    },
    async 'press-view'({ person: userId, ...press }) {
      if (!edge.users().some(({ id }) => id === userId)) return unknownPerson;
      if (!(press.on === 'home' ? edge.home(userId) : edge.view(userId))) return noDialog;
      acts(userId);
      return resultOf(await edge.pressView({ userId, ...press }));
    },
    async submit({ person: userId, values }) {
      return edge.view(userId) ? resultOf(await edge.submit(userId, values)) : noDialog;
    },
    async command({ person: userId, channelId, text }) {
      if (!edge.users().some(({ id }) => id === userId)) return unknownPerson;
      if (!reads(userId, channelId)) return unknownConversation;
      const typed = /^\s*\/driveline(?:\s+([\s\S]*))?$/i.exec(text);
      if (!typed) return onlyCommands;
      return resultOf(await edge.command(userId, channelId, COMMAND, typed[1]?.trim() ?? ''));
    },
    async 'close-dialog'({ person: userId }) {
      return edge.view(userId) ? resultOf(await edge.closeView(userId)) : noDialog;
    },
    async 'teams-press'({ person: userId, action: { verb, ...rest }, message, own }) {
      if (!edge.users().some(({ id }) => id === userId)) return unknownPerson;
      acts(userId);
      const action = { ...rest, verb };
      if (own !== undefined) return resultOf({ status: await teams.pressOwn(userId, own, action) });
      if (!message) {
        return teams.dialogOf(userId)
          ? resultOf({ status: await teams.pressInDialog(userId, action) })
          : noDialog;
      }
      const pressed = edge
        .messages({ channelId: message.channelId, forUser: userId })
        .find(({ ts }) => ts === message.ts);
      return pressed ? resultOf({ status: await teams.press(userId, pressed, action) }) : unknownConversation;
    },
    async 'teams-say'({ person: userId, channelId, text }) {
      if (!edge.users().some(({ id }) => id === userId)) return unknownPerson;
      if (!reads(userId, channelId)) return unknownConversation;
      const channel = edge.channels().find(({ id }) => id === channelId)?.name;
      return resultOf({ status: await teams.say(userId, text, channel) });
    },
    async 'teams-close'({ person: userId }) {
      teams.closeDialog(userId);
      return OK;
    },
    async clock({ person: userId, to }) {
      if (moving) return { status: 409, message: 'The clock is already moving. Wait a moment.' };
      moving = true;
      changed();
      try {
        play(userId);
        await jump(userId, to);
      } finally {
        moving = false;
        changed();
      }
      return OK;
    },
    async 'close-guide'() {
      memory.change({ guide: { ...memory.value.guide, closed: true } });
      return OK;
    },
    async read({ person: userId, channelId }) {
      const last = edge.messages({ channelId, forUser: userId }).at(-1);
      if (last) memory.change({ read: withRead(memory.value.read, userId, channelId, last.ts) });
      const guide = guideOf(edge, memory);
      if (userId === guide.principal && channelId === guide.channel && guide.done.includes('jump'))
        tick('read');
      changed();
      return OK;
    },
  } satisfies { readonly [Path in keyof Posts]: (body: Posts[Path]) => Promise<PostResult> };

  async function jump(userId: string, to: Jump): Promise<void> {
    const { channel } = guideOf(edge, memory);
    const digests = count({ channelId: channel });
    const start = clock.now();
    const target = { event: HORIZON, digest: HORIZON, day: DAY, week: 7 * DAY }[to];
    const arrived = { event: news({ forUser: userId }), digest: news({ channelId: channel }) };
    const options = to === 'event' || to === 'digest' ? { arrived: arrived[to] } : {};
    const marks = to === 'event' ? {} : { marks: MARKS_MS };
    await traveller.travel(start + target, { ...options, ...marks });
    memory.change({ now: clock.now() });
    if (count({ channelId: channel }) > digests) tick('jump');
  }

  function reads(userId: string, channelId: string): boolean {
    if (channelId === edge.direct(userId)) return true;
    return edge.channels().some(({ id, members }) => id === channelId && members.includes(userId));
  }

  function isDirect(message: EdgeMessage): boolean {
    return !edge.channels().some(({ id }) => id === message.channelId);
  }

  function count(filter: Parameters<SlackEdge['messages']>[0]): number {
    return edge.messages(filter).length;
  }

  /** Whether something has been posted there since now. */
  function news(filter: Parameters<SlackEdge['messages']>[0]): () => boolean {
    const newest = latest(edge.messages(filter));
    return () => latest(edge.messages(filter)) > newest;
  }

  return {
    get moving() {
      return moving;
    },
    look() {
      if (!answering) return;
      const { teacher } = guideOf(edge, memory);
      const open = edge.messages({ forUser: teacher }).filter((message) => message.userId === edge.botUserId);
      const latest = open.findLast((message) => message.ephemeralFor === undefined && isDirect(message));
      if (!latest || asks(latest)) return;
      answering = false;
      tick('answer');
    },
    async post(path, body) {
      if (!isPath(path)) return undefined;
      return dispatch(path, body);
    },
  };

  async function dispatch<Path extends keyof Posts>(path: Path, body: unknown): Promise<PostResult> {
    const parsed = bodies[path].safeParse(body);
    if (!parsed.success) return { status: 400, message: 'The page sent something that was not understood.' };
    // `bodies[path]` checks exactly `Posts[path]`; the compiler cannot follow a lookup by a generic key.
    const handle = handlers[path] as (checked: unknown) => Promise<PostResult>;
    return handle(parsed.data);
  }
}

const unknownPerson: PostResult = { status: 404, message: 'That person is not in Lakeside.' };
const unknownConversation: PostResult = {
  status: 404,
  message: 'That person is not in this conversation. Nothing was sent.',
};
const onlyCommands: PostResult = {
  status: 422,
  message: 'People do not talk to each other in the playground. Try /driveline help',
};
const noDialog: PostResult = { status: 409, message: 'That dialog is no longer open. Nothing was changed.' };

function resultOf(ack: Pick<EdgeAck, 'status'>): PostResult {
  if (ack.status === 200) return OK;
  return { status: 502, message: `The bot answered with ${ack.status}. Nothing was changed.` };
}

function latest(messages: readonly EdgeMessage[]): number {
  return messages.reduce((newest, message) => Math.max(newest, message.postedAt), 0);
}

function withRead(
  read: Memory['value']['read'],
  userId: string,
  channelId: string,
  ts: string,
): Memory['value']['read'] {
  return { ...read, [userId]: { ...read[userId], [channelId]: ts } };
}

function isPath(path: string): path is keyof Posts {
  return Object.hasOwn(bodies, path);
}
