import type { PersonId } from '../model/ids.ts';

/** What there is to see or to change about one person. */
export type PersonalData = 'pulse_rating' | 'note';

/** How someone stands to the person whom the data is about. */
export type Relation = 'author' | 'anyone_else';

/**
 * The one table of who may read or change what about a person. A coach, a leader, an evaluator, an admin: all of
 * them are `anyone_else` here, whatever other roles they hold. Aggregates have their own rule: `fidelity/suppression`.
 */
const ACCESS: Readonly<Record<PersonalData, Readonly<Record<Relation, boolean>>>> = {
  pulse_rating: { author: true, anyone_else: false },
  note: { author: true, anyone_else: false },
};

/** Whether `actor` may read or change this data of `owner`. */
export function may(actor: PersonId, data: PersonalData, owner: PersonId): boolean {
  return ACCESS[data][relationOf(actor, owner)];
}

function relationOf(actor: PersonId, owner: PersonId): Relation {
  return actor === owner ? 'author' : 'anyone_else';
}
