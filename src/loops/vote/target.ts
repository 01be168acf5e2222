import { as, type OccurrenceKey } from '../../model/ids.ts';

/** What a vote's button is about: the vote, one of its questions, and a word where there is a choice. */
export interface Target {
  readonly id: OccurrenceKey;
  readonly position: number;
  readonly word: string;
}

/** Writes a target into a button: `<vote>|<position>|<word>`. */
export function target(id: OccurrenceKey, position: number, word = ''): string {
  return `${id}|${position}|${word}`;
}

/** Reads a target back. A position that is not a number is -1, which no question has. */
export function readTarget(value: string): Target {
  const [id = '', position = '', word = ''] = value.split('|');
  return { id: as(id), position: /^\d$/.test(position) ? Number(position) : -1, word };
}
