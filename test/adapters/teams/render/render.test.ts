import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard, renderForm, renderInlineForm } from '../../../../adapters/teams/render/index.ts';
import { bytesOf, LIMITS } from '../../../../adapters/teams/render/limits.ts';
import { CANCEL_VERB, DIALOG, FORM_VERB, readCarried } from '../../../../adapters/teams/wire.ts';
import type { Card, CardNode } from '../../../../src/chat/card.ts';
import { toPlainText } from '../../../../src/chat/plain-text.ts';
import { teamsCardValidator } from '../../../doubles/teams-card-schema.ts';
import * as arbitrary from '../../slack/render/arbitrary.ts';
import { CARDS, FORMS } from './examples.ts';

const isCard = teamsCardValidator();

function complaints(card: unknown): readonly string[] {
  if (isCard(card)) return [];
  // Every arm of a union complains; the deepest complaint is about the arm that was meant.
  const errors = isCard.errors ?? [];
  const depth = Math.max(...errors.map(({ instancePath }) => instancePath.split('/').length));
  return errors
    .filter(({ instancePath }) => instancePath.split('/').length === depth)
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}

interface Found {
  readonly type?: unknown;
  readonly [key: string]: unknown;
}

/** Every object in a card, in order, those in arrays and fallbacks too. */
function objectsIn(value: unknown): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  // An object's own keys are strings; what is under them stays unknown.
  return Array.isArray(value) ? inner : [value as Found, ...inner];
}

const ofType = (card: unknown, ...types: readonly string[]) =>
  objectsIn(card).filter(({ type }) => types.includes(String(type)));

const actionsOf = (card: unknown) => ofType(card, 'Action.Execute', 'Action.Submit');

/** All that a card says in letters, as it says it: without the marks that have no width. */
function said(card: unknown): string {
  const texts = objectsIn(card).flatMap((found) => [
    ...(Array.isArray(found.inlines) ? found.inlines.filter((inline) => typeof inline === 'string') : []),
    ...(typeof found.text === 'string' ? [found.text] : []),
  ]);
  return texts
    .join('\n')
    .replace(/\u2060/g, '')
    .replace(/[\u00a0\u200a]/g, ' ');
}

describe('the schema of Teams cards, read from its published types', () => {
  it('knows the elements and refuses what they do not have', () => {
    const card = (element: object) => ({ type: 'AdaptiveCard', version: '1.5', body: [element] });
    expect(complaints(card({ type: 'TextBlock', text: 'x', wrap: true }))).toEqual([]);
    expect(complaints(card({ type: 'TextBlock', txt: 'x' }))).not.toEqual([]);
    expect(complaints(card({ type: 'TextBlock', text: 'x', weight: 'Heavy' }))).not.toEqual([]);
    expect(complaints(card({ type: 'Tabel' }))).not.toEqual([]);
    expect(complaints(card({ type: 'Chart.Line', data: [{ values: [{ x: 'a', y: 'b' }] }] }))).not.toEqual(
      [],
    );
    expect(complaints({ type: 'AdaptiveCard', version: '1.7', body: [] })).not.toEqual([]);
  });
});

describe('any card', () => {
  it('is one that Teams takes, and takes at most 28 KB of the 100 that Teams allows', () => {
    fc.assert(
      fc.property(arbitrary.card, (card) => {
        const { card: rendered, summary } = renderCard(card);
        expect(complaints(rendered)).toEqual([]);
        expect(rendered.version).toBe('1.5');
        expect(bytesOf(rendered)).toBeLessThanOrEqual(28 * 1024);
        expect(summary.length).toBeGreaterThan(0);
        expect(summary.length).toBeLessThanOrEqual(LIMITS.summary);
        expect(JSON.stringify(rendered)).not.toMatch(/\\ud[89a-f]/i);
      }),
      { numRuns: 30 },
    );
  });

  it('gives people’s words only to elements that read no Markdown, or makes them inert', () => {
    fc.assert(
      fc.property(arbitrary.card, (card) => {
        const { card: rendered } = renderCard(card);
        expect(ofType(rendered, 'FactSet')).toEqual([]);
        for (const { text } of ofType(rendered, 'TextBlock')) {
          expect(String(text)).not.toMatch(/[[\]<{&\\](?!\u2060)|`|(?<!\u200a)[*~]|[*~](?!\u200a)/);
          expect(String(text)).toMatch(/^[\p{L}\u2060]/u);
        }
        expect(JSON.stringify(rendered)).not.toContain('{{');
      }),
      { numRuns: 30 },
    );
  });

  it('mentions nobody: `<at>` in a name stays four letters, as no card says who was meant', () => {
    const nodes: CardNode[] = [
      { kind: 'heading', text: '<at>Ruth</at>' },
      { kind: 'quote', text: '<at>Ruth</at>' },
    ];
    const { card } = renderCard({ summary: '<at>Ruth</at>', nodes });
    expect(card.msteams?.entities).toBeUndefined();
    expect(said(card)).toBe('<at>Ruth</at>\n<at>Ruth</at>');
  });

  it('has no button that waits for inputs or takes them along', () => {
    fc.assert(
      fc.property(arbitrary.card, (card) => {
        for (const action of actionsOf(renderCard(card).card)) expect(action.associatedInputs).toBe('none');
      }),
      { numRuns: 20 },
    );
  });

  it('that is too long keeps its buttons and says that something went', () => {
    const quotes = Array.from({ length: 40 }, () => ({ kind: 'quote' as const, text: 'word '.repeat(200) }));
    const buttons = {
      kind: 'buttons' as const,
      buttons: [{ action: 'checkin.note' as const, label: 'Note', value: 'c1' }],
    };
    const { card } = renderCard({ summary: 's', nodes: [...quotes, buttons] });
    expect(bytesOf(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
    expect(actionsOf(card)).toHaveLength(1);
    expect(card.body.at(-2)).toEqual({ type: 'RichTextBlock', inlines: ['…'] });
  });
});

describe('what people get', () => {
  it.each(Object.entries(CARDS))('%s is valid, small, and says everything it has to say', (name, card) => {
    const { card: rendered, summary } = renderCard(card);
    expect(complaints(rendered)).toEqual([]);
    expect(bytesOf({ type: 'message', summary, attachments: [{ content: rendered }] })).toBeLessThan(
      28 * 1024,
    );
    expect(summary).not.toMatch(/^\s*$|Sent a card/);
    if (name === 'people’s own words') return;
    const all = said(rendered);
    for (const node of card.nodes) {
      for (const text of textsOf(node)) expect(all.replace(/\s+/g, ' ')).toContain(text.replace(/\s+/g, ' '));
    }
  });

  it.each(Object.entries(CARDS))('%s carries to the engine what its buttons carry', (_name, card) => {
    const meant = card.nodes.flatMap((node) =>
      node.kind === 'choice'
        ? node.options.map((option) => ({ ...option, action: node.action }))
        : node.kind === 'buttons'
          ? node.buttons
          : [],
    );
    const carried = actionsOf(renderCard(card).card).map(({ data }) => readCarried(data));
    expect(carried).toEqual(meant.map(({ action, value }) => ({ kind: 'press', action, value })));
  });

  it('a button that opens a dialog asks Teams for one, and no other does', () => {
    const press = { action: 'checkin.note' as const, value: 'c1' };
    const { card } = renderCard({
      summary: 's',
      nodes: [
        {
          kind: 'buttons',
          buttons: [
            { ...press, label: 'Note', opens: 'dialog' },
            { ...press, label: 'Why' },
          ],
        },
      ],
    });
    expect(actionsOf(card)).toMatchObject([
      { type: 'Action.Submit', data: { msteams: DIALOG } },
      { type: 'Action.Execute', verb: 'checkin.note' },
    ]);
    expect(actionsOf(card)[1]?.data).not.toHaveProperty('msteams');
  });

  it('no button carries a `key`: Microsoft’s web client writes that name itself, fails, and the button is dead', () => {
    const everyCard = Object.values(CARDS).map(
      (card) => renderCard(card, { key: 'checkin:a/ana:2026-W45' }).card,
    );
    const everyForm = Object.values(FORMS).flatMap((form) => [renderForm(form), renderInlineForm(form)]);
    const data = [...everyCard, ...everyForm].flatMap(actionsOf).map((action) => action.data);
    expect(JSON.stringify(data)).toContain('checkin:a/ana:2026-W45');
    for (const names of data.flatMap(objectsIn).map(Object.keys)) expect(names).not.toContain('key');
  });

  it('a command reads as it is typed in Teams, without Slack’s slash; what somebody wrote keeps it', () => {
    const said = JSON.stringify(
      renderCard({
        summary: 'To go on: /driveline resume',
        nodes: [
          { kind: 'text', text: 'To go on: /driveline resume' },
          { kind: 'quote', text: 'I typed /driveline resume' },
        ],
      }),
    );
    expect(said.match(/To go on: driveline resume/g)).toHaveLength(2);
    expect(said).toContain('I typed /driveline resume');
  });

  it('no answer is steered: the rating buttons differ in nothing but their words', () => {
    const look = actionsOf(renderCard(CARDS['check-in'] ?? { summary: '', nodes: [] }).card).map(
      ({ title, tooltip, data, verb, ...rest }) => JSON.stringify(rest),
    );
    expect(new Set(look).size).toBe(1);
  });

  it('one card looks like this', () => {
    expect(renderCard(CARDS['check-in'] ?? { summary: '', nodes: [] })).toMatchSnapshot();
  });
});

function textsOf(node: CardNode): readonly string[] {
  switch (node.kind) {
    case 'heading':
    case 'text':
    case 'note':
    case 'quote':
      return [node.text];
    case 'facts':
      return node.facts.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [node.caption, ...node.columns.map(({ label }) => label), ...node.rows.flat()];
    case 'chart':
      return [node.title, node.description];
    default:
      return [];
  }
}

describe('a digest in Teams', () => {
  const digests = Object.entries(CARDS).filter(([name]) => name.startsWith('digest: '));

  it.each(digests)('%s has every number that its words have, and no other', (_name, card) => {
    const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number).sort((a, b) => a - b);
    const chartless: Card = { ...card, nodes: card.nodes.filter(({ kind }) => kind !== 'chart') };
    const body = { ...chartless, summary: chartless.nodes.length === 0 ? card.summary : '' };
    // The plain text begins with the summary, which is told apart in Teams.
    expect(numbers(said(renderCard(chartless).card))).toEqual(
      numbers(rowsOnce(toPlainText(body), chartless)),
    );
  });

  /** The plain text repeats a column's label in each row; a table has it once, and a label may have digits. */
  function rowsOnce(text: string, card: Card): string {
    const labels = card.nodes.flatMap((node) => (node.kind === 'table' ? node.columns : []));
    expect(labels.every(({ label }) => !/\d/.test(label))).toBe(true);
    return text;
  }
});

describe('a chart', () => {
  const chart = (series: readonly { name: string; values: readonly (number | null)[] }[]): Card => ({
    summary: 's',
    nodes: [
      {
        kind: 'chart',
        title: 'Coaching',
        description: 'From 44 to 72.',
        categories: ['Sep 7', 'Sep 14', 'Sep 21'],
        series,
      },
    ],
  });

  it('is a line from zero, without the weeks that may not be shown', () => {
    const { card } = renderCard(chart([{ name: 'Coaching', values: [44, null, 72] }]));
    expect(ofType(card, 'Chart.Line')).toMatchObject([
      {
        yMin: 0,
        data: [
          {
            legend: 'Coaching',
            values: [
              { x: 'Sep 7', y: 44 },
              { x: 'Sep 21', y: 72 },
            ],
          },
        ],
      },
    ]);
  });

  it('of one week is bars, and of one figure words', () => {
    const week = [null, null, 72];
    const both = [
      { name: 'Coaching', values: week },
      { name: 'Training', values: [null, 3, 64] },
    ];
    expect(ofType(renderCard(chart(both)).card, 'Chart.VerticalBar')).toMatchObject([
      {
        data: [
          { x: 'Coaching', y: 72 },
          { x: 'Training', y: 64 },
        ],
      },
    ]);
    const alone = renderCard(chart([{ name: 'Coaching', values: week }])).card;
    expect(objectsIn(alone).filter(({ type }) => String(type).startsWith('Chart.'))).toEqual([]);
    expect(said(alone)).toBe('Coaching\nFrom 44 to 72.');
  });

  it('has its figures in words for a client without charts; no other element needs such a client’s mercy', () => {
    for (const card of Object.values(CARDS)) {
      for (const found of objectsIn(renderCard(card).card)) {
        const type = String(found.type);
        if (type.startsWith('Chart.')) expect(said(found.fallback)).toMatch(/\d/);
        else expect(EXTENSIONS.test(type)).toBe(false);
      }
    }
  });
  /** What Teams has beyond Adaptive Cards 1.5. */
  const EXTENSIONS =
    /^(Badge|Carousel|CodeBlock|CompoundButton|Icon|Input\.Rating|ProgressBar|ProgressRing|Rating|Component)/;
});

describe('a table', () => {
  const table = (columns: number, rows: number): Card => ({
    summary: 's',
    nodes: [
      {
        kind: 'table',
        caption: 'Weeks',
        columns: Array.from({ length: columns }, (_, i) => ({ label: `w${i}` })),
        rows: Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => `${r}.${c}`)),
      },
    ],
  });

  it('shows four columns abreast, as a phone can, and the others under the name with their label', () => {
    const { card } = renderCard(table(5, 1));
    const [native] = ofType(card, 'Table');
    expect(native?.columns).toHaveLength(4);
    expect(said(native)).toBe('w0\nw1\nw2\nw3\n0.0\nw4 0.4\n0.1\n0.2\n0.3');
  });

  it.each([
    ['too wide', table(9, 2)],
    ['too long', table(2, 61)],
    ['too heavy', table(8, 60)],
  ])('%s for Teams is told in lines, with every figure', (_why, card) => {
    const { card: rendered } = renderCard(card);
    expect(ofType(rendered, 'Table')).toEqual([]);
    const [node] = card.nodes;
    for (const figure of node?.kind === 'table' ? node.rows.flat() : [])
      expect(said(rendered)).toContain(figure);
  });
});

describe('any form', () => {
  it('is one that Teams takes, as a dialog and as a card, and its answer comes back to its fields', () => {
    fc.assert(
      fc.property(arbitrary.form, (form) => {
        for (const rendered of [renderForm(form), renderInlineForm(form)]) {
          expect(complaints(rendered)).toEqual([]);
          expect(JSON.stringify(rendered)).not.toMatch(/\\ud[89a-f]/i);
          // As an answer to a click it is no message, and Teams names no limit for it; what it takes of a message will do.
          expect(bytesOf(rendered)).toBeLessThanOrEqual(80 * 1024);
          const inputs = objectsIn(rendered).filter(({ type }) => String(type).startsWith('Input.'));
          expect(inputs).toHaveLength(form.fields.length);
          // The renderer refuses a required input that cannot say what is missing.
          for (const input of inputs) {
            expect(input.label).toBeTruthy();
            expect(input.isRequired === true).toBe(input.errorMessage !== undefined);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each(Object.entries(FORMS))('that is %s takes at most 28 KB', (_name, form) => {
    for (const rendered of [renderForm(form), renderInlineForm(form)])
      expect(bytesOf(rendered)).toBeLessThanOrEqual(28 * 1024);
  });

  it('can be put away while a required field is empty', () => {
    const [, cancel] = renderInlineForm(FORMS['every field'] ?? fail()).actions ?? [];
    expect(cancel).toMatchObject({ associatedInputs: 'none', verb: CANCEL_VERB });
  });

  it('comes back whole: action, subject, and each field under its name', () => {
    const form = FORMS['every field'] ?? fail();
    const inputs = {
      'text:note': 'It went well',
      'choice:next': 'on',
      'date:when': '',
      'toggle:share': 'true',
    };
    for (const rendered of [renderForm(form), renderInlineForm(form)]) {
      const [submit] = rendered.actions ?? [];
      const data = submit && 'data' in submit && typeof submit.data === 'object' ? submit.data : {};
      expect(readCarried({ ...data, ...inputs })).toEqual({
        kind: 'form',
        action: 'coaching.reflect',
        subject: 'cycle 7',
        values: { note: 'It went well', next: 'on', when: undefined, share: true },
      });
    }
    expect(renderInlineForm(form).actions?.[0]).toMatchObject({ type: 'Action.Execute', verb: FORM_VERB });
    expect(renderForm(form).actions?.[0]).toMatchObject({ type: 'Action.Submit' });
  });

  it('shown again after a mistake says what was wrong beside its field', () => {
    const { body } = renderForm(FORMS['every field'] ?? fail(), { when: 'That day is over.' });
    const at = body.findIndex((element) => element.type === 'Input.Date');
    expect(said(body[at + 1])).toBe('That day is over.');
  });

  it('one form with every kind of field looks like this', () => {
    expect(renderForm(FORMS['every field'] ?? fail())).toMatchSnapshot();
  });
});

function fail(): never {
  throw new Error('no such example');
}
