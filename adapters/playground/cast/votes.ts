import type { EdgeMessage } from '../edge/types.ts';
import { buttonOf, buttonsOf } from './hands.ts';
import { ratingFor } from './standing.ts';
import { type Doing, drawsOf, type Habit, HOUR, type Inhabitant, schoolWeek, type Town } from './town.ts';

/** Eight links are the most that one vote asks. */
const MOST_QUESTIONS = 8;

/** A team that votes meets the day after: question by question all tap, see the spread, and agree on one answer. */
export const votes: Habit = ({ message, unit }, town) => {
  if (unit === undefined || !buttonOf(message, 'vote.cast')) return [];
  const [facilitator] = town.withRole('facilitator', unit);
  if (!facilitator) return [];
  const at = message.postedAt + 3 * HOUR;
  return [{ at, userId: facilitator.userId, act: () => meet(town, unit, facilitator, message) }];
};

async function meet(
  town: Town,
  unit: string,
  { userId: facilitator }: Inhabitant,
  message: EdgeMessage,
): Promise<readonly Doing[]> {
  const { hands } = town;
  const week = schoolWeek(message.postedAt);
  const members = [
    ...new Set((['staff', 'coach', 'leader'] as const).flatMap((role) => town.withRole(role, unit))),
  ].filter(({ userId }) => !town.isPlayed(userId) && userId !== facilitator);
  for (let question = 0; question < MOST_QUESTIONS; question++) {
    const now = hands.look(message);
    if (!now || !buttonOf(now, 'vote.cast')) break;
    const words = JSON.stringify(now.blocks);
    const ratings: number[] = [];
    for (const member of members) {
      const draw = drawsOf(`vote ${member.key} ${week} ${question} ${buttonsOf(now, 'vote.cast').length}`);
      if (draw() < 0.08) continue;
      const rating = ratingFor({ team: unit, words, week, draw });
      ratings.push(rating);
      await hands.press(member.userId, now, buttonsOf(now, 'vote.cast')[rating]);
    }
    // Where everybody has voted, the votes show by themselves.
    const voted = hands.look(message);
    const shown =
      buttonOf(voted, 'vote.agree') !== undefined ||
      (await hands.pressed(facilitator, now, buttonOf(voted, 'vote.reveal')));
    const open = hands.look(message);
    if (!shown || !open || !buttonOf(open, 'vote.agree')) break;
    const agreed = ratings.filter((rating) => rating < 3).sort((a, b) => a - b);
    const median = agreed[Math.floor(agreed.length / 2)] ?? 0;
    if (!(await hands.pressed(facilitator, open, buttonsOf(open, 'vote.agree')[median]))) break;
  }
  return [];
}
