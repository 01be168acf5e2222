import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { openActions } from '../../store/queries/action.ts';
import { barrierLines } from '../barrier/lines.ts';
import { actionLine } from '../improvement/due.ts';
import { unitsSeen } from '../improvement/rights.ts';
import { todayIn } from '../improvement/view.ts';
import { commandButton, type Section, titled } from './section.ts';

/** Lines on Home; the rest is in the list. */
const MOST = 4;

/** What waits for this person: their own actions, and barriers that are theirs to answer. */
export const dueSection: Section = {
  name: 'due',
  async nodes(tx, { district, locale, memberships, personId, now, seal }) {
    const t = say(locale).home.due;
    const units = unitsSeen(district, memberships);
    if (units.length === 0) return [];
    const ids = units.map((unit) => unit.id);
    const actions = (await openActions(tx, ids, personId)).flatMap((one) => {
      const unit = district.units.get(one.row.unitId);
      return unit ? [actionLine(seal, one, { locale, personId }, todayIn(unit, now))] : [];
    });
    const reader = { locale, personId, memberships };
    const barriers = await barrierLines(tx, district, seal, ids, reader, now);
    const own = [...actions, ...barriers].filter((line) => line.own).map(({ text }) => text);
    const nodes: CardNode[] = own.length === 0 ? [] : [{ kind: 'text', text: own.slice(0, MOST).join('\n') }];
    if (own.length > MOST) nodes.push({ kind: 'note', text: t.more(own.length - MOST) });
    const any = actions.length + barriers.length > 0;
    const buttons = [...(any ? [commandButton('due', t.open)] : []), commandButton('barrier', t.raise)];
    return titled(t.title, [...nodes, { kind: 'buttons', buttons }]);
  },
};
