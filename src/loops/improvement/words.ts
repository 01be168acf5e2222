import type { Seal } from '../../privacy/seal.ts';
import type { ActionRow } from '../../store/queries/action.ts';

/** The words of an action that are stored sealed. */
export type ActionWord = 'title' | 'prediction' | 'measure' | 'seen' | 'decided';

/** Characters of each, as its form takes them. */
export const MOST: Readonly<Record<ActionWord, number>> = {
  title: 120,
  prediction: 300,
  measure: 120,
  seen: 600,
  decided: 120,
};

/** Where an action's words live; sealed for another place they do not open. */
export function placeOf(id: string, word: ActionWord): string {
  return `action:${id}:${word}`;
}

export function sealWord(seal: Seal, id: string, word: ActionWord, text: string): Buffer | null {
  return text === '' ? null : seal.seal(text, placeOf(id, word));
}

/** What was written, or `undefined` where nothing was. */
export function openWord(seal: Seal, row: ActionRow, word: ActionWord): string | undefined {
  const sealed = row[word];
  return sealed === null ? undefined : seal.open(sealed, placeOf(row.id, word));
}
