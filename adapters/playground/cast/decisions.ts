import type { EdgeMessage } from '../edge/types.ts';
import { planIt } from './actions.ts';
import { buttonOf, buttonsOf } from './hands.ts';
import { isUnheard } from './temperament.ts';
import {
  DAY,
  type Doing,
  type Draw,
  drawsOf,
  type Habit,
  HOUR,
  type Inhabitant,
  oneOf,
  schoolWeek,
  type Town,
} from './town.ts';

/** The order of a digest's buttons: do it, talk first, not now. */
const DO_IT = 0;

/** What a digest proposes is decided by who facilitates the team, or else leads its school, before the weekend. */
export const decisions: Habit = ({ message, unit }, town) => {
  if (unit === undefined || isUnheard(unit, schoolWeek(message.postedAt))) return [];
  const draw = drawsOf(`decide ${unit} ${message.postedAt}`);
  const who = decider(town, unit, draw);
  if (!who) return [];
  const doings: Doing[] = [];
  const soon = message.postedAt + 10 * 60_000 + draw() * HOUR;
  const mood = draw();
  for (const action of ['digest.decide', 'levels.decide'] as const) {
    const choices = buttonsOf(message, action);
    if (choices.length === 0 || mood > 0.9) continue;
    const choice = mood < 0.22 ? DO_IT : mood < 0.72 ? 1 : 2;
    doings.push({
      ...{ at: soon, userId: who.userId },
      act: async () => {
        await town.hands.press(who.userId, message, choices[choice]);
        if (choice === DO_IT && action === 'digest.decide') await planIt(town, who, draw);
        await town.hands.close(who.userId);
        return [];
      },
    });
  }
  const others: readonly [action: string, chance: number][] = [
    ['improvement.take', 0.4],
    ['improvement.cover', 0.6],
    ['pulse.decide', 0.9],
    ['load.decide', 0.8],
  ];
  for (const [action, chance] of others) {
    const button = oneOf(draw, buttonsOf(message, action));
    if (!button || draw() > chance) continue;
    doings.push({
      ...{ at: soon + 5 * 60_000, userId: who.userId },
      act: () => follow(town, who, message, action, draw),
    });
  }
  return doings;
};

async function follow(town: Town, who: Inhabitant, message: EdgeMessage, action: string, draw: Draw) {
  const { hands } = town;
  const { userId } = who;
  const now = hands.look(message);
  const button = now && buttonOf(now, action);
  if (!now || !button) return [];
  if (action === 'pulse.decide' || action === 'load.decide') {
    await hands.press(userId, now, button);
  } else if (await hands.open(userId, now, button)) {
    if (action === 'improvement.take') await planIt(town, who, draw);
    else {
      const [by] = [...(hands.fields(userId).get('by') ?? [])].sort();
      await hands.fill(userId, { by: by ?? '', owner: userId });
    }
  }
  await hands.close(userId);
  return [];
}

/** A leader who is told in private that their team waits for a decision takes it within the week, if nobody else does. */
export const waitedFor: Habit = ({ message, reader }, town) => {
  const choices = buttonsOf(message, 'pulse.decide');
  if (!reader || choices.length === 0) return [];
  const act = async () => {
    const now = town.hands.look(message);
    if (now) await town.hands.press(reader.userId, now, buttonsOf(now, 'pulse.decide')[1]);
    return [];
  };
  return [{ at: message.postedAt + 6 * DAY, userId: reader.userId, act }];
};

function decider(town: Town, unit: string, draw: Draw): Inhabitant | undefined {
  const [own = unit, ...above] = town.chainOf(unit);
  const near = [...town.withRole('facilitator', own), ...town.withRole('leader', own)];
  const far = above.flatMap((one) => town.withRole('leader', one));
  return (draw() < 0.8 ? near[0] : undefined) ?? far[0] ?? near[0];
}
