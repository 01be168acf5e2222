import { as, type OccurrenceKey, type PersonId, type UnitId } from '../../model/ids.ts';

/** A person's welcome to a team: one for ever, so that nobody is welcomed twice. */
export function welcomeKey(personId: PersonId, teamId: UnitId): OccurrenceKey {
  return as(`welcome:${personId}:${teamId}`);
}

/** Whose welcome to which team a key is of; `undefined` for what is no such key. */
export function readWelcome(
  key: string,
): { readonly key: OccurrenceKey; readonly personId: PersonId; readonly teamId: UnitId } | undefined {
  const [loop, personId, teamId] = key.split(':');
  return loop === 'welcome' && personId && teamId
    ? { key: as(key), personId: as(personId), teamId: as(teamId) }
    : undefined;
}
