import type { ItemWording, Locale } from '../../locales/index.ts';
import type { DriverId } from '../../model/drivers.ts';
import type { Instant, OccurrenceKey, Zone } from '../../model/ids.ts';
import type { VoteQuestion } from '../../model/vote/index.ts';
import type { VoteKind } from './plan.ts';

/** One question of a vote: nothing here says who voted, or what anybody did. */
export interface StandingQuestion extends VoteQuestion {
  /** The id of an item or of a link. */
  readonly subjectId: string;
  readonly driverId: DriverId | null;
  readonly reason: string;
}

/** One question as its card needs it. */
export interface AskedQuestion extends StandingQuestion {
  readonly wording: ItemWording;
}

/** Everything a vote's card is made from. */
export interface VoteView {
  readonly id: OccurrenceKey;
  readonly kind: VoteKind;
  readonly team: string;
  readonly locale: Locale;
  readonly zone: Zone;
  readonly closesAt: Instant;
  /** Nobody votes any more. */
  readonly closed: boolean;
  /** The week's digest has told what was agreed: nothing changes it any more. */
  readonly digested: boolean;
  /** The names of those who facilitate. */
  readonly facilitators: readonly string[];
  /** How many have voted on the question at hand, of how many who are not away. */
  readonly voted: number;
  readonly of: number;
  readonly questions: readonly AskedQuestion[];
}
