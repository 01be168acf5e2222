import { CHOICES, type Choice } from '../../model/decision.ts';
import { as, type OccurrenceKey, type PersonId, type UnitId, type Window } from '../../model/ids.ts';

/** The message that tells one decider why a team is not asked. `since`: the digest that nobody answered. */
export function restKey(teamId: UnitId, since: Window, personId: PersonId): OccurrenceKey {
  return as(`pulse:${teamId}:${since}:${personId}`);
}

/** What such a key is about; `undefined` for what is no such key. */
export function readRestKey(key: string):
  | {
      readonly teamId: UnitId;
      readonly since: Window;
      readonly personId: PersonId;
    }
  | undefined {
  const [loop, teamId, since, personId] = key.split(':');
  if (loop !== 'pulse' || !teamId || !since || !personId) return undefined;
  return { teamId: as(teamId), since: as(since), personId: as(personId) };
}

/** What a decision button carries: the team, from the message to a decider its key too, and the choice. */
export function readDecision(value: string): {
  readonly teamId: UnitId;
  readonly choice: Choice | undefined;
} {
  const [about = '', word] = value.split('|');
  return {
    teamId: readRestKey(about)?.teamId ?? as(about),
    choice: CHOICES.find((choice) => choice === word),
  };
}
