import type { RatingCounts } from '../fidelity/index.ts';
import type { Instant } from '../ids.ts';
import type { Consensus } from './spread.ts';

/** One question of a vote, as far as everybody may know it. */
export interface VoteQuestion {
  readonly position: number;
  /** How many chose each rating; `null` until the reveal. */
  readonly revealed: RatingCounts | null;
  /** `null` until the facilitator has recorded it. */
  readonly consensus: Consensus | null;
}

/** How somebody stands to a team's vote. Who facilitates it does not vote, whatever else they are. */
export type VoteRole = 'voter' | 'facilitator' | 'neither';

/** Why a tap is not taken. Each has its sentence. */
export type Refusal =
  | 'facilitatorsDoNotVote'
  | 'notOnTeam'
  | 'onlyFacilitators'
  | 'closed'
  | 'alreadyRevealed'
  | 'notRevealed'
  | 'notOpen'
  | 'digested';

/** The question that a vote has come to: the first without a consensus; `undefined` once all have one. */
export function currentOf<Question extends VoteQuestion>(
  questions: readonly Question[],
): Question | undefined {
  return questions.find((question) => question.consensus === null);
}

export interface Tap {
  readonly role: VoteRole;
  readonly now: Instant;
  readonly closesAt: Instant;
  readonly questions: readonly VoteQuestion[];
  /** The question that the pressed button was about. */
  readonly position: number;
}

/** Whether a vote may be cast, or changed: by a member, on the question at hand, until its reveal and the close. */
export function refusalOfVote(tap: Tap): Refusal | undefined {
  if (tap.role === 'facilitator') return 'facilitatorsDoNotVote';
  if (tap.role === 'neither') return 'notOnTeam';
  return notAtHand(tap);
}

/** Whether the votes on a question may be revealed: by a facilitator, before the close. */
export function refusalOfReveal(tap: Tap): Refusal | undefined {
  return tap.role === 'facilitator' ? notAtHand(tap) : 'onlyFacilitators';
}

function notAtHand({ now, closesAt, questions, position }: Tap): Refusal | undefined {
  const question = questions.find((one) => one.position === position);
  if (question?.revealed || (question?.consensus ?? null) !== null) return 'alreadyRevealed';
  if (now >= closesAt) return 'closed';
  return question !== undefined && question === currentOf(questions) ? undefined : 'notOpen';
}

/**
 * Whether a consensus may be recorded, or corrected: by a facilitator, on a question that has been revealed, also
 * after the close, until the week's digest has told it.
 */
export function refusalOfConsensus(
  { role, questions, position }: Omit<Tap, 'now' | 'closesAt'>,
  digested: boolean,
): Refusal | undefined {
  if (role !== 'facilitator') return 'onlyFacilitators';
  if (digested) return 'digested';
  return questions.find((one) => one.position === position)?.revealed ? undefined : 'notRevealed';
}
