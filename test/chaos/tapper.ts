import type { EdgeMessage, SlackEdge } from '../../adapters/playground/edge/types.ts';
import { readTarget } from '../../src/loops/checkin/target.ts';
import { RATINGS, type Rating } from '../../src/model/scale.ts';
import { buttonsOf } from '../doubles/world.ts';
import type { Chance } from './chance.ts';

/** One person at their screen. */
interface Tapper {
  readonly edge: SlackEdge;
  readonly userId: string;
  readonly chance: Chance;
  /** Where the person gives up, so that a test that goes wrong ends. */
  readonly until: AbortSignal;
}

/** What one person was promised, and what it took. */
export interface Tapped {
  readonly userId: string;
  /** The last rating of each question that the bot acknowledged, or showed as taken, by position. */
  readonly promised: ReadonlyMap<number, Rating>;
  readonly taps: number;
  /** Taps that were not acknowledged: the bot was dead. The person tapped again. */
  readonly unanswered: number;
}

/**
 * Answers the check-in as a person would: reads the message, taps, taps again where Slack says that it did not work,
 * waits until the next question is there. Some change their mind about the first one at the end.
 */
export async function answerAll({ edge, userId, chance, until }: Tapper): Promise<Tapped> {
  const channelId = edge.direct(userId);
  const meant = new Map<number, Rating>();
  const acknowledged = new Set<number>();
  let taps = 0;
  let unanswered = 0;

  /** @returns whether the bot acknowledged it. */
  async function tap(ts: string, { actionId, value }: Button): Promise<boolean> {
    taps += 1;
    const { status } = await edge.press({ userId, channelId, ts, actionId, value });
    if (status === 200) return true;
    unanswered += 1;
    // Slack says that it did not work; a person takes a moment before they try again.
    await pause(chance.between(300, 1_500));
    return false;
  }

  let first: Button[] = [];
  while (!until.aborted) {
    await pause(chance.between(40, 250));
    const message = checkInOf(edge, channelId);
    if (message === undefined) continue;
    const buttons = answersOf(message);
    const { position } = buttons[0] ?? {};
    if (position === undefined) {
      if (first.length > 0 && chance.percent(30)) {
        const button = chance.pick(first);
        let taken = false;
        while (!until.aborted && !taken) taken = await tap(message.ts, button);
        // Where the person gave up, either word may stand: nothing was promised.
        if (taken) meant.set(button.position, button.word);
        else meant.delete(button.position);
      }
      break;
    }
    if (position === 0) first = buttons;
    // Acknowledged, and the message has not moved on yet: its person waits for it.
    if (acknowledged.has(position)) continue;
    const word = meant.get(position);
    const button = buttons.find((one) => one.word === word) ?? chance.pick(buttons);
    meant.set(position, button.word);
    if (await tap(message.ts, button)) acknowledged.add(position);
    // Given up before it was acknowledged, and not shown as taken either: no promise.
    else if (until.aborted) meant.delete(position);
  }
  return { userId, promised: meant, taps, unanswered };
}

interface Button {
  readonly actionId: string;
  readonly value: string;
  readonly position: number;
  readonly word: Rating;
}

/** The rating buttons that a message shows now; none where all is answered. */
function answersOf(message: EdgeMessage): Button[] {
  return buttonsOf(message).flatMap(({ actionId, value }) => {
    const { position, word } = readTarget(value);
    const rating = RATINGS.find((one) => one === word);
    return rating && actionId.startsWith('checkin.answer')
      ? [{ actionId, value, position, word: rating }]
      : [];
  });
}

function checkInOf(edge: SlackEdge, channelId: string): EdgeMessage | undefined {
  return edge.messages({ channelId }).find((message) => message.ephemeralFor === undefined);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
