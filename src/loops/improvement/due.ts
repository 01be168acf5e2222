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
}

/** Lines shown at most; each has a button, and a message takes only so many. */
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

/** "What is due, from whom?": one's own first. */
export function dueCard(locale: Locale, lines: readonly DueLine[]): Card {
  const t = say(locale).improvement.due;
  const shown = [...lines.filter(({ own }) => own), ...lines.filter(({ own }) => !own)].slice(0, MOST_LINES);
  const left = lines.length - shown.length;
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      ...(lines.length === 0 ? [{ kind: 'text', text: t.nothing } as const] : []),
      ...group(
        t.yours,
        shown.filter(({ own }) => own),
      ),
      ...group(
        t.others,
        shown.filter(({ own }) => !own),
      ),
      ...(left > 0 ? [{ kind: 'text', text: t.more(left) } as const] : []),
      { kind: 'note', text: t.small },
    ],
  };
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
