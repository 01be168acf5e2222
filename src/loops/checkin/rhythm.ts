import { localOf } from '../../model/calendar/index.ts';
import { as, type Instant, type Window } from '../../model/ids.ts';
import {
  answersAlike,
  type PastCheckIn,
  type PersonRhythm,
  personRhythm,
} from '../../model/rotation/index.ts';
import type { Rating } from '../../model/scale.ts';
import {
  hasOrAwaits,
  keepEnrolment,
  type PastQuestionRow,
  recentQuestions,
} from '../../store/queries/enrolment.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import type { Tx } from '../../store/store.ts';
import { choiceKey } from '../enrolment/keys.ts';
import { enrolled } from '../enrolment/standing.ts';

/** Questions looked back on: twelve check-ins, of which the last six answered ones are compared. */
const LOOKS_BACK = 36;

/** How long the question how often to ask waits for an hour of the person's: over the longest break. */
const CHOICE_KEEPS_MS = 21 * 86_400_000;

/** Whether a person is asked this time, and whether the thanks offer to ask less often. */
export async function rhythmOf(
  tx: Tx,
  person: PersonRow,
  { window, everyWeeks }: { readonly window: Window; readonly everyWeeks: number },
  now: Instant,
): Promise<{ readonly rhythm: PersonRhythm; readonly offersPause: boolean }> {
  const past = pastCheckIns(await recentQuestions(tx, as(person.id), LOOKS_BACK), now);
  const today = localOf(now, as(person.zone)).date;
  const enrolment = await enrolled(tx, as(person.id));
  const rhythm = personRhythm({ today, window, everyWeeks, enrolment, past });
  return { rhythm, offersPause: answersAlike(past) };
}

/** Falls silent towards a person, and asks once how often they want to be asked. */
export async function becomeQuiet(tx: Tx, person: PersonRow, window: Window, now: Instant): Promise<void> {
  await keepEnrolment(tx, as(person.id), 'quiet', null, now);
  await askHowOften(tx, person, window, now);
}

/** Puts the question again where it never reached them; who has it is not asked a second time. */
export async function askHowOften(tx: Tx, person: PersonRow, window: Window, now: Instant): Promise<void> {
  const { changedAt } = await enrolled(tx, as(person.id));
  if (await hasOrAwaits(tx, as(person.id), 'choice', changedAt)) return;
  const choice = {
    key: choiceKey(as(person.id), window),
    view: 'choice',
    subject: person.id,
    window,
    dueAt: now,
    expiresAt: now + CHOICE_KEEPS_MS,
  };
  await schedule(tx, { tenantId: as(person.tenantId), loop: 'enrolment' }, choice, now);
}

function pastCheckIns(rows: readonly PastQuestionRow[], now: Instant): PastCheckIn[] {
  const past = new Map<string, PastCheckIn & { leftOut: number; ratings: Rating[] }>();
  for (const { row, state, rating, skipped } of rows) {
    const checkIn = past.get(row.id) ?? {
      window: as<Window>(row.window),
      openedAt: row.openedAt,
      over: row.closesAt <= now && (state === 'sent' || state === 'answered'),
      declined: row.declined !== null,
      leftOut: 0,
      ratings: [],
      offeredPause: row.offersPause,
    };
    past.set(row.id, checkIn);
    if (rating !== null) checkIn.ratings.push(rating);
    else if (skipped) checkIn.leftOut += 1;
  }
  return [...past.values()];
}
