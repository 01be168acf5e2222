import { as, type CheckInId } from '../../model/ids.ts';

/** What a check-in's button or form is about: ids and words, never a right. */
export interface Target {
  readonly id: CheckInId;
  readonly position: number;
  readonly word: string | undefined;
}

/** Writes a target into a button: `<check-in>|<position or word>|<word>`. */
export function target(id: CheckInId, ...parts: readonly string[]): string {
  return [id, ...parts].join('|');
}

/** Reads a target back. A position that is not a number is -1, which no question has. */
export function readTarget(value: string): Target {
  const [id = '', first = '', second] = value.split('|');
  const position = /^\d$/.test(first) ? Number(first) : -1;
  return { id: as(id), position, word: second ?? (position === -1 ? first : undefined) };
}
