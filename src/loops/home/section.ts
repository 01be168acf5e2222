import type { Buttons, Card, CardNode } from '../../chat/card.ts';
import type { Locale } from '../../locales/index.ts';
import type { Instant, LocalDate, PersonId } from '../../model/ids.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { MembershipRow } from '../../store/queries/decision.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';

/** Whose Home it is: everything on it is theirs to read, and nobody else ever sees it. */
export interface HomeReader {
  readonly district: District;
  readonly person: PersonRow;
  readonly personId: PersonId;
  readonly locale: Locale;
  readonly memberships: readonly MembershipRow[];
  /** They keep the bot running for the district. */
  readonly admin: boolean;
  readonly now: Instant;
  /** The day in their own zone. */
  readonly today: LocalDate;
  readonly seal: Seal;
  /** What a press on this Home was answered with, by the loop that answered; shown in its section's place. */
  readonly answered?: { readonly loop: string; readonly card: Card };
}

/**
 * One section of Home, contributed by a loop or by a file here. It reads what this one person may read and says it in
 * a few nodes: a title (`titled`), some lines, one row of buttons. Its buttons are those of any loop; Home passes the
 * press on to that loop, with the loop's own checks, and shows itself anew. A button that does what a command does is
 * made by {@link commandButton}.
 */
export interface Section {
  readonly name: string;
  /** Nothing where it has nothing to say to this person. */
  nodes(tx: Tx, reader: HomeReader): Promise<readonly CardNode[]>;
}

type Button = Buttons['buttons'][number];

/**
 * A button on Home that does what typing `/driveline <words>` does.
 *
 * @param answers `card`: with a card or a dialog of its own; `home`: with a sentence, which stands on Home
 */
export function commandButton(words: string, label: string, answers: 'card' | 'home' = 'card'): Button {
  return { action: 'home.ask', value: words, label, ...(answers === 'card' ? { opens: 'dialog' } : {}) };
}

/** A section's nodes under its title; nothing where there are none. */
export function titled(title: string, nodes: readonly CardNode[]): CardNode[] {
  if (nodes.length === 0) return [];
  return [{ kind: 'divider' }, { kind: 'text', tone: 'strong', text: title }, ...nodes];
}
