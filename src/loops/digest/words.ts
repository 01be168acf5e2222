import type { CardNode } from '../../chat/card.ts';
import type { Language } from '../../locales/locale.ts';

/**
 * Words that a digest has at most: what is read in a minute (domain reference 6.6). Spanish says the same with some 15 %
 * more of them.
 */
export const MOST_WORDS: Readonly<Record<Language, number>> = { en: 150, es: 172 };

/** What there is to read: every word once, as on the screen. Figures and buttons are not words. */
export function wordsIn(nodes: readonly CardNode[]): number {
  return nodes
    .flatMap(textsOf)
    .flatMap((text) => text.split(/\s+/))
    .filter((word) => /\p{L}/u.test(word)).length;
}

function textsOf(node: CardNode): readonly string[] {
  switch (node.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return [node.text];
    case 'table':
      return [node.caption, ...node.columns.map(({ label }) => label), ...node.rows.flat()];
    case 'chart':
      return [node.title, node.description];
    default:
      return [];
  }
}
