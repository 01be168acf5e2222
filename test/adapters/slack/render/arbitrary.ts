import fc from 'fast-check';
import type { Card, CardNode } from '../../../../src/chat/card.ts';
import type { Field, Form } from '../../../../src/chat/form.ts';

/** What people and importers really hand over, worst first. */
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '   ',
      '<!channel> <@U123> <#C1|general> <https://evil.example|click>',
      '*bold* _it_ ~no~ `code` :tada: @here #general &amp; &lt;',
      '> quoted\n```\nblock\n```',
      'مرحبا بالعالم \u202e reversed',
      '👩‍👩‍👧‍👦'.repeat(60),
      'é'.repeat(80),
      `a${'\u0301'.repeat(5000)}`,
      '<'.repeat(4000),
      'x'.repeat(4000),
      '\ud83d half a pair',
      '\u0000\u0007\u001b[31m',
      '__proto__',
    ),
  },
);

const action = fc.constantFrom(
  'checkin.answer' as const,
  'digest.open' as const,
  `a.${'b'.repeat(300)}` as const,
);
const press = fc
  .record({ label: text, value: text }, { requiredKeys: ['label', 'value'] })
  .chain((base) =>
    fc
      .option(text, { nil: undefined })
      .map((description) => ({ ...base, ...(description === undefined ? {} : { description }) })),
  );

const table = fc.nat({ max: 24 }).chain((width) =>
  fc.record({
    kind: fc.constant('table' as const),
    caption: text,
    columns: fc.array(fc.record({ label: text, align: fc.constantFrom('left' as const, 'right' as const) }), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.oneof(
      fc.array(fc.array(text, { minLength: width, maxLength: width }), { maxLength: 6 }),
      fc
        .nat({ max: 130 })
        .map((n) => Array.from({ length: n }, () => Array.from({ length: width }, () => 'cell'))),
    ),
  }),
);

const chart = fc.nat({ max: 30 }).chain((length) =>
  fc.record({
    kind: fc.constant('chart' as const),
    title: text,
    description: text,
    categories: fc.array(text, { minLength: length, maxLength: length }),
    series: fc.array(
      fc.record({
        name: text,
        values: fc.array(fc.option(fc.double({ min: 0, max: 5, noNaN: true }), { nil: null, freq: 9 }), {
          minLength: length,
          maxLength: length,
        }),
      }),
      { maxLength: 9 },
    ),
  }),
);

const node: fc.Arbitrary<CardNode> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({
    kind: fc.constant('text' as const),
    text,
    tone: fc.constantFrom('normal' as const, 'strong' as const),
  }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.record({ kind: fc.constant('quote' as const), text }),
  fc.record({ kind: fc.constant('choice' as const), action, options: fc.array(press, { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(
      fc.tuple(press, action).map(([base, name]) => ({ ...base, action: name })),
      { maxLength: 30 },
    ),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 25 }),
  }),
  table,
  chart,
  fc.constant({ kind: 'divider' as const }),
);

export const card: fc.Arbitrary<Card> = fc.record({
  summary: text,
  nodes: fc.oneof(
    { weight: 4, arbitrary: fc.array(node, { maxLength: 8 }) },
    { weight: 1, arbitrary: fc.array(node, { minLength: 45, maxLength: 70 }) },
  ),
});

const field: fc.Arbitrary<(name: string) => Field> = fc
  .record({
    label: text,
    hint: text,
    optional: fc.boolean(),
    initial: text,
    options: fc.array(fc.record({ value: text, label: text }), { minLength: 1, maxLength: 120 }),
    max: fc.integer({ min: -5, max: 9000 }),
    kind: fc.constantFrom('text', 'choice', 'date', 'person', 'toggle'),
  })
  .map(({ label, hint, optional, initial, options, max, kind }) => (name: string): Field => {
    const base = { name, label, hint, optional };
    switch (kind) {
      case 'text':
        return { ...base, kind, maxLength: max, initial };
      case 'choice':
        return { ...base, kind, options, initial: options[0]?.value ?? '' };
      case 'toggle':
        return { ...base, kind, initial: optional };
      case 'date':
        return { ...base, kind, initial };
      default:
        return { ...base, kind: 'person' };
    }
  });

export const form: fc.Arbitrary<Form> = fc.record({
  title: text,
  action,
  subject: text,
  submitLabel: text,
  cancelLabel: text,
  intro: fc.array(text, { maxLength: 5 }),
  fields: fc.array(field, { maxLength: 12 }).map((makers) => makers.map((make, i) => make(`field${i}`))),
});
