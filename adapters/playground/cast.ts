import { createHash } from 'node:crypto';
import type { EdgeMessage, SlackEdge } from './edge/types.ts';
import type { Lakeside, Townsperson } from './lakeside.ts';
import { pressables } from './pressables.ts';
import { type Draw, intentFor, noteFor, ratingFor } from './temperament.ts';

/** The people of Lakeside whom nobody plays: they press the real buttons, each in their own time. */
export interface Cast {
  /** Looks at what has been posted since and makes up everybody's mind about it. */
  notice(): void;
  /** When somebody will act next, epoch ms. */
  nextAt(): number | undefined;
  /** Lets everybody act who meant to by now; resolves when their taps have been taken. */
  act(now: number): Promise<void>;
}

interface Plan {
  readonly at: number;
  readonly person: Townsperson;
  readonly userId: string;
  readonly channelId: string;
  readonly ts: string;
  readonly note: boolean;
  readonly leaveOut: boolean;
  readonly draw: Draw;
}

/** A check-in has three questions; a message that asks for more than this is not one we know. */
const MOST_TAPS = 5;
/** The message follows a tap in some 5 ms; after this long it will not, and the person gives up. */
const PATIENCE_MS = 3_000;
/** Taps at once: they share a commit, and a district's tenth is more than ever tap in one moment. */
const AT_ONCE = 16;
/** People act on the quarter hour: nobody sees when another answers, and a jump over days takes fewer steps. */
const QUARTER = 15 * 60_000;
const WEEK = 7 * 86_400_000;

export function createCast(parts: {
  readonly edge: SlackEdge;
  readonly lakeside: Lakeside;
  /** When the eight weeks began: the work grows from there. */
  readonly since: number;
  /** Whom the visitor plays. */
  readonly isPlayed: (userId: string) => boolean;
}): Cast {
  const { edge, lakeside, since, isPlayed } = parts;
  const people = new Map(
    edge.users().flatMap((user) => {
      const person = lakeside.people.find(({ key }) => key === user.name);
      return person ? [[user.id, person] as const] : [];
    }),
  );
  const channels = new Set(edge.channels().map(({ id }) => id));
  const seen = new Set<string>();
  let plans: Plan[] = [];

  function planFor(message: EdgeMessage, userId: string, person: Townsperson): void {
    if (!asks(message)) return;
    const reminder = isReminder(message);
    const draw = drawsOf(`${person.key} ${weekOf(message.postedAt)} ${reminder ? 'reminder' : 'first'}`);
    const intent = intentFor(person, reminder, draw);
    if (intent.type === 'ignore') return;
    const { channelId, ts } = message;
    const { note, leaveOut } = intent;
    plans.push({
      at: Math.ceil((message.postedAt + intent.afterMs) / QUARTER) * QUARTER,
      person,
      userId,
      channelId,
      ts,
      note,
      leaveOut,
      draw,
    });
  }

  async function answer(plan: Plan): Promise<void> {
    const { userId, channelId, ts, draw } = plan;
    for (let tap = 0; tap < MOST_TAPS; tap++) {
      const message = find(channelId, ts);
      if (!message || !asks(message)) break;
      if (plan.note && tap === 1) await addNote(plan, message);
      const skip = tap === 1 && plan.leaveOut ? buttonsOf(message, 'checkin.skip')[0] : undefined;
      const rating = ratingFor(JSON.stringify(message.blocks), (message.postedAt - since) / WEEK, draw);
      const button = skip ?? buttonsOf(message, 'checkin.answer')[rating];
      if (!button) break;
      const changed = nextChange(channelId, ts);
      const ack = await edge.press({ userId, channelId, ts, ...button });
      if (ack.status !== 200 || !(await changed)) break;
    }
  }

  /** Says more about the first answer, through the dialog behind its button. */
  async function addNote(plan: Plan, message: EdgeMessage): Promise<void> {
    const { userId, channelId, ts } = plan;
    const button = buttonsOf(message, 'checkin.note')[0];
    if (!button) return;
    await edge.press({ userId, channelId, ts, ...button });
    const input = await dialogOf(userId);
    if (input)
      await edge.submit(userId, {
        [input.blockId]: { [input.actionId]: noteFor(plan.person.locale, plan.draw) },
      });
  }

  /** The dialog opens while the press is acknowledged or shortly after. */
  async function dialogOf(userId: string): Promise<{ blockId: string; actionId: string } | undefined> {
    if (!edge.view(userId)) await waitFor(() => edge.view(userId) !== undefined);
    const blocks = edge.view(userId)?.view.blocks;
    const input = Array.isArray(blocks) ? blocks.find((block) => block?.type === 'input') : undefined;
    const [blockId, actionId] = [input?.block_id, input?.element?.action_id];
    return typeof blockId === 'string' && typeof actionId === 'string' ? { blockId, actionId } : undefined;
  }

  function find(channelId: string, ts: string): EdgeMessage | undefined {
    return edge.messages({ channelId }).find((message) => message.ts === ts);
  }

  function nextChange(channelId: string, ts: string): Promise<boolean> {
    const before = JSON.stringify(find(channelId, ts)?.blocks);
    return waitFor(() => JSON.stringify(find(channelId, ts)?.blocks) !== before);
  }

  function waitFor(come: () => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const stop = edge.onChange(() => come() && done(true));
      const timer = setTimeout(() => done(false), PATIENCE_MS);
      function done(came: boolean) {
        stop();
        clearTimeout(timer);
        resolve(came);
      }
    });
  }

  return {
    notice() {
      for (const message of edge.messages()) {
        const name = `${message.channelId} ${message.ts}`;
        if (seen.has(name)) continue;
        seen.add(name);
        if (channels.has(message.channelId) || message.userId !== edge.botUserId) continue;
        for (const [userId, person] of people) {
          // A direct channel has one reader.
          if (edge.messages({ channelId: message.channelId, forUser: userId }).length > 0) {
            planFor(message, userId, person);
            break;
          }
        }
      }
      plans.sort((a, b) => a.at - b.at);
    },
    nextAt: () => plans.find((plan) => !isPlayed(plan.userId))?.at,
    async act(now) {
      const due = plans.filter((plan) => plan.at <= now);
      plans = plans.filter((plan) => plan.at > now);
      const waiting = due.filter((plan) => !isPlayed(plan.userId));
      const hands = Array.from({ length: Math.min(AT_ONCE, waiting.length) }, async () => {
        for (let plan = waiting.shift(); plan; plan = waiting.shift()) await answer(plan);
      });
      await Promise.all(hands);
    },
  };
}

/** Whether a message still asks for a rating. */
export function asks(message: EdgeMessage): boolean {
  return buttonsOf(message, 'checkin.answer').length > 0;
}

function buttonsOf(message: EdgeMessage, action: string) {
  return pressables(message.blocks).filter(({ actionId }) => actionId.startsWith(action));
}

/** By its title, as a person would tell it. */
function isReminder(message: EdgeMessage): boolean {
  return /still open|sigue abierta/.test(message.text);
}

function weekOf(at: number): number {
  return Math.floor(at / WEEK);
}

/** The same draws for the same words, so that Lakeside's autumn is the same everywhere. */
function drawsOf(seed: string): Draw {
  let step = 0;
  return () => createHash('sha256').update(`${seed}:${step++}`).digest().readUInt32BE(0) / 2 ** 32;
}
