import type { Buttons, Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { PolicyRow } from '../../store/queries/policy.ts';
import type { District } from '../directory.ts';
import { shortened } from '../improvement/due.ts';
import { EFFECTS, isOpen, MOST, messageSubject, wordsOf } from './rule.ts';

type Button = Buttons['buttons'][number];

interface About {
  readonly locale: Locale;
  readonly district: District;
  readonly seal: Seal;
  readonly row: PolicyRow;
}

function unitOf({ district, row }: Pick<About, 'district' | 'row'>): string {
  return district.units.get(row.unitId)?.name ?? '';
}

/** What a team is asked in its channel; later, what became of what it said. */
export function askCard(about: About, teamId: string, today: LocalDate, k: number): Card {
  const { locale, seal, row } = about;
  const { policy } = say(locale);
  const t = policy.ask;
  const unit = unitOf(about);
  const title = t.title(unit);
  const value = messageSubject(row.id, teamId);
  const open = isOpen(row, today);
  const questions: Card['nodes'] = [
    { kind: 'text', tone: 'strong', text: t.one },
    {
      kind: 'choice',
      action: 'policy.effect',
      options: EFFECTS.map((effect) => ({ label: policy.effects[effect], value: `${value}|${effect}` })),
    },
    { kind: 'text', tone: 'strong', text: t.two },
    { kind: 'buttons', buttons: [{ action: 'policy.say', value, label: t.say, opens: 'dialog' }] },
    { kind: 'note', text: `${t.open(shortDate(as(row.closesOn), locale))} ${t.private(k, unit)}` },
  ];
  const end: Card['nodes'] =
    row.answer === null
      ? [{ kind: 'note', text: t.over }]
      : [
          { kind: 'text', tone: 'strong', text: t.answer(unit) },
          { kind: 'quote', text: wordsOf(seal, row, 'answer') },
        ];
  return {
    summary: title,
    nodes: [
      { kind: 'heading', text: title },
      { kind: 'text', tone: 'strong', text: wordsOf(seal, row, 'title') },
      { kind: 'quote', text: wordsOf(seal, row, 'words') },
      ...(open ? questions : end),
    ],
  };
}

/** What was posted, how it stands, and what is owed. */
export function listCard(about: Omit<About, 'row'>, rows: readonly PolicyRow[], today: LocalDate): Card {
  const { locale, district, seal } = about;
  const t = say(locale).policy.list;
  const post: Button = { action: 'policy.new', value: '', label: t.post, opens: 'dialog' };
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(rows.length === 0 ? [{ kind: 'text', text: t.none } as const] : []),
      ...rows.flatMap((row): Card['nodes'] => {
        const title = wordsOf(seal, row, 'title');
        const open = isOpen(row, today);
        const state = open
          ? t.open(shortDate(as(row.closesOn), locale))
          : row.answer === null
            ? t.waiting
            : t.answered;
        const read: Button = {
          ...{ action: 'policy.read', value: row.id, label: t.read(shortened(title)), opens: 'dialog' },
        };
        return [
          { kind: 'text', text: t.line(title, unitOf({ district, row }), state) },
          {
            kind: 'buttons',
            buttons: [
              ...(open ? [] : [read]),
              ...(row.answer === null ? [answerButton(locale, row, title)] : []),
            ],
          },
        ];
      }),
      { kind: 'buttons', buttons: [post] },
    ],
  };
}

export function answerButton(locale: Locale, row: PolicyRow, title: string): Button {
  const label = say(locale).policy.list.answer(shortened(title));
  return { action: 'policy.answer', value: row.id, label, opens: 'dialog' };
}

export function postForm(locale: Locale, units: readonly UnitRow[]): Form {
  const t = say(locale).policy.form;
  const unit = {
    ...{ kind: 'choice' as const, name: 'unit', label: t.unit, initial: units[0]?.id ?? '' },
    options: units.map(({ id, name }) => ({ value: id, label: name })),
  };
  return {
    ...{ title: t.title, action: 'policy.new', subject: units[0]?.id ?? '' },
    ...{ submitLabel: t.post, cancelLabel: t.cancel, intro: [t.intro] },
    fields: [
      ...(units.length > 1 ? [unit] : []),
      { kind: 'text', name: 'title', label: t.what, hint: t.whatHint, maxLength: MOST.title },
      { kind: 'text', name: 'words', label: t.words, multiline: true, maxLength: MOST.words },
    ],
  };
}

/** One text, to one line of whoever was asked or to the answer of whoever posted it. */
export function lineForm(locale: Locale, action: 'policy.say' | 'policy.answer', subject: string): Form {
  const t = say(locale).policy.form;
  const words =
    action === 'policy.say'
      ? { title: t.sayTitle, intro: [t.sayIntro], label: t.sayLabel }
      : { title: t.answerTitle, intro: [t.answerIntro], label: t.answerLabel };
  return {
    ...{
      title: words.title,
      action,
      subject,
      submitLabel: t.save,
      cancelLabel: t.cancel,
      intro: words.intro,
    },
    fields: [{ kind: 'text', name: 'words', label: words.label, multiline: true, maxLength: MOST.answer }],
  };
}
