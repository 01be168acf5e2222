import { as, type OccurrenceKey, type PersonId } from '../../model/ids.ts';

/** A message about one set-up of one admin; `nth` tells their set-ups apart, and is 0 for the first word to them. */
export function setupKey(personId: PersonId, nth: number): OccurrenceKey {
  return as(`setup:${personId}:${nth}`);
}

export function readSetup(key: string): { readonly personId: PersonId; readonly nth: number } | undefined {
  const [loop, personId, nth] = key.split(':');
  return loop === 'setup' && personId && nth !== undefined && /^\d+$/.test(nth)
    ? { personId: as(personId), nth: Number(nth) }
    : undefined;
}
