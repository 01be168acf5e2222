import type { Card, CardNode } from './card.ts';

/**
 * A card as plain text: what notifications, screen readers and old clients get. The full sense of the card is in
 * it, figures of tables and charts included.
 *
 * @example
 * toPlainText({ summary: 'Check-in', nodes: [{ kind: 'text', text: 'One question.' }] })
 * // 'Check-in\nOne question.'
 */
export function toPlainText(card: Card): string {
  const lines = card.nodes.flatMap(linesOf);
  return (lines[0] === card.summary ? lines : [card.summary, ...lines]).join('\n');
}

function linesOf(node: CardNode): readonly string[] {
  switch (node.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return [node.text];
    case 'quote':
      return [`“${node.text}”`];
    case 'choice':
      return [node.options.map((option) => `[${option.label}]`).join(' ')];
    case 'buttons':
      return [node.buttons.map((button) => `[${button.label}]`).join(' ')];
    case 'facts':
      return node.facts.map((fact) => `${fact.label}: ${fact.value}`);
    case 'table':
      return [
        node.caption,
        ...node.rows.map((row) => row.map((cell, i) => cellOf(node.columns[i]?.label, cell)).join(', ')),
      ];
    case 'chart':
      return [
        `${node.title}. ${node.description}`,
        ...node.series.map(
          (s) => `${s.name}: ${s.values.map((v, i) => `${node.categories[i] ?? ''} ${v ?? '–'}`).join(', ')}`,
        ),
      ];
    case 'divider':
      return [];
  }
}

function cellOf(label: string | undefined, cell: string): string {
  return label ? `${label} ${cell}` : cell;
}
