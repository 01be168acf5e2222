import type { Card } from '../../../../src/chat/card.ts';
import type { Form } from '../../../../src/chat/form.ts';
import { wordingOf } from '../../../../src/locales/index.ts';
import { askCard, checkInCard, laterCard, noteForm } from '../../../../src/loops/checkin/cards.ts';
import type { CheckInView } from '../../../../src/loops/checkin/standing.ts';
import { digestCard } from '../../../../src/loops/digest/cards.ts';
import { as, type ItemId } from '../../../../src/model/ids.ts';
import { ITEMS, poolOf } from '../../../../src/model/items.ts';
import { GOLDEN } from '../../../loops/golden-digests.ts';

const [first, second, third] = (['coaching', 'training', 'data_systems'] as const).flatMap((driverId) =>
  poolOf(ITEMS)
    .of(driverId)
    .slice(0, 1)
    .map(({ id }) => ({ driverId, itemId: as<ItemId>(id) })),
);

function checkIn(locale: 'en' | 'es', answered: number): CheckInView {
  return {
    id: as('checkin:lakeside/ana:2026-11-02'),
    closesAt: Date.parse('2026-11-06T21:00:00Z'),
    zone: as('America/Chicago'),
    locale,
    k: 5,
    offersPause: false,
    questions: [first, second, third].flatMap((asked, position) =>
      asked === undefined
        ? []
        : [
            {
              ...asked,
              wording: wordingOf(locale, asked.itemId),
              position,
              reason: 'focus',
              rating: position < answered ? ('partly' as const) : null,
              skipped: false,
              hasNote: position === 0,
            },
          ],
    ),
  };
}

const asked = checkIn('en', 0);
const [question] = asked.questions;
if (!question) throw new Error('a check-in has questions');

/** A table as a school's digest has one: a row for each team, two of them too small to be shown. */
const school: Card = {
  summary: 'Pine Ridge: the week of Nov 2',
  nodes: [
    { kind: 'heading', text: 'Pine Ridge: the week of Nov 2' },
    { kind: 'text', text: '31 of 38 people answered.' },
    {
      kind: 'table',
      caption: 'How much is in place, by team',
      columns: [
        { label: 'Team' },
        { label: 'Answered', align: 'right' },
        { label: 'Coaching', align: 'right' },
        { label: 'Training', align: 'right' },
        { label: 'Data for decisions', align: 'right' },
      ],
      rows: [
        ['Grades K–2', '8 of 9', '72 (60–81)', '64 (50–75)', '41 (30–52)'],
        ['Grades 3–5', '9 of 9', '81 (72–90)', '70 (61–78)', '66 (55–74)'],
        ['Multilingual learners', '6 of 8', '58 (44–70)', '–', '–'],
        ['Special education and related services', '8 of 12', '63 (51–74)', '61 (48–72)', '55 (42–66)'],
      ],
    },
    {
      kind: 'note',
      text: 'Teams in the order of the district file. Figures of fewer than 5 people are not shown.',
    },
  ],
};

const chart: Card = {
  summary: 'Coaching over nine weeks',
  nodes: [
    {
      kind: 'chart',
      title: 'Coaching, week by week',
      description: 'Between 44 and 72 of 100 points.',
      categories: ['Sep 7', 'Sep 14', 'Sep 21', 'Sep 28', 'Oct 5', 'Oct 12', 'Oct 19'],
      series: [{ name: 'Coaching', values: [44, 50, null, 56, 61, 66, 72] }],
    },
    {
      kind: 'chart',
      title: 'This week',
      description: 'Coaching 72, training 64.',
      categories: ['Nov 2'],
      series: [
        { name: 'Coaching', values: [72] },
        { name: 'Training', values: [64] },
      ],
    },
  ],
};

const words: Card = {
  summary: 'A reflection came',
  nodes: [
    { kind: 'heading', text: 'Ana *Pine* wrote [to you](https://evil.example)' },
    {
      kind: 'quote',
      text: '**Bold** _it_ <at>Ruth</at>\n- one\n- two\n[click](https://evil.example) {{DATE(2026-11-02T09:00:00Z)}}',
    },
    { kind: 'quote', text: 'الأسبوع كان صعبًا، لكن التدريب ساعدني كثيرًا.' },
    { kind: 'divider' },
    { kind: 'text', text: 'Thank her when you meet.' },
  ],
};

/** What people really get, drawn from the loops that send it. */
export const CARDS: Readonly<Record<string, Card>> = {
  'check-in': checkInCard(asked),
  'check-in, second question': checkInCard(checkIn('en', 1)),
  'check-in in Spanish': checkInCard(checkIn('es', 1)),
  'changing an answer': askCard(asked, question, 'changing'),
  'check-in, done': checkInCard(checkIn('en', 3)),
  'ask me later': laterCard(asked, [
    { type: 'later_today', at: Date.parse('2026-11-03T19:00:00Z') },
    { type: 'tomorrow', at: Date.parse('2026-11-04T15:00:00Z') },
  ]),
  ...Object.fromEntries(Object.entries(GOLDEN).map(([name, view]) => [`digest: ${name}`, digestCard(view)])),
  'a school’s table': school,
  charts: chart,
  'people’s own words': words,
};

const everyField: Form = {
  title: 'Your reflection',
  action: 'coaching.reflect',
  subject: 'cycle 7',
  submitLabel: 'Save',
  cancelLabel: 'Not now',
  intro: ['How did it go with think-pair-share?', 'Only you and Carmen read this.'],
  fields: [
    {
      kind: 'text',
      name: 'note',
      label: 'What happened?',
      hint: 'Names of students do not belong here.',
      multiline: true,
      maxLength: 1_000,
      initial: 'Most of them spoke.',
    },
    {
      kind: 'choice',
      name: 'next',
      label: 'What next?',
      options: [
        { value: 'again', label: 'Try it once more' },
        { value: 'on', label: 'Go on to the next step' },
      ],
      initial: 'on',
    },
    {
      kind: 'choice',
      name: 'driver',
      label: 'Which driver is it about?',
      optional: true,
      options: Array.from({ length: 9 }, (_, i) => ({ value: `d${i}`, label: `Driver ${i + 1}` })),
    },
    { kind: 'date', name: 'when', label: 'When do you meet?', initial: '2026-11-09', optional: true },
    { kind: 'person', name: 'who', label: 'With whom?', optional: true },
    { kind: 'toggle', name: 'share', label: 'Share', hint: 'My coach may read the note', initial: true },
  ],
};

export const FORMS: Readonly<Record<string, Form>> = {
  'a note': noteForm(asked, question, undefined),
  'every field': everyField,
};
