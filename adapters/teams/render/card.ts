import type { CardElementArray, IAdaptiveCard, IContainer } from '@microsoft/teams.cards';
import type { Card, CardNode } from '../../../src/chat/card.ts';
import { shown } from '../../../src/chat/shown.ts';
import { chartElements } from './chart.ts';
import { fits, fitted } from './fit.ts';
import { LIMITS } from './limits.ts';
import { actionSets } from './press.ts';
import { factTable, nativeTable, tableLines } from './table.ts';
import { heading, isRightToLeft, paragraphs, typed, verbatim } from './text.ts';

export interface Rendered {
  readonly card: IAdaptiveCard;
  /** What a toast and the activity feed show; without one they say "Sent a card". */
  readonly summary: string;
}

/** What a card is part of, as far as its buttons must know. */
export interface Within {
  /** Our own name for the message that it is sent as: a press brings it back. */
  readonly key?: string;
  /** In a dialog a client knows one kind of button only, and its press answers with what the dialog shows next. */
  readonly dialog?: boolean;
}

/**
 * A card as an Adaptive Card 1.5. Total: every card becomes one that Teams takes, cut with `…` where it must be.
 *
 * @example
 * renderCard({ summary: 'Hello', nodes: [{ kind: 'text', text: 'One question.' }] }).card.body
 * // [{ type: 'RichTextBlock', inlines: ['One question.'] }]
 */
export function renderCard(card: Card, within: Within = {}): Rendered {
  const native = bodyOf(card, true, within);
  const body = fits(native) ? native : fitted(bodyOf(card, false, within));
  const wide = body.some(({ type }) => type === 'Table' || type.startsWith('Chart.'));
  return {
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      // A table on a computer gets the width of the conversation; a phone shows every card as wide as it is.
      ...(wide ? { msteams: { width: 'full' } } : {}),
      body,
    } satisfies IAdaptiveCard,
    summary: shown(typed(card.summary).replace(/\s+/g, ' ').trim(), LIMITS.summary),
  };
}

/** `tables`: whether they are drawn as such; told in lines they take half the bytes. */
function bodyOf(card: Card, tables: boolean, within: Within): CardElementArray {
  return card.nodes.flatMap((node, i) => {
    const elements = elementsOf(node, tables, within);
    // Teams has no rule of its own: the element below one draws it.
    if (card.nodes[i - 1]?.kind !== 'divider') return elements;
    return elements.map((element, j) =>
      j === 0 ? { ...element, separator: true, spacing: 'Medium' as const } : element,
    );
  });
}

function elementsOf(node: CardNode, tables: boolean, within: Within): CardElementArray {
  switch (node.kind) {
    case 'heading':
      return [heading(node.text)];
    case 'text':
      return paragraphs(
        node.text,
        LIMITS.text,
        node.tone === 'strong' ? { weight: 'Bolder', size: 'Medium' } : {},
      );
    case 'note':
      return paragraphs(node.text, LIMITS.text, { isSubtle: true, size: 'Small' });
    case 'quote':
      return [quote(node.text)];
    case 'choice':
    case 'buttons':
      return actionSets(node, within);
    case 'facts':
      return factTable(node);
    case 'table': {
      const caption = paragraphs(node.caption, LIMITS.text, { weight: 'Bolder' });
      const table = tables ? nativeTable(node) : undefined;
      return [...caption, ...(table ? [table] : tableLines(node))];
    }
    case 'chart':
      return chartElements(node);
    case 'divider':
      return [];
  }
}

/** Set apart by its ground. A right-to-left text also begins on its own side. */
function quote(text: string): IContainer {
  return {
    type: 'Container',
    style: 'emphasis',
    ...(isRightToLeft(text) ? { rtl: true } : {}),
    items: verbatim(text, LIMITS.text),
  };
}
