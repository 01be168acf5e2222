import type { PersonId } from '../model/ids.ts';
import type { VoteRole } from '../model/vote/index.ts';

/**
 * What there is to see or to change about one person. `participation`: whether they answered, and all that gives it
 * away, such as their reminders. `why_asked`: when they were asked, or why not, and which rule chose the questions.
 *
 * Of coaching: `contact` is that a contact was planned and what became of it. `practice_check`: what a coach saw of the
 * owner's practice; `self_check`: what the owner says of it. `reflection`: the owner's own words, as long as they have
 * not shared that one entry; `shared_reflection`: once they have. `coach_note`: what a coach, its owner, wrote for
 * themselves. `next_step`: the one line that coachee and coach agreed on. `hand_off`: what a new role holder wrote about
 * their strengths and gaps.
 */
export type PersonalData =
  | 'pulse_rating'
  | 'note'
  | 'participation'
  | 'why_asked'
  | 'contact'
  | 'practice_check'
  | 'self_check'
  | 'reflection'
  | 'shared_reflection'
  | 'coach_note'
  | 'next_step'
  | 'hand_off';

/**
 * How someone stands to the person whom the data is about. `admin`: keeps the bot running for that district. `coach`:
 * coaches them, today, by the district file. `evaluating_coach`: coaches them and evaluates them too. `chosen`: the one
 * person to whom the owner handed it, and who does not evaluate them.
 */
export type Relation = 'author' | 'coach' | 'evaluating_coach' | 'chosen' | 'admin' | 'anyone_else';

/**
 * The one table of who may read or change what about a person. A leader, an evaluator, a coach of somebody else: all of
 * them are `anyone_else` here, whatever other roles they hold. Aggregates have their own rule: `fidelity/suppression`.
 */
const ACCESS: Readonly<Record<PersonalData, Readonly<Record<Exclude<Relation, 'author'>, boolean>>>> = {
  pulse_rating: { coach: false, evaluating_coach: false, chosen: false, admin: false, anyone_else: false },
  note: { coach: false, evaluating_coach: false, chosen: false, admin: false, anyone_else: false },
  participation: { coach: false, evaluating_coach: false, chosen: false, admin: false, anyone_else: false },
  why_asked: { coach: false, evaluating_coach: false, chosen: false, admin: true, anyone_else: false },
  contact: { coach: true, evaluating_coach: true, chosen: false, admin: false, anyone_else: false },
  practice_check: { coach: true, evaluating_coach: true, chosen: false, admin: false, anyone_else: false },
  self_check: { coach: false, evaluating_coach: false, chosen: false, admin: false, anyone_else: false },
  reflection: { coach: false, evaluating_coach: false, chosen: false, admin: false, anyone_else: false },
  shared_reflection: {
    coach: true,
    evaluating_coach: false,
    chosen: false,
    admin: false,
    anyone_else: false,
  },
  coach_note: { coach: false, evaluating_coach: false, chosen: false, admin: false, anyone_else: false },
  next_step: { coach: true, evaluating_coach: false, chosen: false, admin: false, anyone_else: false },
  hand_off: { coach: false, evaluating_coach: false, chosen: true, admin: false, anyone_else: false },
};

/** Every kind of data that the table knows, in its order. */
// The keys of the table are exactly the names of its type: it could not have been written otherwise.
export const PERSONAL_DATA = Object.keys(ACCESS) as readonly PersonalData[];

/**
 * Whether `actor` may read or change this data of `owner`. Owners always may: it is theirs.
 *
 * @param role how the actor stands to the owner, where they are more than anyone else
 */
export function may(
  actor: PersonId,
  data: PersonalData,
  owner: PersonId,
  role?: Exclude<Relation, 'author'>,
): boolean {
  return actor === owner || ACCESS[data][role ?? 'anyone_else'];
}

/** Roles by which somebody works in a unit, and so can be evaluated in it. */
const WORKS: readonly string[] = ['staff', 'coach', 'leader', 'facilitator'];

/**
 * Whether one person evaluates another: is evaluator of a unit in which the other works, or of one above it. Such a
 * person cannot coach them confidentially.
 *
 * @param chainOf a unit's id with those of all units above it
 */
export function evaluates(
  one: readonly { readonly unitId: string; readonly role: string }[],
  other: readonly { readonly unitId: string; readonly role: string }[],
  chainOf: (unitId: string) => readonly string[],
): boolean {
  const evaluated = one.filter(({ role }) => role === 'evaluator').map(({ unitId }) => unitId);
  return other.some(
    ({ unitId, role }) => WORKS.includes(role) && chainOf(unitId).some((above) => evaluated.includes(above)),
  );
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

type Memberships = readonly { readonly unitId: string; readonly role: string }[];

/** A unit and those above it, the unit first. */
type Chain = readonly { readonly id: string; readonly kind: string }[];

/**
 * Whether somebody may see a unit's actions: its own people, and those of its school, evaluators included. A district's
 * people see the district's own; of a team's they see what was passed up to them.
 */
export function maySeeActions(memberships: Memberships, chain: Chain): boolean {
  return holdsNear(memberships, chain, [...WORKS, 'evaluator']);
}

/** Whether somebody may propose an action for a unit or raise a barrier there. */
export function mayPropose(memberships: Memberships, chain: Chain): boolean {
  return holdsNear(memberships, chain, WORKS);
}

/** Roles that train others. */
const TRAINS: readonly string[] = ['coach', 'leader', 'facilitator'];

/** Whether somebody may log a training session of a unit: who coaches, leads or facilitates it, or a team's school. */
export function mayTrain(memberships: Memberships, chain: Chain): boolean {
  return holdsNear(memberships, chain, TRAINS);
}

/** Whether somebody may answer what waits at a level: who leads or facilitates it, or a team's school. */
export function mayAnswer(memberships: Memberships, chain: Chain): boolean {
  return holdsNear(memberships, chain, DECIDES);
}

function holdsNear(memberships: Memberships, chain: Chain, roles: readonly string[]): boolean {
  const near = chain.filter((unit, i) => i === 0 || unit.kind === 'school');
  return memberships.some(
    ({ unitId, role }) => roles.includes(role) && near.some((unit) => unit.id === unitId),
  );
}

/** Roles that vote in their team. An evaluator votes only where they are a member besides. */
const VOTES: readonly string[] = ['staff', 'coach', 'leader'];

/**
 * How somebody stands to a unit's vote, by the roles they hold in that unit itself: those of a unit above it give no
 * vote. Who facilitates leads the team to an agreement and has none, whatever else they are.
 */
export function voteRoleOf(roles: readonly string[]): VoteRole {
  if (roles.includes('facilitator')) return 'facilitator';
  return roles.some((role) => VOTES.includes(role)) ? 'voter' : 'neither';
}
