import type { EdgeMessage } from '../edge/types.ts';
import { buttonOf } from './hands.ts';
import { STORY } from './story.ts';
import { DAY, type Doing, drawsOf, type Habit, HOUR, type Inhabitant, type Town } from './town.ts';

/** Who leads a level takes what arrived in hand, or passes it up, and answers within the agreed time. */
export const barriers: Habit = ({ message, reader }, town) => {
  if (!reader) return [];
  const { userId } = reader;
  if (buttonOf(message, 'barrier.better')) return [judge(town, reader, message)];
  if (!buttonOf(message, 'barrier.answer')) return [];
  const told = STORY.barriers.find(({ words }) => message.text.includes(words.slice(0, 40)));
  if (!told) return [];
  const passes = told.up && buttonOf(message, 'barrier.up') !== undefined;
  const at = message.postedAt + DAY + 2 * HOUR;
  return [{ at, userId, act: () => (passes ? passUp() : takeInHand()) }];

  async function passUp(): Promise<readonly Doing[]> {
    const now = town.hands.look(message);
    if (now) await town.hands.press(userId, now, buttonOf(now, 'barrier.up'));
    return [];
  }

  async function takeInHand(): Promise<readonly Doing[]> {
    const now = town.hands.look(message);
    const own = now && buttonOf(now, 'barrier.own');
    if (now && own && (await town.hands.open(userId, now, own))) {
      const yes = { same_problem: 'yes', solved_before: 'yes', one_decision: 'yes', asks_for_loss: 'no' };
      await town.hands.fill(userId, yes);
      await town.hands.close(userId);
    }
    if (!told?.answer) return [];
    return [{ at: at + told.answersAfterDays * DAY, userId, act: answer }];
  }

  async function answer(): Promise<readonly Doing[]> {
    const now = town.hands.look(message);
    if (now && told?.answer && (await town.hands.open(userId, now, buttonOf(now, 'barrier.answer')))) {
      await town.hands.fill(userId, told.answer);
      await town.hands.close(userId);
    }
    return [];
  }
};

/** Who raised it says a day later whether it became better. */
function judge(town: Town, { userId, key }: Inhabitant, message: EdgeMessage): Doing {
  const draw = drawsOf(`judge ${key} ${message.postedAt}`);
  const better = draw() < 0.8;
  return {
    ...{ at: message.postedAt + DAY, userId },
    act: async () => {
      const now = town.hands.look(message);
      if (now) await town.hands.press(userId, now, buttonOf(now, better ? 'barrier.better' : 'barrier.same'));
      return [];
    },
  };
}
