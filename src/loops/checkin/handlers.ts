import type { Card } from '../../chat/card.ts';
import type { Pressed } from '../../chat/event.ts';
import type { Reply } from '../../chat/reply.ts';
import type { HandlerContext, PressHandler, SubmitHandler } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { localOf, snoozeOptions } from '../../model/calendar/index.ts';
import { as, type PersonId, type UnitId, type Window } from '../../model/ids.ts';
import { isReason } from '../../model/rotation/index.ts';
import { RATINGS } from '../../model/scale.ts';
import { may, type PersonalData } from '../../privacy/access.ts';
import type { Seal } from '../../privacy/seal.ts';
import { countSnooze, keepNote, skipQuestion } from '../../store/queries/checkin.ts';
import { decline } from '../../store/queries/enrolment.ts';
import { schedule } from '../../store/queries/plan.ts';
import { rate } from '../../store/queries/rate.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { availabilityFrom } from '../availability.ts';
import { raiseFromNote } from '../barrier/raise.ts';
import type { Directory } from '../directory.ts';
import { replacePressed } from '../replace.ts';
import {
  askCard,
  checkInCard,
  closedCard,
  declinedCard,
  editCard,
  laterCard,
  NOTE_LENGTH,
  noteForm,
  snoozedCard,
} from './cards.ts';
import { snoozeKey } from './plan.ts';
import type { AskedQuestion, CheckInView } from './standing.ts';
import { readTarget, type Target } from './target.ts';
import { type OpenCheckIn, readCheckIn } from './view.ts';

export interface CheckInParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** What every press on a check-in needs settled first: it is there, it is theirs, it is open. */
type Admitted = {
  readonly checkIn: OpenCheckIn;
  readonly question: AskedQuestion | undefined;
  readonly target: Target;
};

export function pressHandlers(parts: CheckInParts) {
  /** The guard before every press. A refusal is a reply of its own; nothing has been written then. */
  const guarded =
    (
      data: PersonalData,
      act: (tx: Tx, admitted: Admitted, event: Pressed, context: HandlerContext) => Promise<Reply>,
    ): PressHandler =>
    async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.value, data, context);
      return 'reply' in admitted ? admitted.reply : act(tx, admitted, event, context);
    };

  return {
    'checkin.answer': guarded('pulse_rating', async (tx, { checkIn, question, target }, event, { now }) => {
      const rating = RATINGS.find((word) => word === target.word);
      const before = checkIn.questions.find((row) => row.position === question?.position);
      if (!rating || !before) return toast(checkIn, 'gone');
      if (!(await rate(tx, checkIn.row, before, rating, event.order, now))) return toast(checkIn, 'olderTap');
      return replace(
        tx,
        event,
        checkInCard(withAnswer(checkIn.view, target.position, { rating, skipped: false })),
      );
    }),

    'checkin.skip': guarded('pulse_rating', async (tx, { checkIn, question }, event) => {
      if (!question) return toast(checkIn, 'gone');
      await skipQuestion(tx, checkIn.view.id, question.position);
      return replace(tx, event, checkInCard(withAnswer(checkIn.view, question.position, { skipped: true })));
    }),

    'checkin.change': guarded('pulse_rating', async (_tx, { checkIn, question }) =>
      question
        ? { type: 'replace', card: askCard(checkIn.view, question, 'changing') }
        : toast(checkIn, 'gone'),
    ),

    'checkin.edit': guarded('pulse_rating', async (_tx, { checkIn }) => ({
      type: 'replace',
      card: editCard(checkIn.view),
    })),

    'checkin.back': guarded('pulse_rating', async (_tx, { checkIn }) => ({
      type: 'replace',
      card: checkInCard(checkIn.view),
    })),

    'checkin.why': guarded('pulse_rating', async (_tx, { checkIn, question }) => {
      if (!question) return toast(checkIn, 'gone');
      const t = say(checkIn.view.locale);
      const driver = t.topics[question.driverId];
      const said = {
        focus: t.checkin.whyFocus,
        least_covered: t.checkin.whyLeastCovered,
        cross_cutting: t.asking.whyAcross,
      };
      const text = said[isReason(question.reason) ? question.reason : 'least_covered'](driver);
      const { counts } = question.wording;
      return {
        type: 'toast',
        text: counts === '' ? text : `${text}\n${t.checkin.whatCounts} ${counts}`,
      };
    }),

    'checkin.later': guarded('pulse_rating', async (tx, { checkIn }, _event, { now }) => ({
      type: 'replace',
      card: laterCard(checkIn.view, await offers(tx, checkIn, now)),
    })),

    'checkin.snooze': guarded('pulse_rating', async (tx, { checkIn, target }, event, { now }) => {
      const choice = (await offers(tx, checkIn, now)).find((option) => option.type === target.word);
      if (!choice) return { type: 'replace', card: laterCard(checkIn.view, await offers(tx, checkIn, now)) };
      const { row, view, person } = checkIn;
      await countSnooze(tx, view.id);
      const again = {
        key: snoozeKey(view.id, row.snoozes + 1),
        view: 'snooze',
        subject: person.id,
        window: as<Window>(row.window),
        dueAt: choice.at,
        expiresAt: row.closesAt,
      };
      await schedule(tx, { tenantId: as(row.tenantId), loop: 'checkin' }, again, now);
      return replace(tx, event, snoozedCard(view, choice.at));
    }),

    'checkin.decline': guarded('pulse_rating', async (tx, { checkIn }, event) => {
      if (checkIn.row.answeredAt !== null) return replace(tx, event, checkInCard(checkIn.view));
      await decline(tx, checkIn.row, 'not_now');
      return replace(tx, event, declinedCard(checkIn.view, 'not_now'));
    }),

    'checkin.note': guarded('note', async (_tx, { checkIn, question }) => {
      if (!question) return toast(checkIn, 'gone');
      const sealed = checkIn.questions.find((row) => row.position === question.position)?.note;
      const initial = sealed ? parts.seal.open(sealed, notePlace(checkIn, question.position)) : undefined;
      return { type: 'openForm', form: noteForm(checkIn.view, question, initial) };
    }),
  } satisfies Record<string, PressHandler>;
}

export function submitHandlers(parts: CheckInParts) {
  return {
    'checkin.note': async (tx, event, context) => {
      const admitted = await admit(tx, parts, event.subject, 'note', context);
      // A dialog that belongs to a check-in that has closed says so beside its field; the text stays in it.
      if ('reply' in admitted) return { type: 'formErrors', errors: { note: admitted.sentence } };
      const { checkIn, question } = admitted;
      if (!question) return { type: 'formErrors', errors: { note: say(checkIn.view.locale).checkin.gone } };
      const text = typeof event.values.note === 'string' ? event.values.note.trim() : '';
      if (text.length > NOTE_LENGTH) {
        return { type: 'formErrors', errors: { note: say(checkIn.view.locale).checkin.noteTooLong } };
      }
      const sealed = text === '' ? null : parts.seal.seal(text, notePlace(checkIn, question.position));
      if (event.values.raise === true && text === '')
        return { type: 'formErrors', errors: { note: say(checkIn.view.locale).barrier.form.needed } };
      await keepNote(tx, checkIn.view.id, question.position, sealed);
      await touch(tx, checkIn.view.id, context.now, 0);
      if (event.values.raise !== true) return { type: 'closeForm' };
      const noted = {
        ...{ checkInId: checkIn.view.id, position: question.position, topic: question.driverId },
        ...{ teamId: as<UnitId>(checkIn.row.teamId), personId: context.actor.personId, words: text },
      };
      return raiseFromNote(tx, checkIn.district, parts.seal, noted, context);
    },
  } satisfies Record<string, SubmitHandler>;
}

async function admit(
  tx: Tx,
  parts: CheckInParts,
  value: string,
  data: PersonalData,
  context: HandlerContext,
): Promise<Admitted | { readonly reply: Reply; readonly sentence: string }> {
  const target = readTarget(value);
  const t = say(context.actor.locale).checkin;
  const refuse = (sentence: string, card?: Card) => ({
    sentence,
    reply: card ? ({ type: 'replace', card } as const) : ({ type: 'toast', text: sentence } as const),
  });
  const checkIn = await readCheckIn(tx, parts.directory, target.id);
  if (!checkIn || checkIn.row.tenantId !== context.actor.tenantId) return refuse(t.gone);
  if (!may(context.actor.personId, data, as<PersonId>(checkIn.row.personId))) return refuse(t.notYours);
  const { row, view } = checkIn;
  // Once the digest is fixed no answer may change its figures, even if it was made before the announced time.
  if (context.now >= row.closesAt || checkIn.digested) {
    const card = closedCard(view);
    return refuse(card.summary, card);
  }
  return {
    checkIn,
    target,
    question: view.questions.find((question) => question.position === target.position),
  };
}

function replace(tx: Tx, event: Pressed, card: Card): Promise<Reply> {
  return replacePressed(tx, event, readTarget(event.value).id, card);
}

/** The view after this answer, without asking the database again: a tap is the bot's hottest path. */
function withAnswer(view: CheckInView, position: number, answer: Partial<AskedQuestion>): CheckInView {
  const questions = view.questions.map((question) =>
    question.position === position ? { ...question, ...answer } : question,
  );
  return { ...view, questions };
}

async function offers(tx: Tx, checkIn: OpenCheckIn, now: number) {
  const { person, district, row } = checkIn;
  const availability = await availabilityFrom(tx, district, person, localOf(now, as(person.zone)).date);
  return snoozeOptions(now, availability, row.closesAt);
}

function toast(checkIn: OpenCheckIn, sentence: 'gone' | 'olderTap'): Reply {
  return { type: 'toast', text: say(checkIn.view.locale).checkin[sentence] };
}

function notePlace(checkIn: OpenCheckIn, position: number): string {
  return `note:${checkIn.view.id}:${position}`;
}
