import type { EdgeMessage } from '../edge/types.ts';
import { buttonOf, buttonsOf } from './hands.ts';
import {
  DAY,
  type Doing,
  type Draw,
  drawsOf,
  type Habit,
  HOUR,
  type Inhabitant,
  MINUTE,
  oneOf,
  type Town,
} from './town.ts';

const STEPS: readonly string[] = [
  'Count to three before calling on anybody',
  'Let two students explain before I do',
  'Write the goal where all can see it',
  'End with one question on paper',
];

const PASOS: readonly string[] = ['Esperar tres segundos antes de nombrar a alguien'];

/** A coach logs in the week's message what was held, on the day after the talks, and what was seen. */
export const coachWeeks: Habit = ({ message, reader }, town) => {
  if (!reader || !buttonOf(message, 'coaching.held')) return [];
  const due = buttonsOf(message, 'coaching.held').map(({ value = '' }) => value);
  const draw = drawsOf(`coach ${reader.key} ${message.postedAt}`);
  const at = message.postedAt + 3 * DAY + 5 * HOUR;
  return [{ at, userId: reader.userId, act: () => logWeek(town, reader, message, due, draw) }];
};

async function logWeek(
  { hands }: Town,
  { userId }: Inhabitant,
  message: EdgeMessage,
  due: readonly string[],
  draw: Draw,
): Promise<readonly Doing[]> {
  for (const contact of due) {
    const now = hands.look(message);
    if (!now) break;
    const mood = draw();
    const about = (action: string) => buttonOf(now, action, (value) => value === contact);
    if (mood < 0.82) await hands.pressed(userId, now, about('coaching.held'));
    else if (mood < 0.9) await hands.pressed(userId, now, about('coaching.not_held'));
    else if (await hands.pressed(userId, now, about('coaching.move'))) {
      const days = hands.look(message);
      const later = buttonsOf(days, 'coaching.move_to')[1] ?? buttonOf(days, 'coaching.week');
      if (days) await hands.pressed(userId, days, later);
    }
    if (mood < 0.34) await check();

    async function check() {
      const after = hands.look(message);
      const button = buttonOf(after, 'coaching.open', (value) => value === contact);
      const card = after && (await hands.unfold(userId, after, button, 'coaching.check'));
      if (!card || !(await hands.open(userId, card, buttonOf(card, 'coaching.check')))) return;
      const seen = [...hands.fields(userId)].filter(() => draw() < 0.8);
      await hands.fill(
        userId,
        Object.fromEntries(seen.map(([name]) => [name, draw() < 0.55 ? '2' : draw() < 0.7 ? '1' : '0'])),
      );
      await hands.close(userId);
    }
  }
  return [];
}

/** Before and after a talk some prepare, some agree on a step, and some check whether they tried the last one. */
export const coachees: Habit = ({ message, reader }, town) => {
  if (!reader) return [];
  const { userId, key } = reader;
  const draw = drawsOf(`coachee ${key} ${message.postedAt}`);
  const at = message.postedAt + 20 * MINUTE + draw() * HOUR;
  if (buttonOf(message, 'coaching.show_seen')) {
    if (draw() < 0.4) return [];
    const press = () => town.hands.press(userId, message, buttonOf(message, 'coaching.show_seen'));
    return [{ at, userId, act: () => press().then(() => []) }];
  }
  if (!buttonOf(message, 'coaching.skip')) return [];
  return [{ at, userId, act: () => step(town, reader, message, draw) }];
};

async function step({ hands }: Town, { userId, locale }: Inhabitant, message: EdgeMessage, draw: Draw) {
  const tried = buttonOf(message, 'coaching.tried');
  const next = buttonOf(message, 'coaching.step');
  if (tried && draw() < 0.7 && (await hands.open(userId, message, tried))) {
    await hands.fill(userId, { tried: draw() < 0.6 ? 'yes' : 'partly', still_right: 'yes' });
  }
  if (next && draw() < 0.6 && (await hands.open(userId, message, next))) {
    await hands.fill(userId, { step: oneOf(draw, locale === 'es' ? PASOS : STEPS) ?? '' });
  }
  await hands.close(userId);
  return [];
}
