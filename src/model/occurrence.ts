import type { Instant, OccurrenceKey, Window } from './ids.ts';

/** A row of the ledger as a loop plans it. */
export interface Planned {
  readonly key: OccurrenceKey;
  readonly view: string;
  readonly subject: string;
  readonly window: Window;
  /** When it is due; meaningless where `skip` says why there will be none. */
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  /** Why nothing will be sent, as a code (`holiday`, `away`, `no_slot`). It goes to the ledger as `skipped`. */
  readonly skip?: string;
}

/** What goes first where not everything can go at once, from the most urgent on. */
export type Lane = 'interactive' | 'digest' | 'prompt' | 'reminder';
