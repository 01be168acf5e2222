import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { as, type LocalDate } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import { coachesOf, pairsOf } from '../../store/queries/coaching.ts';
import { countEntries, plannedTalks } from '../../store/queries/home.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import { relationsOf } from '../coaching/wall.ts';
import { commandButton, type Section, titled } from './section.ts';

/** Rows that are read to find the next talk with somebody who is still there. */
const READ = 40;

/** One's own pairs, the next talk, and how many entries of one's own there are: how many, never a word of them. */
export const coachingSection: Section = {
  name: 'coaching',
  async nodes(tx, { district, locale, person, personId, today }) {
    const t = say(locale).home.coaching;
    const coachees = (await pairsOf(tx, [personId])).map(({ coachee }) => coachee);
    const coaches = await coachesOf(tx, personId);
    const entries = await countEntries(tx, personId, today);
    if (coachees.length === 0 && coaches.length === 0 && entries === 0) return [];

    const others = new Map<string, PersonRow>([...coachees, ...coaches].map((one) => [one.id, one]));
    const talks = await plannedTalks(tx, personId, today, READ);
    const next = talks.flatMap((talk) => {
      const other = others.get(talk.coachId === personId ? talk.coacheeId : talk.coachId);
      return other ? [t.next(other.name, shortDate(as<LocalDate>(talk.dueOn), locale))] : [];
    })[0];

    const nodes: CardNode[] = [];
    const lines = [
      ...(coachees.length > 0 ? [t.coaches(coachees.length)] : []),
      ...coaches.map((coach) => t.coachedBy(coach.name)),
      ...(others.size > 0 ? [next ?? t.none] : []),
      entries === 0 ? t.noEntries : t.entries(entries),
    ];
    nodes.push({ kind: 'text', text: lines.join('\n') });
    for (const coach of coaches) {
      const relation = (await relationsOf(tx, district, as(coach.id), [person])).get(person.id);
      if (relation !== undefined && !may(as(coach.id), 'shared_reflection', personId, relation))
        nodes.push({ kind: 'note', text: say(locale).coaching.notConfidential });
    }
    const buttons = [
      ...(others.size > 0 ? [commandButton('coaching', t.open)] : []),
      commandButton('reflections', t.read),
    ];
    return titled(t.title, [...nodes, { kind: 'buttons', buttons }]);
  },
};
