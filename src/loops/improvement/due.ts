import type { Card, CardNode, Press } from '../../chat/card.ts';
import type { ActionName } from '../../chat/event.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import { dueState } from '../../model/improvement/index.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { OwnedAction } from '../../store/queries/action.ts';
import { kindOf, titleOf } from './view.ts';

/** One thing that is due, and the button that opens it. */
export interface DueLine {
  readonly text: string;
  readonly open: Press & { readonly action: ActionName };
  readonly own: boolean;
  /** The day by which somebody owes something; `null` where nobody has agreed to one yet. */
  readonly by: string | null;
}

/** Lines shown at once; each has a button, and a message takes only so many. */
const MOST_LINES = 12;
/** Characters of a title on its button. */
const LABEL = 40;

/** An open action in one line: what, from whom, and how it stands to its date. */
export function actionLine(
  seal: Seal,
  { row, owner }: OwnedAction,
  reader: { readonly locale: Locale; readonly personId: string },
  today: LocalDate,
): DueLine {
  const { locale, personId } = reader;
  const t = say(locale).improvement.due;
  const title = titleOf(seal, row, locale);
  const who = owner === undefined ? t.noOwner : owner.active ? owner.name : t.left(owner.name);
  return {
    text: t.line(title, who, whenOf(row, locale, today)),
    open: { action: 'improvement.open', value: row.id, label: t.open(shortened(title)), opens: 'dialog' },
    own: row.ownerId === personId,
    by: row.due,
  };
}

function whenOf(row: OwnedAction['row'], locale: Locale, today: LocalDate): string {
  const t = say(locale).improvement.due;
  if (row.due === null || row.ownerId === null) return t.waiting;
  const day = shortDate(as(row.due), locale);
  if (row.state === 'proposed') return `${t.by(day)}, ${t.waiting}`;
  switch (dueState(kindOf(row), as(row.due), today)) {
    case 'late':
      return t.late(day);
    case 'conversation':
      return t.conversation(day);
    case 'this_week':
    case 'later':
      return t.by(day);
  }
}

/**
 * "What is due, from whom?": one's own first, of those what is due soonest, whatever kind of thing it is.
 *
 * @param from lines that have been shown before
 */
export function dueCard(locale: Locale, lines: readonly DueLine[], from = 0): Card {
  const t = say(locale).improvement.due;
  const own = sorted(lines.filter((line) => line.own));
  const all = [...own, ...sorted(lines.filter((line) => !line.own))];
  const shown = all.slice(from, from + MOST_LINES);
  const left = all.length - from - shown.length;
  const rest: Press & { readonly action: ActionName } = {
    ...{ action: 'improvement.due', value: String(from + shown.length), label: t.more(left) },
  };
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(shown.length === 0 ? [{ kind: 'text', text: t.nothing } as const] : []),
      ...group(
        t.yours,
        shown.filter(({ own }) => own),
      ),
      ...group(
        t.others,
        shown.filter(({ own }) => !own),
      ),
      ...(left > 0 ? [{ kind: 'buttons', buttons: [rest] } as const] : []),
      { kind: 'note', text: t.small },
    ],
  };
}

/** What is due soonest first; what nobody has agreed to a day for comes last. */
export function sorted(lines: readonly DueLine[]): DueLine[] {
  return [...lines].sort(sooner);
}

function sooner(a: DueLine, b: DueLine): number {
  if (a.by === b.by) return 0;
  if (a.by === null || b.by === null) return a.by === null ? 1 : -1;
  return a.by < b.by ? -1 : 1;
}

function group(title: string, lines: readonly DueLine[]): CardNode[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'text', tone: 'strong', text: title },
    { kind: 'text', text: lines.map(({ text }) => text).join('\n') },
    { kind: 'buttons', buttons: lines.map(({ open }) => open) },
  ];
}

export function shortened(title: string): string {
  return title.length <= LABEL ? title : `${title.slice(0, LABEL - 1)}…`;
}
