import type { EdgeMessage } from '../edge/types.ts';
import { buttonOf } from './hands.ts';
import { DAY, type Draw, drawsOf, type Habit, HOUR, type Inhabitant, oneOf, type Town } from './town.ts';

/** What a team plans, whichever driver it is about. */
const FIXES: readonly string[] = [
  'Protect Thursday planning time: no cover from that hour',
  'Put the visit dates for the term on one page',
  'Book the small room for debriefs',
  'Swap one staff meeting for a practice session',
  'Share two short clips of the routine',
];

const TESTS: readonly string[] = [
  'Try shorter debriefs in one grade for two weeks',
  'Hear the two colleagues who see it differently',
  'Test one shared exit ticket in two rooms',
];

const SEEN: readonly string[] = [
  'Four of five weeks it held. The fifth was the week of conferences.',
  'Debriefs came on the same day in most rooms.',
  'It took longer than we thought, and people asked to keep it.',
  'Two rooms liked it, one went back to the old way.',
];

const DECIDED: Readonly<Record<string, string>> = {
  adopted: 'We keep it for the rest of the year',
  adapted: 'We keep it every other week',
  abandoned: 'We stop: it cost more than it gave',
  again: 'Once more, with a swap list',
};

/** Fills the dialogs behind "Do it" and "Take up": what kind it is, then what, by whom and until when. */
export async function planIt(town: Town, who: Inhabitant, draw: Draw): Promise<void> {
  const { hands } = town;
  const { userId } = who;
  const hard = draw() < 0.3;
  const triage = {
    ...{ same_problem: hard ? 'no' : 'yes', solved_before: hard ? 'no' : 'yes' },
    ...{ one_decision: hard ? 'no' : 'yes', asks_for_loss: hard ? 'yes' : 'no' },
  };
  if (!(await hands.fill(userId, triage))) return;
  const members = town.withRole('staff', town.teamOf(who));
  const owner = (draw() < 0.5 ? who : oneOf(draw, members)) ?? who;
  await hands.fill(userId, {
    technical_title: oneOf(draw, FIXES) ?? '',
    adaptive_title: oneOf(draw, TESTS) ?? '',
    owner: owner.userId,
    prediction: 'If we do this, then debriefs come within a day',
  });
  await hands.close(userId);
}

/** Who is asked to take an action on mostly does, begins it, and when its date comes says what was seen. */
export const actions: Habit = ({ message, reader }, town) => {
  if (!reader) return [];
  const { userId, key } = reader;
  const draw = drawsOf(`action ${key} ${message.postedAt}`);
  const press = (action: string) => async () => {
    const now = town.hands.look(message);
    if (now) await town.hands.pressed(userId, now, buttonOf(now, action));
  };
  if (buttonOf(message, 'improvement.accept')) {
    const at = message.postedAt + HOUR + draw() * DAY;
    if (draw() < 0.12) return [{ at, userId, act: () => press('improvement.decline')().then(() => []) }];
    const begin = { at: at + 2 * DAY, userId, act: () => press('improvement.begin')().then(() => []) };
    return [{ at, userId, act: () => press('improvement.accept')().then(() => [begin]) }];
  }
  if (!buttonOf(message, 'improvement.study') || (draw() < 0.15 && !isCover(message))) return [];
  return [{ at: message.postedAt + DAY + draw() * DAY, userId, act: () => study() }];

  async function study() {
    const { hands } = town;
    const now = hands.look(message);
    // A cover is kept for as long as what it covers stays weak: it is looked at again in four weeks.
    if (now && isCover(now)) {
      if (await hands.open(userId, now, buttonOf(now, 'improvement.move'))) {
        await hands.fill(userId, { due: new Date(message.postedAt + 30 * DAY).toISOString().slice(0, 10) });
        await hands.close(userId);
      }
    } else if (now && (await hands.open(userId, now, buttonOf(now, 'improvement.study')))) {
      const mood = draw();
      const outcome = mood < 0.5 ? 'adopted' : mood < 0.75 ? 'adapted' : mood < 0.85 ? 'abandoned' : 'again';
      await hands.fill(userId, {
        ...{ seen: oneOf(draw, SEEN) ?? '', outcome, decided: DECIDED[outcome] ?? '' },
      });
      await hands.close(userId);
    }
    return [];
  }
};

function isCover({ text }: EdgeMessage): boolean {
  return text.includes(' covers for ');
}
