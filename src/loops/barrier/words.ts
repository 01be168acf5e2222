import type { Seal } from '../../privacy/seal.ts';
import type { BarrierRow } from '../../store/queries/barrier.ts';

/** Characters: what is in the way, and its answer. */
export const MOST = { words: 600, reason: 200 } as const;

/** Where a barrier's words live; sealed for another place they do not open. */
export function placeOf(id: string, word: 'words' | 'reason'): string {
  return `barrier:${id}:${word}`;
}

export function wordsOf(seal: Seal, row: BarrierRow): string {
  return seal.open(row.words, placeOf(row.id, 'words'));
}

export function reasonOf(seal: Seal, row: BarrierRow): string | undefined {
  return row.reason === null ? undefined : seal.open(row.reason, placeOf(row.id, 'reason'));
}
