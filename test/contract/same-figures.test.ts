import { describe, expect, it } from 'vitest';
import { renderCard as inSlack } from '../../adapters/slack/render/card.ts';
import { renderCard as inTeams } from '../../adapters/teams/render/index.ts';
import type { Card, CardNode } from '../../src/chat/card.ts';
import { digestCard, leftOutOf } from '../../src/loops/digest/cards.ts';
import { explainCard } from '../../src/loops/digest/explain.ts';
import { levelsCard } from '../../src/loops/levels/cards.ts';
import { explainLevels } from '../../src/loops/levels/explain.ts';
import { GOLDEN } from '../loops/golden-digests.ts';
import { byVote, full, LESS } from '../loops/golden-full.ts';
import { GOLDEN as LEVELS } from '../loops/golden-levels.ts';

/*
 * Every golden digest is drawn for Slack and for Teams, and each drawing is read as its client shows it: statement by
 * statement (a line, a row of a table, a series of a chart), with the figures of each. Buttons say nothing in figures.
 */

/** The figures of one statement, in one order whatever order a client draws its columns in. */
type Statement = readonly string[];

function figuresIn(...texts: readonly string[]): Statement {
  return texts.flatMap((text) => text.match(/\d+(?:[.,]\d+)*/g) ?? []).sort();
}

const told = (statements: readonly Statement[]) => statements.filter(({ length }) => length > 0);
const lines = (text: string) => text.split('\n').map((line) => figuresIn(line));

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  // An object's own keys are strings; what is under them stays unknown.
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** All that is written in a part of a Slack message, or of a Teams card, side by side. */
function written(part: unknown): string {
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return part.map(written).join(' ');
  const { text, elements, inlines, items } = fieldsOf(part);
  return [text, elements, inlines, items].map((one) => (one === undefined ? '' : written(one))).join(' ');
}

function readInSlack(card: Card): readonly Statement[] {
  const { blocks } = inSlack(card);
  return told(
    blocks.flatMap((block, i): readonly Statement[] => {
      // The words beside a chart say what it draws.
      if (isChart(blocks[i - 1]) && block.type === 'context') return [];
      const { type, text, fields, rows, title, chart } = fieldsOf(block);
      switch (type) {
        case 'actions':
          return [];
        case 'section':
          return [
            ...lines(wordsOf(fieldsOf(text).text)),
            ...listOf(fields).map((field) => figuresIn(wordsOf(fieldsOf(field).text))),
          ];
        case 'table':
          return listOf(rows).map((row) => figuresIn(...listOf(row).map(written)));
        case 'data_visualization': {
          const drawn = listOf(fieldsOf(chart).series).map((series) => {
            const points = listOf(fieldsOf(series).data).map(fieldsOf);
            return figuresIn(...points.flatMap(({ label, value }) => [wordsOf(label), String(value)]));
          });
          expect(lines(written(blocks[i + 1]))).toEqual(expect.arrayContaining(drawn));
          return [figuresIn(wordsOf(title)), ...drawn];
        }
        default:
          return lines(written(block));
      }
    }),
  );
}

const isChart = (block: unknown) => fieldsOf(block).type === 'data_visualization';

function readInTeams(card: Card): readonly Statement[] {
  return told(
    listOf(inTeams(card).card.body).flatMap((element): readonly Statement[] => {
      const { type, rows, data, fallback } = fieldsOf(element);
      switch (type) {
        case 'ActionSet':
          return [];
        case 'Table':
          return listOf(rows).map((row) => figuresIn(...listOf(fieldsOf(row).cells).map(written)));
        case 'Chart.Line': {
          const drawn = listOf(data).map((series) => {
            const points = listOf(fieldsOf(series).values).map(fieldsOf);
            return figuresIn(...points.flatMap(({ x, y }) => [wordsOf(x), String(y)]));
          });
          // A client without charts is told the same figures, in words.
          const inWords = listOf(fieldsOf(fallback).items).map((item) => figuresIn(written(item)));
          expect(inWords).toEqual(expect.arrayContaining(drawn));
          return drawn;
        }
        case 'Container':
          return listOf(fieldsOf(element).items).map((item) => figuresIn(written(item)));
        default:
          return lines(written(element));
      }
    }),
  );
}

/** What the card itself says, without any client. */
function said(nodes: readonly CardNode[]): readonly string[] {
  const texts = nodes.flatMap((node): readonly string[] => {
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
        return [
          node.title,
          // Each series over its categories, without those in which a figure is withheld.
          ...node.series.flatMap(({ values }) =>
            node.categories.flatMap((category, i) =>
              node.series.every((series) => series.values[i] !== null) ? [category, String(values[i])] : [],
            ),
          ),
        ];
      default:
        return [];
    }
  });
  return [...figuresIn(...texts)];
}

const everything = (['en', 'es'] as const).flatMap((locale): (readonly [string, Card])[] => [
  ...Object.entries(GOLDEN).flatMap(([name, view]): (readonly [string, Card])[] => [
    [`of ${name} (${locale})`, digestCard({ ...view, locale })],
    [`of ${name}, explained (${locale})`, explainCard(view.figures, view.k, locale, leftOutOf(view, locale))],
  ]),
  [`with the loop closed and all else at once (${locale})`, digestCard(full(locale))],
  [`of a team that asked for less (${locale})`, digestCard(full(locale, { parts: LESS }))],
  [`of a team that votes (${locale})`, digestCard(byVote(locale))],
  [
    `with everything at once, explained (${locale})`,
    explainCard(full(locale).figures, 5, locale, leftOutOf(full(locale), locale)),
  ],
  ...Object.entries(LEVELS).flatMap(([name, view]): (readonly [string, Card])[] => [
    [`of a level: ${name} (${locale})`, levelsCard({ ...view, locale })],
    [`of a level: ${name}, explained (${locale})`, explainLevels(view.kept, locale)],
  ]),
]);

describe('the digest', () => {
  it.each(everything)('%s tells the same figures in Slack and in Teams, and all that it has', (_, card) => {
    const slack = readInSlack(card);
    expect(readInTeams(card)).toEqual(slack);
    expect([...slack.flat()].sort()).toEqual(said(card.nodes));
  });

  it('is told of every kind: a changed or a lost figure would be found', () => {
    const figures = everything.map(([, card]) => readInSlack(card).flat().length);
    expect(everything.length).toBeGreaterThan(60);
    expect(Math.max(...figures)).toBeGreaterThan(30);
    const card = digestCard(full('en'));
    const changed: Card = {
      ...card,
      nodes: card.nodes.map((node) =>
        node.kind === 'table' ? { ...node, rows: node.rows.map((row) => [...row.slice(0, -1), '77']) } : node,
      ),
    };
    expect(readInTeams(changed)).not.toEqual(readInTeams(card));
  });
});
