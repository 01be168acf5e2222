import { as, type OccurrenceKey, type PersonId, type Window } from '../../model/ids.ts';

/** A coach's message of one week. */
export function weekKey(coachId: PersonId, window: Window): OccurrenceKey {
  return as(`coachweek:${coachId}:${window}`);
}

/** Reads a week's key back; ids of people hold no colon (district/fields). */
export function readWeekKey(key: string): { coachId: PersonId; window: Window } | undefined {
  const match = /^coachweek:([^:]+):(\d{4}-\d{2}-\d{2})$/.exec(key);
  return match?.[1] && match[2] ? { coachId: as(match[1]), window: as(match[2]) } : undefined;
}

export function contactId(coachId: string, coacheeId: string, cycle: Window): string {
  return `contact:${coachId}:${coacheeId}:${cycle}`;
}

/** What a coach has seen of somebody, told to that person. */
export function toldKey(checkId: string): OccurrenceKey {
  return as(`told:${checkId}`);
}

/** What a button or a dialog is about: ids and words, never a right. */
export interface Target {
  readonly id: string;
  /** The week whose message it stands on; empty where it stands on none. */
  readonly window: string;
  readonly word: string;
}

export function target(id: string, window = '', word = ''): string {
  return [id, window, word].join('|');
}

export function readTarget(value: string): Target {
  const [id = '', window = '', word = ''] = value.split('|');
  return { id, window, word };
}
