import { buttonOf } from './hands.ts';
import { DAY, type Habit } from './town.ts';

/** Who is asked whether to go on being asked: Owen pauses for good, the others come down to every other time. */
export const pauses: Habit = ({ message, reader }, { hands }) => {
  const less = buttonOf(message, 'enrolment.less');
  if (!reader || !less || !buttonOf(message, 'enrolment.choose')) return [];
  const { userId, key } = reader;
  const act = async () => {
    if (key !== 'owen')
      await hands.press(
        userId,
        message,
        buttonOf(message, 'enrolment.choose', (value) => value.endsWith('every_other')),
      );
    else if (await hands.open(userId, message, less)) {
      await hands.fill(userId, { mode: 'paused' });
      await hands.close(userId);
    }
    return [];
  };
  return [{ at: message.postedAt + DAY, userId, act }];
};
