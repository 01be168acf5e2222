import type { Field, Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { ANSWERS, TRIAGE_QUESTIONS } from '../../model/improvement/index.ts';
import { MOST } from './words.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is in the way, from which team, and in whose name. */
export function raiseForm(locale: Locale, teams: readonly Named[], k: number): Form {
  const t = say(locale).barrier.form;
  const team: Field[] =
    teams.length > 1
      ? [
          {
            kind: 'choice',
            name: 'unit',
            label: t.team,
            options: teams.map(({ id, name }) => ({ value: id, label: name })),
            ...(teams[0] ? { initial: teams[0].id } : {}),
          },
        ]
      : [];
  return {
    ...dialog(locale, t.title, t.send),
    action: 'barrier.raise',
    subject: teams[0]?.id ?? '',
    intro: [t.intro],
    fields: [
      {
        kind: 'text',
        name: 'words',
        label: t.words,
        hint: t.wordsHint,
        multiline: true,
        maxLength: MOST.words,
      },
      ...team,
      {
        kind: 'choice',
        name: 'driver',
        label: t.driver,
        options: [
          { value: 'internal_systems', label: t.internal },
          { value: 'external_systems', label: t.external },
        ],
        initial: 'internal_systems',
      },
      {
        kind: 'choice',
        name: 'voice',
        label: t.voice,
        hint: t.shieldedHint(k),
        options: [
          { value: 'shielded', label: t.shielded },
          { value: 'named', label: t.named },
        ],
        initial: 'shielded',
      },
    ],
  };
}

/** The four questions, answered by whoever takes it in hand. */
export function ownForm(locale: Locale, id: string, words: string): Form {
  const t = say(locale).barrier.form;
  const { questions, yes, no } = say(locale).improvement.form;
  return {
    ...dialog(locale, t.ownTitle, t.save),
    action: 'barrier.own',
    subject: id,
    intro: [words, t.ownIntro],
    fields: TRIAGE_QUESTIONS.map(
      (question): Field => ({
        kind: 'choice',
        name: question,
        label: questions[question],
        options: [
          { value: 'yes', label: yes },
          { value: 'no', label: no },
        ],
      }),
    ),
  };
}

export function answerForm(locale: Locale, id: string, words: string): Form {
  const t = say(locale).barrier;
  return {
    ...dialog(locale, t.form.answerTitle, t.form.save),
    action: 'barrier.answer',
    subject: id,
    intro: [words, t.form.answerIntro],
    fields: [
      {
        kind: 'choice',
        name: 'answer',
        label: t.form.answer,
        options: ANSWERS.map((answer) => ({ value: answer, label: t.answers[answer] })),
      },
      {
        kind: 'text',
        name: 'reason',
        label: t.form.reason,
        hint: t.form.reasonHint,
        multiline: true,
        maxLength: MOST.reason,
      },
    ],
  };
}

/** Which of the others at this level it is the same as, the most alike first. */
export function mergeForm(locale: Locale, id: string, words: string, others: readonly Named[]): Form {
  const t = say(locale).barrier.form;
  return {
    ...dialog(locale, t.mergeTitle, t.save),
    action: 'barrier.merge',
    subject: id,
    intro: [words, t.mergeIntro],
    fields: [
      {
        kind: 'choice',
        name: 'into',
        label: t.merge,
        options: others.map((other) => ({ value: other.id, label: other.name })),
      },
    ],
  };
}

function dialog(locale: Locale, title: string, submitLabel: string) {
  return { title, submitLabel, cancelLabel: say(locale).barrier.form.cancel };
}
