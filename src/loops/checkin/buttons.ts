import type { Buttons, Choice } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { RATINGS } from '../../model/scale.ts';
import type { AskedQuestion, CheckInView } from './standing.ts';
import { target } from './target.ts';

/*
 * Everything that can be pressed on a check-in. A value names the check-in and the question; who pressed, and
 * whether they may, is settled by the handlers.
 */

type Button = Buttons['buttons'][number];

export function ratingButtons(view: CheckInView, question: AskedQuestion): Choice {
  const t = say(view.locale);
  return {
    kind: 'choice',
    action: 'checkin.answer',
    options: RATINGS.map((rating) => ({
      label: t.ratings[rating],
      description: t.ratingMeanings[rating],
      value: target(view.id, String(question.position), rating),
    })),
  };
}

export function changeButton(view: CheckInView, question: AskedQuestion): Button {
  const t = say(view.locale);
  const position = question.position + 1;
  return {
    action: 'checkin.change',
    value: target(view.id, String(question.position)),
    label: t.checkin.change(position),
    description: t.checkin.changeMeaning(position, t.topics[question.driverId]),
  };
}

export function noteButton(view: CheckInView, question: AskedQuestion): Button {
  const t = say(view.locale);
  const position = question.position + 1;
  return {
    action: 'checkin.note',
    value: target(view.id, String(question.position)),
    label: question.hasNote ? t.checkin.editNote(position) : t.checkin.addNote(position),
    description: t.checkin.addNoteMeaning(position, t.topics[question.driverId]),
    opens: 'dialog',
  };
}

export function laterButton(view: CheckInView): Button {
  const t = say(view.locale).checkin;
  return { action: 'checkin.later', value: target(view.id), label: t.later, description: t.laterMeaning };
}

export function skipButton(view: CheckInView, question: AskedQuestion): Button {
  const t = say(view.locale).checkin;
  const value = target(view.id, String(question.position));
  return { action: 'checkin.skip', value, label: t.skip, description: t.skipMeaning };
}

export function whyButton(view: CheckInView, question: AskedQuestion): Button {
  const t = say(view.locale).checkin;
  const value = target(view.id, String(question.position));
  return { action: 'checkin.why', value, label: t.why, description: t.whyMeaning };
}

export function editButton(view: CheckInView): Button {
  const t = say(view.locale).checkin;
  return { action: 'checkin.edit', value: target(view.id), label: t.edit, description: t.editMeaning };
}

export function backButton(view: CheckInView, label: string = say(view.locale).checkin.back): Button {
  return { action: 'checkin.back', value: target(view.id), label };
}

export function notNowButton(view: CheckInView): Button {
  const t = say(view.locale).asking;
  return { action: 'checkin.decline', value: target(view.id), label: t.notNow, description: t.notNowMeaning };
}

/** Opens the choice how often to ask. */
export function lessButton(view: CheckInView): Button {
  const t = say(view.locale).asking;
  const opens = 'dialog' as const;
  return { action: 'enrolment.less', value: view.id, label: t.less, description: t.lessMeaning, opens };
}
