import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageComplaints, viewComplaints } from '../../../../adapters/playground/edge/block-rules.ts';
import { renderCard } from '../../../../adapters/slack/render/card.ts';
import { chartBlock } from '../../../../adapters/slack/render/chart.ts';
import { fromMetadata, renderForm, toMetadata } from '../../../../adapters/slack/render/form.ts';
import type { Card, Chart } from '../../../../src/chat/card.ts';
import type { Form } from '../../../../src/chat/form.ts';
import * as arbitrary from './arbitrary.ts';

/** Every object inside a message that carries a text, in order. */
function textsIn(value: unknown): { type?: unknown; text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'text' in value && typeof value.text === 'string'
      ? [{ ...('type' in value ? { type: value.type } : {}), text: value.text }]
      : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}

describe('any card', () => {
  it('is taken by a Slack that keeps its limits, in new and in old block types', () => {
    fc.assert(
      fc.property(arbitrary.card, fc.constantFrom('all' as const, 'old' as const), (card, types) => {
        const { text, blocks } = renderCard(card, types);
        expect(messageComplaints(blocks)).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(4_000);
        expect(text.length).toBeGreaterThan(0);
        expect(blocks.length).toBeLessThanOrEqual(50);
        // Half a surrogate pair breaks the SDK's encoder.
        expect(() => encodeURIComponent(JSON.stringify(blocks) + text)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('carries no word that Slack reads as markup: what is mrkdwn holds nothing that could be', () => {
    fc.assert(
      fc.property(arbitrary.card, (card) => {
        const { text, blocks } = renderCard(card);
        expect(text.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/);
        for (const found of textsIn(blocks).filter(({ type }) => type === 'mrkdwn')) {
          // Only the bold label of a fact: one pair of asterisks, put there by us.
          expect(found.text).toMatch(/^\*[^&<>*_~`\n@#]+\*\n[^&<>*_~`\n@#]+$/);
          expect(found.text).not.toMatch(/:[^\s:]+:/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every button within its first 50 blocks, and gives each its own action_id in its row', () => {
    fc.assert(
      fc.property(arbitrary.card, (card) => {
        const rows = renderCard(card).blocks.filter((block) => block.type === 'actions');
        for (const row of rows) {
          const ids = row.elements.map((element) => ('action_id' in element ? element.action_id : undefined));
          expect(new Set(ids).size).toBe(ids.length);
          expect(row.elements.every((element) => !('style' in element))).toBe(true);
          for (const element of row.elements) {
            expect('accessibility_label' in element && element.accessibility_label?.trim()).toBeTruthy();
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('any form', () => {
  it('is taken by a Slack that keeps its limits, and its subject comes back', () => {
    fc.assert(
      fc.property(arbitrary.form, (form) => {
        const view = renderForm(form);
        expect(viewComplaints(view)).toEqual([]);
        expect(view.private_metadata?.length).toBeLessThanOrEqual(3_000);
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 1000 }), (subject) => {
        expect(fromMetadata(toMetadata('checkin.note', subject))).toEqual({
          action: 'checkin.note',
          subject,
        });
      }),
    );
  });
});

it('what a switch means is never cut: where it is too long to stand beside it, it stands below', () => {
  const hint =
    'Without your name. It reaches those who can change it; all else in your check-in stays yours alone.';
  const toggle = { kind: 'toggle', name: 'anonymous', label: 'Without my name' } as const;
  const rest = {
    title: 't',
    action: 'a.b',
    subject: '',
    submitLabel: 's',
    cancelLabel: 'c',
    intro: [],
  } as const;
  expect(renderForm({ ...rest, fields: [{ ...toggle, hint }] }).blocks).toMatchObject([
    { hint: { text: hint }, element: { options: [{ text: { text: 'Without my name' } }] } },
  ]);
  const [short] = renderForm({ ...rest, fields: [{ ...toggle, hint: 'Nobody sees it' }] }).blocks;
  expect(short).toMatchObject({ element: { options: [{ text: { text: 'Nobody sees it' } }] } });
  expect(short).not.toHaveProperty('hint');
});

describe('what is cut', () => {
  it('ends with an ellipsis, between characters', () => {
    const [block] = renderCard({
      summary: 's',
      nodes: [{ kind: 'heading', text: '👩‍🏫'.repeat(100) }],
    }).blocks;
    expect(block).toMatchObject({ type: 'header' });
    const shown = block?.type === 'header' ? block.text.text : '';
    expect(shown.length).toBeLessThanOrEqual(150);
    expect(shown).toMatch(/^(👩‍🏫)+…$/u);
  });

  it('a table too wide for Slack is told in lines, with every figure', () => {
    const columns = Array.from({ length: 21 }, (_, i) => ({ label: `w${i}` }));
    const card: Card = {
      summary: 's',
      nodes: [{ kind: 'table', caption: 'Weeks', columns, rows: [columns.map((_, i) => `${i}.5`)] }],
    };
    const { blocks } = renderCard(card);
    expect(blocks.map((block) => block.type)).toEqual(['rich_text', 'section']);
    expect(JSON.stringify(blocks)).toContain('w20 20.5');
  });

  it('of two tables in one message the second is told in lines, as Slack takes one', () => {
    const table = {
      kind: 'table' as const,
      caption: 'c',
      columns: [{ label: 'Driver' }, { label: 'Score' }],
      rows: [['Coaching', '3.1']],
    };
    const { blocks } = renderCard({ summary: 's', nodes: [table, table] });
    expect(blocks.filter((block) => block.type === 'table')).toHaveLength(1);
    expect(JSON.stringify(blocks.at(-1))).toContain('Coaching, Score 3.1');
  });
});

describe('a chart', () => {
  const chart: Chart = {
    kind: 'chart',
    title: 'Coaching',
    description: 'From 2.1 to 2.9 in three weeks.',
    categories: ['12 Oct', '19 Oct', '26 Oct', '2 Nov'],
    series: [
      { name: 'Coaching', values: [2.1, null, 2.6, 2.9] },
      { name: 'Training', values: [1, 2, 3, 4] },
    ],
  };

  it('leaves out a week that may not be shown, for every line: a gap is never drawn as zero', () => {
    expect(chartBlock(chart)?.chart).toEqual({
      type: 'line',
      series: [
        {
          name: 'Coaching',
          data: [
            { label: '12 Oct', value: 2.1 },
            { label: '26 Oct', value: 2.6 },
            { label: '2 Nov', value: 2.9 },
          ],
        },
        {
          name: 'Training',
          data: [
            { label: '12 Oct', value: 1 },
            { label: '26 Oct', value: 3 },
            { label: '2 Nov', value: 4 },
          ],
        },
      ],
      axis_config: { categories: ['12 Oct', '26 Oct', '2 Nov'] },
    });
  });

  it('has its finding and its figures beside it, and keeps both where no chart can be shown', () => {
    const figures = 'Coaching: 12 Oct 2.1 · 26 Oct 2.6 · 2 Nov 2.9\nTraining: 12 Oct 1 · 26 Oct 3 · 2 Nov 4';
    const one = { summary: 's', nodes: [chart] };
    expect(renderCard(one).blocks).toMatchObject([
      { type: 'data_visualization' },
      { type: 'context', elements: [{ text: `From 2.1 to 2.9 in three weeks.\n${figures}` }] },
    ]);
    expect(renderCard(one, 'old').blocks).toMatchObject([
      { type: 'section', text: { text: 'Coaching. From 2.1 to 2.9 in three weeks.' } },
      { type: 'context', elements: [{ text: figures }] },
    ]);
    const three = renderCard({ summary: 's', nodes: [chart, chart, chart] }).blocks;
    expect(three.filter(({ type }) => type === 'data_visualization')).toHaveLength(2);
  });

  it('of fewer than two weeks is told in words', () => {
    const withheld = { ...chart, series: [{ name: 'Coaching', values: [null, null, null, 2.9] }] };
    const { blocks } = renderCard({ summary: 's', nodes: [withheld] });
    expect(blocks).toEqual([
      {
        type: 'section',
        text: { type: 'plain_text', text: 'Coaching. From 2.1 to 2.9 in three weeks.', emoji: false },
        expand: true,
      },
    ]);
  });
});

it('one full card looks like this', () => {
  const card: Card = {
    summary: 'Lakeside Team: this week',
    nodes: [
      { kind: 'heading', text: 'This week' },
      { kind: 'text', text: 'How well did coaching fit?', tone: 'strong' },
      { kind: 'text', text: 'Say it <!here> as it is.' },
      {
        kind: 'choice',
        action: 'checkin.answer',
        options: [
          { label: 'Not yet', value: 'c1|0', description: 'Not yet: we do not do this' },
          { label: 'In place', value: 'c1|2' },
        ],
      },
      {
        kind: 'facts',
        facts: [
          { label: 'Answers', value: '7 of 9' },
          { label: 'Who', value: '<@U1> *x*' },
        ],
      },
      {
        kind: 'table',
        caption: 'Drivers',
        columns: [{ label: 'Driver' }, { label: 'Score', align: 'right' }],
        rows: [
          ['Coaching', '2.9'],
          ['Training', 'too few answers'],
        ],
      },
      {
        kind: 'chart',
        title: 'Coaching',
        description: 'Up from 2.1.',
        categories: ['26 Oct', '2 Nov'],
        series: [{ name: 'Coaching', values: [2.1, 2.9] }],
      },
      { kind: 'quote', text: 'It *worked* <https://x.example>' },
      { kind: 'divider' },
      { kind: 'buttons', buttons: [{ label: 'Add a note', value: 'c1', action: 'checkin.note' }] },
      { kind: 'note', text: 'Only you and your coach see this.' },
    ],
  };
  expect(renderCard(card)).toMatchSnapshot();
});

it('one form with every kind of field looks like this', () => {
  const form: Form = {
    title: 'Your reflection',
    action: 'coaching.reflect',
    subject: 'cycle 7',
    submitLabel: 'Save',
    cancelLabel: 'Cancel',
    intro: ['Your coach reads this.'],
    fields: [
      {
        kind: 'text',
        name: 'note',
        label: 'What happened?',
        multiline: true,
        maxLength: 1000,
        hint: 'Names of students do not belong here.',
        initial: 'So far',
      },
      {
        kind: 'choice',
        name: 'next',
        label: 'Next',
        options: [
          { value: 'again', label: 'Try again' },
          { value: 'on', label: 'Go on' },
        ],
        initial: 'on',
      },
      { kind: 'date', name: 'when', label: 'When', initial: '2026-11-09', optional: true },
      { kind: 'person', name: 'who', label: 'With whom' },
      { kind: 'toggle', name: 'share', label: 'Share', hint: 'My coach may see it', initial: true },
    ],
  };
  expect(renderForm(form)).toMatchSnapshot();
});
