import type { EdgeMessage, SlackEdge } from '../edge/types.ts';
import { type Lakeside, unitOfChannel } from '../lakeside.ts';
import { actions } from './actions.ts';
import { barriers } from './barriers.ts';
import { checkIns } from './checkin.ts';
import { coachees, coachWeeks } from './coaching.ts';
import { decisions, waitedFor } from './decisions.ts';
import { pauses } from './pauses.ts';
import { storyAfter } from './story.ts';
import { createTown, type Doing, type Habit, type Inhabitant, MINUTE, type Seen } from './town.ts';
import { votes } from './votes.ts';

export { asks } from './checkin.ts';

/** The people of Lakeside whom nobody plays: they press the real buttons, each in their own time. */
export interface Cast {
  /** Looks at what has been posted since and makes up everybody's mind about it. */
  notice(): void;
  /** When somebody will act next, epoch ms. */
  nextAt(): number | undefined;
  /** Lets everybody act who meant to by now; resolves when their taps have been taken. */
  act(now: number): Promise<void>;
}

const HABITS: readonly Habit[] = [
  ...[checkIns, decisions, waitedFor, actions, votes, coachWeeks, coachees, barriers, pauses],
];

/** People act on the half hour: nobody sees when another answers, and a jump over days takes fewer steps. */
const MARK = 30 * MINUTE;

export function createCast(parts: {
  readonly edge: SlackEdge;
  readonly lakeside: Lakeside;
  /** What was to be done before this instant, epoch ms, has been done: by an earlier run, or never. */
  readonly since: number;
  /** Whom the visitor plays. */
  readonly isPlayed: (userId: string) => boolean;
}): Cast {
  const { edge, lakeside, since, isPlayed } = parts;
  const town = createTown(parts);
  const units = new Map(edge.channels().map(({ id }) => [id, unitOfChannel(lakeside, id)]));
  const readers = new Map(
    edge.users().flatMap(({ id }): [string, Inhabitant][] => {
      const reader = town.byUserId(id);
      return reader ? [[edge.direct(id), reader]] : [];
    }),
  );
  const known = new Set<string>();
  let doings: Doing[] = storyAfter(since, town).map(onTheMark);

  /** What is drawn for a message hangs on when it came: on its half hour, however fast this machine lives it. */
  function seen(posted: EdgeMessage): Seen {
    const message = { ...posted, postedAt: Math.floor(posted.postedAt / MARK) * MARK };
    const [reader, unit] = [readers.get(message.channelId), units.get(message.channelId)];
    return { message, ...(reader ? { reader } : {}), ...(unit === undefined ? {} : { unit }) };
  }

  return {
    notice() {
      const messages = edge.messages();
      const fresh: EdgeMessage[] = [];
      // Messages keep the order in which they were posted, so all before one that is known are known.
      for (let i = messages.length - 1; i >= 0; i--) {
        const message = messages[i];
        const name = `${message?.channelId} ${message?.ts}`;
        if (!message || known.has(name)) break;
        known.add(name);
        if (message.userId === edge.botUserId && message.ephemeralFor === undefined) fresh.push(message);
      }
      if (fresh.length === 0) return;
      // What left in one moment arrived in any order; within a channel it kept its own.
      const meant = fresh
        .reverse()
        .sort((a, b) => compare(a.channelId, b.channelId))
        .flatMap((message) => HABITS.flatMap((habit) => habit(seen(message), town)))
        .map(onTheMark)
        .filter(({ at }) => at >= since);
      doings = inTurn([...doings, ...meant]);
    },
    nextAt: () => doings.find(({ userId }) => !isPlayed(userId))?.at,
    async act(now) {
      const due = doings.filter(({ at }) => at <= now);
      if (due.length === 0) return;
      doings = doings.filter(({ at }) => at > now);
      // One after the other: who taps first in a channel must not hang on which answer comes back first.
      for (const doing of due) {
        if (!isPlayed(doing.userId)) doings.push(...(await doing.act()).map(onTheMark));
      }
      doings = inTurn(doings);
    },
  };
}

function onTheMark(doing: Doing): Doing {
  return { ...doing, at: Math.ceil(doing.at / MARK) * MARK };
}

/** By when, and then by who: the same on every machine. What one person means to do at one time keeps its order. */
function inTurn(doings: readonly Doing[]): Doing[] {
  return [...doings].sort((a, b) => a.at - b.at || compare(a.userId, b.userId));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
