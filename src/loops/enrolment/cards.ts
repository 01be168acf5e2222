import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import type { OccurrenceKey } from '../../model/ids.ts';
import { CHOSEN_RHYTHMS, type Enrolment } from '../../model/rotation/index.ts';

/** After three check-ins without an answer: how shall it go on? Until there is an answer, nothing is asked. */
export function quietCard(key: OccurrenceKey, locale: Locale): Card {
  const t = say(locale).asking;
  return {
    summary: t.quietTitle,
    nodes: [
      { kind: 'heading', text: t.quietTitle },
      { kind: 'text', text: t.quiet },
      {
        kind: 'buttons',
        buttons: [
          { action: 'enrolment.choose', value: `${key}|each`, label: t.keepAsking },
          { action: 'enrolment.choose', value: `${key}|every_other`, label: t.modes.every_other },
          { action: 'enrolment.less', value: `${key}|paused`, label: t.pauseUntil, opens: 'dialog' },
        ],
      },
      { kind: 'note', text: t.onlyYou },
    ],
  };
}

/** The same message once there is an answer. */
export function chosenCard(key: OccurrenceKey, enrolment: Enrolment, locale: Locale): Card {
  const t = say(locale).asking;
  const text = chosen(enrolment, locale);
  return {
    summary: text,
    nodes: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [{ action: 'enrolment.less', value: key, label: t.change, opens: 'dialog' }],
      },
      { kind: 'note', text: t.onlyYou },
    ],
  };
}

/** What a person has chosen, in a sentence. */
export function chosen({ mode, until }: Enrolment, locale: Locale): string {
  const t = say(locale).asking;
  if (mode === 'paused') return until === null ? t.pausedOpen : t.paused(shortDate(until, locale));
  return t.chosen[mode];
}

/** How often to ask: the three choices, and a day for a pause. */
export function frequencyForm(enrolment: Enrolment, locale: Locale, key = ''): Form {
  const t = say(locale).asking;
  return {
    title: t.formTitle,
    action: 'enrolment.choose',
    subject: key,
    submitLabel: t.save,
    cancelLabel: t.cancel,
    intro: [t.onlyYou],
    fields: [
      {
        kind: 'choice',
        name: 'mode',
        label: t.modeLabel,
        options: CHOSEN_RHYTHMS.map((mode) => ({ value: mode, label: t.modes[mode] })),
        initial: enrolment.mode === 'quiet' ? 'paused' : enrolment.mode,
      },
      {
        kind: 'date',
        name: 'until',
        label: t.untilLabel,
        hint: t.untilHint,
        optional: true,
        ...(enrolment.until === null ? {} : { initial: enrolment.until }),
      },
    ],
  };
}
