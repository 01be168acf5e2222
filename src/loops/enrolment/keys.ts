import { as, type OccurrenceKey, type PersonId, type Window } from '../../model/ids.ts';
import { CHOSEN_RHYTHMS } from '../../model/rotation/index.ts';

/** The question how often to ask, put to a person in a window. */
export function choiceKey(personId: PersonId, window: Window): OccurrenceKey {
  return as(`enrolment:${personId}:${window}`);
}

/** Whom a key asks; `undefined` for what is no such key. */
export function askedBy(key: string): PersonId | undefined {
  const [loop, personId, window] = key.split(':');
  return loop === 'enrolment' && personId && window ? as(personId) : undefined;
}

/** What a button carries: the message it is on, and the choice where it makes one. */
export function readValue(value: string): {
  readonly key: OccurrenceKey;
  readonly mode: (typeof CHOSEN_RHYTHMS)[number] | undefined;
} {
  const [key = '', word] = value.split('|');
  return { key: as(key), mode: CHOSEN_RHYTHMS.find((mode) => mode === word) };
}
