import type { Buttons, Card } from '../../chat/card.ts';
import type { Field, Form } from '../../chat/form.ts';
import { type Locale, say } from '../../locales/index.ts';
import { addDays } from '../../model/calendar/index.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import type { LocalDate } from '../../model/ids.ts';
import { AUDIENCES } from '../../model/items.ts';
import type { LearningRow } from '../../store/queries/learning.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import { shortened } from '../improvement/due.ts';
import { TOPIC_LENGTH } from './entry.ts';

/** An entry as a list shows it. */
export interface LearningLine {
  readonly row: LearningRow;
  readonly unit: string;
  readonly title: string;
  readonly state: string;
}

/** Entries in one list, each with its buttons. */
const MOST_LINES = 10;

type Button = Buttons['buttons'][number];

export function learningCard(locale: Locale, lines: readonly LearningLine[]): Card {
  const t = say(locale).learning.card;
  const add: Button = { action: 'learning.plan', value: '', label: t.add, opens: 'dialog' };
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(lines.length === 0 ? [{ kind: 'text', text: t.none } as const] : []),
      ...lines.slice(0, MOST_LINES).flatMap((line): Card['nodes'] => [
        { kind: 'text', text: t.line(line.unit, line.title, line.state) },
        { kind: 'buttons', buttons: buttonsOf(locale, line) },
      ]),
      { kind: 'buttons', buttons: [add] },
      { kind: 'note', text: t.small },
    ],
  };
}

function buttonsOf(locale: Locale, { row, title }: LearningLine): Button[] {
  const t = say(locale).learning.card;
  const short = shortened(title);
  const button = (action: Button['action'], label: string): Button => ({ action, value: row.id, label });
  const drop = button('learning.drop', t.drop(short));
  if (row.state === 'delivered') return [button('learning.followed', t.followed(short))];
  if (row.state === 'planned') return [button('learning.delivered', t.delivered(short)), drop];
  return [{ ...button('learning.plan', t.plan(short)), opens: 'dialog' }, drop];
}

/** Days from today on which learning is planned, unless somebody says otherwise. */
const USUAL_DAYS = 21;

/** What is learned, by whom and when; for a new one also where and for which driver. */
export function planForm(
  locale: Locale,
  row: LearningRow | undefined,
  units: readonly UnitRow[],
  today: LocalDate,
): Form {
  const { learning, drivers } = say(locale);
  const t = learning.form;
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]): Field => ({
    ...{ kind: 'choice', name, label },
    options: options.map(([value, shown]) => ({ value, label: shown })),
    ...(options[0] ? { initial: options[0][0] } : {}),
  });
  const where = row
    ? []
    : [
        choice(
          'unit',
          t.unit,
          units.map(({ id, name }) => [id, name] as const),
        ),
      ];
  const what = row
    ? []
    : [
        choice(
          'driver',
          t.driver,
          DRIVER_IDS.map((id) => [id, drivers[id]] as const),
        ),
      ];
  return {
    ...{ title: t.title, action: 'learning.plan', subject: row?.id ?? '' },
    ...{ submitLabel: t.save, cancelLabel: t.cancel, intro: [t.intro] },
    fields: [
      { kind: 'text', name: 'topic', label: t.topic, hint: t.topicHint, maxLength: TOPIC_LENGTH },
      ...where,
      ...what,
      choice(
        'audience',
        t.audience,
        AUDIENCES.map((one) => [one, t.audiences[one]] as const),
      ),
      { kind: 'date', name: 'day', label: t.day, initial: addDays(today, USUAL_DAYS) },
    ],
  };
}
