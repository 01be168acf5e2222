import type { Card } from './card.ts';
import type { MessageRef } from './event.ts';
import type { Form } from './form.ts';

/**
 * What answers an event. A reply is returned, not called, because on Teams a dialog *is* the answer to the click.
 *
 * A `replace` changes the message that was pressed. Its `receipt` is handed back to the engine once the platform
 * has taken the new card; without that receipt the engine brings the message up to date itself a little later.
 *
 * A `door` stands in the place of people's own words where the platform can show them only by keeping them in the
 * chat: a card with a button that opens them in a dialog.
 */
export type Reply =
  | { readonly type: 'nothing' }
  | { readonly type: 'replace'; readonly card: Card; readonly receipt?: Receipt }
  | { readonly type: 'openForm'; readonly form: Form; readonly door?: Card }
  /** Errors beside the fields of a submitted form; nothing was saved. */
  | { readonly type: 'formErrors'; readonly errors: Readonly<Record<string, string>> }
  /** Closes the form. The message it came from is brought up to date by the engine. */
  | { readonly type: 'closeForm' }
  /** A sentence that only the person who acted sees. */
  | { readonly type: 'toast'; readonly text: string }
  /** A card that only the person who acted sees. It answers a command, or a press without touching the message. */
  | { readonly type: 'whisper'; readonly card: Card; readonly door?: Card }
  /**
   * A person's Home as it stands now. It fills their Home tab where the platform has one; elsewhere it takes the place
   * of the message that was pressed, or of `at` where a dialog was sent from it, and answers a command like a whisper.
   */
  | { readonly type: 'home'; readonly card: Card; readonly at?: MessageRef };

/** Which state of which message a card shows. */
export interface Receipt {
  readonly outboxId: string;
  readonly revision: number;
}

export const NOTHING: Reply = { type: 'nothing' };
