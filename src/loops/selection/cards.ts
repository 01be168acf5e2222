import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import type { Rating } from '../../model/scale.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { RoleHolderRow } from '../../store/queries/selection.ts';
import type { District } from '../directory.ts';
import { itemCard } from '../item-card.ts';
import { ANSWER_LENGTH, type HandOff, roleId } from './role.ts';

interface About {
  readonly locale: Locale;
  readonly district: District;
  readonly row: RoleHolderRow;
}

function unitOf({ district, row }: About): string {
  return district.units.get(row.unitId)?.name ?? '';
}

/** Welcomes somebody in a new role: one question with one tap, and a hand-off in their own words if they like. */
export function welcomeCard(
  about: About,
  answer: Rating | undefined,
  recipient: PersonRow | undefined,
): Card {
  const { locale, district, row } = about;
  const t = say(locale).selection;
  const title = t.ask.title(t.roles[row.role], unitOf(about));
  const state = recipient ? [t.ask.handed(recipient.name)] : row.words === null ? [] : [t.ask.kept];
  const write = {
    ...{ action: 'selection.write' as const, value: roleId(row), opens: 'dialog' as const },
    label: row.words === null ? t.ask.write : t.ask.change,
  };
  const handOff: Card['nodes'] = [
    { kind: 'text', text: [t.ask.text, ...state].join(' ') },
    { kind: 'buttons', buttons: [write] },
    { kind: 'note', text: t.ask.private },
  ];
  if (answer) {
    const said = t.answered(say(locale).ratings[answer]);
    const head: Card['nodes'] = [
      { kind: 'text', tone: 'strong', text: title },
      { kind: 'note', text: said },
    ];
    return { summary: title, nodes: [...head, ...handOff] };
  }
  const ask = {
    ...{ locale, because: title, wording: district.wordingOf(locale, 'sel3') },
    action: 'selection.answer' as const,
    value: (rating: string) => [roleId(row), 'sel3', rating].join('|'),
    private: t.private,
  };
  return itemCard(ask, handOff);
}

/** Asks somebody who leads whether what was seen in choosing was passed on; then, what they said and what still helps. */
export function chosenCard(about: About, holder: string, answer: Rating | undefined): Card {
  const { locale, district, row } = about;
  const t = say(locale).selection;
  const told = answer && t.chosen.said(say(locale).ratings[answer]);
  const late = answer === 'not_yet' || answer === 'partly';
  const after: Card['nodes'] = [
    ...(told ? [{ kind: 'text', tone: 'strong', text: told } as const] : []),
    ...(late ? [{ kind: 'text', text: t.chosen.passOn(holder) } as const] : []),
  ];
  const ask = {
    ...{ locale, wording: district.wordingOf(locale, 'sel4'), action: 'selection.answer' as const },
    because: t.chosen.because(holder, t.roles[row.role], unitOf(about)),
    value: (rating: Rating) => [roleId(row), 'sel4', rating].join('|'),
    private: t.privateChosen,
  };
  return itemCard(ask, after);
}

/** Tells whoever was chosen; the words themselves do not stay in the chat. */
export function receivedCard(about: About, holder: string): Card {
  const { locale, row } = about;
  const t = say(locale).selection.received;
  const read = {
    action: 'selection.read' as const,
    value: roleId(row),
    label: t.read,
    opens: 'dialog' as const,
  };
  const roles = say(locale).selection.roles;
  return {
    summary: t.title(holder),
    nodes: [
      { kind: 'text', tone: 'strong', text: t.title(holder) },
      { kind: 'text', text: t.text(holder, roles[row.role], unitOf(about)) },
      { kind: 'buttons', buttons: [read] },
      { kind: 'note', text: t.small },
    ],
  };
}

/** What one person may read; with the answer about the time where its owner agreed to that. */
export function handOffCard(
  locale: Locale,
  holder: string,
  written: HandOff,
  answer: Rating | undefined,
): Card {
  const t = say(locale).selection.received;
  const lines = [
    [t.strengths, written.strengths],
    [t.gaps, written.gaps],
    [t.time, written.time && answer ? say(locale).ratings[answer] : ''],
  ] as const;
  return {
    summary: t.title(holder),
    nodes: [
      { kind: 'heading', text: t.title(holder) },
      ...lines.flatMap(([label, text]): Card['nodes'] =>
        text === ''
          ? []
          : [
              { kind: 'note', text: label },
              { kind: 'quote', text },
            ],
      ),
      { kind: 'note', text: t.small },
    ],
  };
}

/** Two questions, both optional, and the one person who may read the answers. */
export function handOffForm(
  locale: Locale,
  row: RoleHolderRow,
  written: HandOff | undefined,
  recipients: readonly PersonRow[],
): Form {
  const t = say(locale).selection.form;
  const text = (name: 'strengths' | 'gaps', label: string) => ({
    ...{ kind: 'text' as const, name, label, hint: t.hint, multiline: true, optional: true },
    ...{ maxLength: ANSWER_LENGTH, ...(written?.[name] ? { initial: written[name] } : {}) },
  });
  const options = [
    { value: 'nobody', label: t.nobody },
    ...recipients.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return {
    ...{ title: t.title, action: 'selection.write', subject: roleId(row) },
    ...{ submitLabel: t.save, cancelLabel: t.cancel, intro: [t.intro] },
    fields: [
      text('strengths', t.strengths),
      text('gaps', t.gaps),
      {
        ...{ kind: 'choice', name: 'recipient', label: t.recipient, options },
        initial:
          options.some(({ value }) => value === row.recipientId) && row.recipientId
            ? row.recipientId
            : 'nobody',
      },
      {
        ...{ kind: 'toggle', name: 'time', label: t.answer, hint: t.answerHint, optional: true },
        initial: written?.time ?? false,
      },
    ],
  };
}
