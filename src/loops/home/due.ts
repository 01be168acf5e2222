import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { sorted } from '../improvement/due.ts';
import { dueLines } from '../improvement/due-lines.ts';
import { unitsSeen } from '../improvement/rights.ts';
import { commandButton, type Section, titled } from './section.ts';

/** Lines on Home; the rest is in the list. */
const MOST = 4;

/** What waits for this person: their own actions, and barriers and rules that are theirs to answer. */
export const dueSection: Section = {
  name: 'due',
  async nodes(tx, { district, locale, memberships, personId, now, seal }) {
    const t = say(locale).home.due;
    if (unitsSeen(district, memberships).length === 0) return [];
    const lines = (await dueLines(tx, district, seal, { locale, personId, memberships }, now)) ?? [];
    const own = sorted(lines.filter((line) => line.own)).map(({ text }) => text);
    const nodes: CardNode[] = own.length === 0 ? [] : [{ kind: 'text', text: own.slice(0, MOST).join('\n') }];
    if (own.length > MOST) nodes.push({ kind: 'note', text: t.more(own.length - MOST) });
    const buttons = [
      ...(lines.length > 0 ? [commandButton('due', t.open)] : []),
      commandButton('barrier', t.raise),
    ];
    return titled(t.title, [...nodes, { kind: 'buttons', buttons }]);
  },
};
