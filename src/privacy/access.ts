import type { PersonId } from '../model/ids.ts';

/**
 * What there is to see or to change about one person. `participation`: whether they answered, and all that gives it
 * away, such as their reminders. `why_asked`: when they were asked, or why not, and which rule chose the questions.
 */
export type PersonalData = 'pulse_rating' | 'note' | 'participation' | 'why_asked';

/** How someone stands to the person whom the data is about. `admin`: keeps the bot running for that district. */
export type Relation = 'author' | 'admin' | 'anyone_else';

/**
 * The one table of who may read or change what about a person. A coach, a leader, an evaluator: all of them are
 * `anyone_else` here, whatever other roles they hold. Aggregates have their own rule: `fidelity/suppression`.
 */
const ACCESS: Readonly<Record<PersonalData, Readonly<Record<Relation, boolean>>>> = {
  pulse_rating: { author: true, admin: false, anyone_else: false },
  note: { author: true, admin: false, anyone_else: false },
  participation: { author: true, admin: false, anyone_else: false },
  why_asked: { author: true, admin: true, anyone_else: false },
};

/** Whether `actor` may read or change this data of `owner`; `role` where they hold one in the owner's district. */
export function may(actor: PersonId, data: PersonalData, owner: PersonId, role?: 'admin'): boolean {
  return ACCESS[data][actor === owner ? 'author' : (role ?? 'anyone_else')];
}

/** Roles that speak for a team: what they decide is told with their name. Coaches and evaluators do not decide. */
const DECIDES: readonly string[] = ['leader', 'facilitator'];

/**
 * Whether somebody may decide on a team's digest: a leader or facilitator of the team itself or of a unit above it.
 * `chain` is the team with its school and district.
 */
export function mayDecide(
  memberships: readonly { readonly unitId: string; readonly role: string }[],
  chain: readonly { readonly id: string }[],
): boolean {
  return memberships.some(
    ({ unitId, role }) => DECIDES.includes(role) && chain.some((unit) => unit.id === unitId),
  );
}
