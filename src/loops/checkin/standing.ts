import type { Locale } from '../../locales/index.ts';
import type { CheckInId, Instant, ItemId, Zone } from '../../model/ids.ts';
import type { ItemWording, Topic } from '../../model/items.ts';
import type { Rating } from '../../model/scale.ts';
import type { Stage } from '../../model/stage.ts';

/** One question as its card needs it. */
export interface AskedQuestion {
  readonly position: number;
  readonly itemId: ItemId;
  readonly wording: ItemWording;
  readonly driverId: Topic;
  readonly reason: string;
  readonly rating: Rating | null;
  readonly skipped: boolean;
  readonly hasNote: boolean;
}

/** Everything a check-in's cards are made from. */
export interface CheckInView {
  readonly id: CheckInId;
  readonly questions: readonly AskedQuestion[];
  readonly closesAt: Instant;
  readonly zone: Zone;
  readonly locale: Locale;
  /** Where the team stands. */
  readonly stage?: Stage;
  /** Its thanks offer to ask less often: the answers have been alike for a while. */
  readonly offersPause?: boolean;
  /** Smallest number of people whose combined figure is shown. */
  readonly k: number;
}

/** The question to show next: the first that is neither rated nor left out. */
export function nextQuestion(view: CheckInView): AskedQuestion | undefined {
  return view.questions.find((question) => question.rating === null && !question.skipped);
}
