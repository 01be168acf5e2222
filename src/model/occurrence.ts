import type { Instant, OccurrenceKey, Window } from './ids.ts';

/**
 * Why nothing is sent, or nothing any more, as the ledger keeps it. The list is closed, so that each code has its
 * sentence in every language for "why was I not asked?".
 */
export const REASONS = [
  // The school's calendar.
  ...(['break', 'holiday', 'testing', 'snow', 'before_first_day', 'after_last_day'] as const),
  ...(['first_days', 'last_days', 'no_school_day'] as const),
  // The person's time.
  ...(['away', 'not_worked', 'clock_change', 'no_slot', 'off_week'] as const),
  // How often the person wants to be asked: told to nobody else.
  ...(['paused', 'every_other', 'quiet', 'declined', 'chosen', 'not_begun'] as const),
  // Whether the team is asked at all.
  ...(['halved', 'undecided', 'unposted', 'small_team'] as const),
  // What has become of the check-in meanwhile.
  ...(['answered', 'snoozed', 'closed', 'late', 'nothing_to_ask', 'contact_budget'] as const),
  // Nobody, or nowhere, to write to.
  ...(['left', 'no_account', 'no_channel', 'shared_channel'] as const),
  // Given up in delivery.
  ...(['gone', 'invalid', 'attempts', 'uncertain'] as const),
] as const;

export type Reason = (typeof REASONS)[number];

/** A row of the ledger as a loop plans it. */
export interface Planned {
  readonly key: OccurrenceKey;
  readonly view: string;
  readonly subject: string;
  readonly window: Window;
  /** When it is due; meaningless where `skip` says why there will be none. */
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  /** Why nothing will be sent. It goes to the ledger as `skipped`. */
  readonly skip?: Reason;
}

/** What goes first where not everything can go at once, from the most urgent on. */
export type Lane = 'interactive' | 'digest' | 'prompt' | 'reminder';
