import type { types } from '@slack/bolt';
import type { Buttons, Card, CardNode, Chart, Choice, Facts, Press } from '../../../src/chat/card.ts';
import type { ActionName } from '../../../src/chat/event.ts';
import { toPlainText } from '../../../src/chat/plain-text.ts';
import { shown } from '../../../src/chat/shown.ts';
import { type ChartBlock, chartBlock, figuresIn } from './chart.ts';
import { LIMITS } from './limits.ts';
import { tableBlock, tableLines } from './table.ts';
import { escaped, plain } from './text.ts';

type MessageBlock =
  | types.ActionsBlock
  | types.ContextBlock
  | types.DividerBlock
  | types.HeaderBlock
  | types.RichTextBlock
  | types.SectionBlock
  | types.TableBlock
  | ChartBlock;

export interface Message {
  /** What notifications and screen readers get: the whole card, escaped. */
  readonly text: string;
  readonly blocks: MessageBlock[];
}

/**
 * A card as Block Kit. Total: every card becomes a message within Slack's limits, cut with `…` where it must be.
 * `old` leaves out the block types that a client or a GovSlack of yesterday may refuse (`table`, charts).
 *
 * @example
 * renderCard({ summary: 'Hello', nodes: [{ kind: 'divider' }] })
 * // { text: 'Hello', blocks: [{ type: 'divider' }] }
 */
export function renderCard(card: Card, blockTypes: 'all' | 'old' = 'all'): Message {
  const native = {
    tables: blockTypes === 'all' ? LIMITS.tablesPerMessage : 0,
    charts: blockTypes === 'all' ? LIMITS.chartsPerMessage : 0,
  };
  const blocks = card.nodes.flatMap((node) => blocksOf(node, native));
  return {
    text: escaped(toPlainText(card), LIMITS.messageText),
    blocks: fitted(blocks, LIMITS.messageBlocks),
  };
}

/** A card's blocks where no message is: on a Home tab or in a dialog, which take neither tables nor charts. */
export function viewBlocks(card: Card): MessageBlock[] {
  const native = { tables: 0, charts: 0 };
  return fitted(
    card.nodes.flatMap((node) => blocksOf(node, native)),
    LIMITS.viewBlocks,
  );
}

/** How many tables and charts the message may still take. */
interface Native {
  tables: number;
  charts: number;
}

function blocksOf(node: CardNode, native: Native): MessageBlock[] {
  switch (node.kind) {
    case 'heading':
      return [{ type: 'header', text: plain(node.text, LIMITS.header) }];
    case 'text':
      return [node.tone === 'strong' ? strong(node.text) : section(node.text)];
    case 'note':
      return [note(node.text)];
    case 'quote':
      return [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_quote', elements: [richText(node.text)] }],
        },
      ];
    case 'choice':
      return pressRows(node);
    case 'buttons':
      return pressRows(node);
    case 'facts':
      return factFields(node);
    case 'table': {
      const table = native.tables > 0 ? tableBlock(node) : undefined;
      if (table) native.tables--;
      return [strong(node.caption), ...(table ? [table] : tableLines(node))];
    }
    case 'chart':
      return chartBlocks(node, native);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function section(text: string): types.SectionBlock {
  // Without `expand` a client folds longer texts away behind "see more".
  return { type: 'section', text: plain(text, LIMITS.sectionText), expand: true };
}

function note(text: string): types.ContextBlock {
  return { type: 'context', elements: [plain(text, LIMITS.contextText)] };
}

/** A chart says nothing to a screen reader, and little on a small phone: its finding and figures stand beside it. */
function chartBlocks(node: Chart, native: Native): MessageBlock[] {
  const chart = chartBlock(node);
  const words = section(`${node.title}. ${node.description}`);
  if (!chart) return [words];
  const figures = figuresIn(chart);
  if (native.charts === 0) return [words, note(figures)];
  native.charts--;
  return [chart, note(`${node.description}\n${figures}`)];
}

/** Bold through rich text: what is made bold with asterisks could carry somebody else's markup along. */
function strong(text: string): types.RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ ...richText(text), style: { bold: true } }] }],
  };
}

function richText(text: string): types.RichTextText {
  return { type: 'text', text: shown(text, LIMITS.richText) };
}

function factFields(node: Facts): types.SectionBlock[] {
  const fields = node.facts.map((fact) => field(fact.label, fact.value));
  return chunked(fields, LIMITS.sectionFields).map((some) => ({ type: 'section', fields: some }));
}

/**
 * Label above value. The label is bold where neither holds a character that means something in Slack's markup;
 * otherwise both are shown letter by letter.
 */
function field(label: string, value: string): types.TextObject {
  const half = LIMITS.fieldText / 2 - 2;
  const [name, content] = [shown(label, half), shown(value, half)];
  if (/[&<>*_~`\n@#]|:[^\s:]+:/.test(name + content)) return plain(`${name}\n${content}`, LIMITS.fieldText);
  return { type: 'mrkdwn', text: `*${name.trim()}*\n${content}`, verbatim: true };
}

/** One row of buttons, none of them coloured: a colour would steer an answer. */
function pressRows(node: Choice | Buttons): types.ActionsBlock[] {
  const presses: readonly (Press & { readonly action: ActionName })[] =
    node.kind === 'choice'
      ? node.options.map((option) => ({ ...option, action: node.action }))
      : node.buttons;
  const buttons = presses.map((press, index) => button(press, press.action, index));
  return chunked(buttons, LIMITS.actionsElements).map((elements) => ({ type: 'actions', elements }));
}

function button(press: Press, action: ActionName, index: number): types.Button {
  const suffix = `#${index}`;
  return {
    type: 'button',
    // Unique in its block, as Slack demands; what follows the # is dropped when the tap comes back.
    action_id: `${action.slice(0, LIMITS.id - suffix.length)}${suffix}`,
    text: plain(press.label, LIMITS.buttonText),
    // An id beyond 2,000 is a mistake of ours; cut, its handler refuses it, and the rest of the card still arrives.
    value: press.value.slice(0, LIMITS.buttonValue),
    accessibility_label: shown(press.description ?? press.label, LIMITS.accessibilityLabel),
  };
}

/** At most so many blocks. What can be pressed stays; of the rest, the end goes, and `…` says that something went. */
function fitted(blocks: readonly MessageBlock[], most: number): MessageBlock[] {
  if (blocks.length <= most) return [...blocks];
  const isRow = (block: MessageBlock) => block.type === 'actions';
  const rows = blocks.filter(isRow).slice(0, most - 1);
  const others = blocks.filter((block) => !isRow(block)).slice(0, most - 1 - rows.length);
  const kept = new Set([...rows, ...others]);
  const cut = blocks.findLastIndex((block) => !isRow(block) && kept.has(block));
  const more: MessageBlock = note('…');
  return [
    ...blocks.slice(0, cut + 1).filter((block) => kept.has(block)),
    more,
    ...blocks.slice(cut + 1).filter((block) => kept.has(block)),
  ];
}

function chunked<Item>(items: readonly Item[], size: number): Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
