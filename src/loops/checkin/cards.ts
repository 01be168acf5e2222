import type { Card, CardNode } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { say } from '../../locales/index.ts';
import { dayAndTime } from '../../locales/when.ts';
import type { SnoozeOption } from '../../model/calendar/index.ts';
import type { Instant } from '../../model/ids.ts';
import {
  backButton,
  changeButton,
  editButton,
  laterButton,
  lessButton,
  noteButton,
  notNowButton,
  ratingButtons,
  skipButton,
  whyButton,
} from './buttons.ts';
import { type AskedQuestion, type CheckInView, nextQuestion } from './standing.ts';
import { target } from './target.ts';

/** The check-in as it stands: the next question, or the thanks. */
export function checkInCard(view: CheckInView, title: 'first' | 'reminder' = 'first'): Card {
  const next = nextQuestion(view);
  return next ? askCard(view, next, title) : doneCard(view);
}

/** One question with its rating buttons. `changing` shows a question again that was answered before. */
export function askCard(
  view: CheckInView,
  question: AskedQuestion,
  title: 'first' | 'reminder' | 'changing' = 'first',
): Card {
  const t = say(view.locale);
  const wording = question.wording.text;
  const position = question.position + 1;
  const driver = t.topics[question.driverId];
  const progress = title === 'changing' ? t.checkin.changing : t.checkin.progress;
  const before = title === 'changing' ? undefined : view.questions[question.position - 1];
  const started = view.questions.some((other) => other.rating !== null);
  return {
    summary: t.checkin.summary(wording),
    nodes: [
      { kind: 'heading', text: title === 'reminder' ? t.checkin.reminderTitle : t.checkin.title },
      ...(before ? [savedNote(view, before)] : []),
      { kind: 'text', text: progress(position, view.questions.length, driver) },
      { kind: 'text', tone: 'strong', text: wording },
      ratingButtons(view, question),
      {
        kind: 'buttons',
        buttons: [
          ...(before?.rating ? [changeButton(view, before), noteButton(view, before)] : []),
          ...(started ? [] : [laterButton(view)]),
          ...(title === 'changing' ? [backButton(view, t.checkin.keep)] : [skipButton(view, question)]),
          whyButton(view, question),
        ],
      },
      ...tone(view),
      { kind: 'note', text: `${t.checkin.privacy(view.k)} ${t.checkin.closes(closing(view))}` },
    ],
  };
}

/** What a rating means where the team stands. The first months of use need no word of their own. */
function tone({ locale, stage = 'initial' }: CheckInView): CardNode[] {
  return stage === 'initial' ? [] : [{ kind: 'note', text: say(locale).stage.tone[stage] }];
}

function savedNote(view: CheckInView, before: AskedQuestion): CardNode {
  const t = say(view.locale);
  return {
    kind: 'note',
    text: before.rating ? t.checkin.lastAnswer(t.ratings[before.rating]) : t.checkin.lastSkipped,
  };
}

function doneCard(view: CheckInView): Card {
  const t = say(view.locale);
  const rated = view.questions.filter((question) => question.rating !== null);
  return {
    summary: t.checkin.doneSummary,
    nodes: [
      { kind: 'heading', text: rated.length > 0 ? t.checkin.done : t.checkin.allSkipped },
      answers(view),
      { kind: 'buttons', buttons: [editButton(view), lessButton(view)] },
      ...(view.offersPause ? [{ kind: 'note', text: t.asking.offer } as const] : []),
      { kind: 'note', text: `${t.checkin.doneNote(closing(view))} ${t.checkin.privacy(view.k)}` },
    ],
  };
}

/** After the thanks, on request: every answer with what may still be done to it. */
export function editCard(view: CheckInView): Card {
  const t = say(view.locale);
  const rated = view.questions.filter((question) => question.rating !== null);
  return {
    summary: t.checkin.editTitle,
    nodes: [
      { kind: 'heading', text: t.checkin.editTitle },
      answers(view),
      { kind: 'buttons', buttons: view.questions.map((question) => changeButton(view, question)) },
      {
        kind: 'buttons',
        buttons: [...rated.map((question) => noteButton(view, question)), backButton(view, t.checkin.ready)],
      },
      { kind: 'note', text: t.checkin.closes(closing(view)) },
    ],
  };
}

function answers(view: CheckInView): CardNode {
  const t = say(view.locale);
  return {
    kind: 'facts',
    facts: view.questions.map((question) => ({
      label: `${question.position + 1}. ${t.topics[question.driverId]}`,
      value: answerText(view, question),
    })),
  };
}

function answerText(view: CheckInView, question: AskedQuestion): string {
  const t = say(view.locale);
  if (question.rating === null) return t.checkin.unanswered;
  const rating = t.ratings[question.rating];
  return question.hasNote ? t.checkin.withNote(rating) : rating;
}

/** "Ask me later": what is offered, or that there is no later. */
export function laterCard(view: CheckInView, options: readonly SnoozeOption[]): Card {
  const t = say(view.locale);
  const label = {
    later_today: t.checkin.laterToday,
    tomorrow: t.checkin.laterTomorrow,
    next_work_day: t.checkin.laterNextWorkDay,
  };
  return {
    summary: t.checkin.laterTitle,
    nodes: [
      { kind: 'heading', text: t.checkin.laterTitle },
      ...(options.length === 0 ? [{ kind: 'text', text: t.checkin.laterNone(closing(view)) } as const] : []),
      {
        kind: 'buttons',
        buttons: [
          ...options.map((option) => ({
            action: 'checkin.snooze' as const,
            value: target(view.id, option.type),
            label: label[option.type](dayAndTime(option.at, view.zone, view.locale)),
          })),
          notNowButton(view),
          lessButton(view),
          backButton(view),
        ],
      },
      { kind: 'note', text: t.checkin.closes(closing(view)) },
    ],
  };
}

export function snoozedCard(view: CheckInView, at: Instant): Card {
  const text = say(view.locale).checkin.snoozed(dayAndTime(at, view.zone, view.locale));
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [backButton(view)] },
    ],
  };
}

/** Not answered by choice: nothing more comes, and an answer is still welcome until the close. */
export function declinedCard(view: CheckInView, why: 'not_now' | 'paused'): Card {
  const t = say(view.locale);
  const text = why === 'paused' ? t.asking.resting : t.asking.declined;
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [backButton(view, t.asking.answerAfterAll), lessButton(view)] },
      { kind: 'note', text: t.checkin.closes(closing(view)) },
    ],
  };
}

/** After the close: what was kept, and nothing more to press. */
export function closedCard(view: CheckInView): Card {
  const t = say(view.locale).checkin;
  const kept = view.questions.filter((question) => question.rating !== null).length;
  const text = t.closed(closing(view));
  return {
    summary: text,
    nodes: [
      { kind: 'text', tone: 'strong', text },
      { kind: 'text', text: kept > 0 ? t.closedKept(kept) : t.closedEmpty },
    ],
  };
}

/** The dialog for a line of one's own on a question. */
export function noteForm(view: CheckInView, question: AskedQuestion, initial: string | undefined): Form {
  const t = say(view.locale).checkin;
  return {
    title: t.noteTitle,
    action: 'checkin.note',
    subject: target(view.id, String(question.position)),
    submitLabel: t.noteSave,
    cancelLabel: t.noteCancel,
    intro: [question.wording.text, t.noteIntro],
    fields: [
      {
        kind: 'text',
        name: 'note',
        label: t.noteLabel,
        hint: t.noteHint,
        multiline: true,
        optional: true,
        maxLength: NOTE_LENGTH,
        ...(initial === undefined ? {} : { initial }),
      },
      {
        kind: 'toggle',
        name: 'raise',
        label: say(view.locale).barrier.form.raiseNote,
        hint: say(view.locale).barrier.form.raiseNoteHint,
      },
    ],
  };
}

/** Characters of a note (domain reference 6.5). */
export const NOTE_LENGTH = 600;

function closing(view: CheckInView): string {
  return dayAndTime(view.closesAt, view.zone, view.locale);
}
