import type { Field, Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import type { LocalDate } from '../../model/ids.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import { TOPIC_LENGTH } from './session.ts';

/** Switches in one dialog: as many as one screen can be checked against a list. */
export const AT_ONCE = 25;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What it was about, for whom and when, and which plan it fulfilled. */
export function sessionForm(
  locale: Locale,
  units: readonly Named[],
  planned: readonly Named[],
  today: LocalDate,
): Form {
  const t = say(locale).training.form;
  const choice = (name: string, label: string, options: readonly Named[]): Field => ({
    ...{ kind: 'choice', name, label },
    options: options.map(({ id, name: shown }) => ({ value: id, label: shown })),
    ...(options[0] ? { initial: options[0].id } : {}),
  });
  return {
    ...{ title: t.title, action: 'training.log', subject: units[0]?.id ?? '' },
    ...{ submitLabel: t.next, cancelLabel: t.cancel, intro: [t.intro] },
    fields: [
      { kind: 'text', name: 'topic', label: t.topic, hint: t.topicHint, maxLength: TOPIC_LENGTH },
      ...(units.length > 1 ? [choice('unit', t.unit, units)] : []),
      { kind: 'date', name: 'held_on', label: t.heldOn, initial: today },
      ...(planned.length > 0
        ? [choice('learning', t.learning, [...planned, { id: 'none', name: t.unplanned }])]
        : []),
    ],
  };
}

/** Who was there: everybody, unless switched off. */
export function thereForm(
  locale: Locale,
  session: { readonly id: string; readonly topic: string; readonly heldOn: LocalDate },
  people: readonly PersonRow[],
  from: number,
): Form {
  const t = say(locale).training.form;
  const page = people.slice(from, from + AT_ONCE);
  const parts = people.length > AT_ONCE ? [t.part(from + 1, from + page.length, people.length)] : [];
  return {
    ...{ title: t.thereTitle, action: 'training.there', subject: `${session.id}|${from}` },
    ...{ submitLabel: from + AT_ONCE < people.length ? t.next : t.save, cancelLabel: t.cancel },
    intro: [t.thereIntro(session.topic, shortDate(session.heldOn, locale)), ...parts],
    fields: page.map(({ id, name }) => ({ kind: 'toggle', name: id, label: name, initial: true })),
  };
}
