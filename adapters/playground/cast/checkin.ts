import type { EdgeMessage } from '../edge/types.ts';
import { buttonOf, buttonsOf } from './hands.ts';
import { ratingFor } from './standing.ts';
import { intentFor, isBuried, noteFor } from './temperament.ts';
import { type Doing, drawsOf, type Habit, type Inhabitant, schoolWeek, type Town } from './town.ts';

/** A check-in has three questions; a message that asks for more than this is not one we know. */
const MOST_TAPS = 5;

/** Most answer their check-in, some when reminded, each in their own time. */
export const checkIns: Habit = ({ message, reader }, town) => {
  if (!reader || !asks(message)) return [];
  const reminder = isReminder(message);
  const week = schoolWeek(message.postedAt);
  if (isBuried(town.teamOf(reader), week)) return [];
  const draw = drawsOf(`${reader.key} ${week} ${reminder ? 'reminder' : 'first'}`);
  const intent = intentFor(reader, reminder, draw);
  if (intent.type === 'ignore') return [];
  const { note, leaveOut } = intent;
  return [
    {
      at: message.postedAt + intent.afterMs,
      userId: reader.userId,
      act: () => answer(town, reader, message, { note, leaveOut, draw }),
    },
  ];
};

async function answer(
  town: Town,
  person: Inhabitant,
  message: EdgeMessage,
  {
    note,
    leaveOut,
    draw,
  }: { readonly note: boolean; readonly leaveOut: boolean; readonly draw: () => number },
): Promise<readonly Doing[]> {
  const { hands } = town;
  const team = town.teamOf(person);
  for (let tap = 0; tap < MOST_TAPS; tap++) {
    const now = hands.look(message);
    if (!now || !asks(now)) break;
    if (note && tap === 1) await addNote(town, person, now, draw);
    const skip = tap === 1 && leaveOut ? buttonOf(now, 'checkin.skip') : undefined;
    const rating = ratingFor({
      ...{ team, words: JSON.stringify(now.blocks), week: schoolWeek(message.postedAt), draw },
    });
    if (!(await hands.pressed(person.userId, now, skip ?? buttonsOf(now, 'checkin.answer')[rating]))) break;
  }
  return [];
}

/** Says more about the first answer, through the dialog behind its button. */
async function addNote(
  { hands }: Town,
  { userId, locale }: Inhabitant,
  message: EdgeMessage,
  draw: () => number,
) {
  if (!(await hands.open(userId, message, buttonOf(message, 'checkin.note')))) return;
  await hands.fill(userId, { note: noteFor(locale, draw) });
  await hands.close(userId);
}

/** Whether a message still asks for a rating. */
export function asks(message: EdgeMessage): boolean {
  return buttonsOf(message, 'checkin.answer').length > 0;
}

/** By its title, as a person would tell it. */
function isReminder(message: EdgeMessage): boolean {
  return /still open|sigue abierta/.test(message.text);
}
