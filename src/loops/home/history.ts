import type { Card } from '../../chat/card.ts';
import { type Locale, say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { as } from '../../model/ids.ts';
import { CROSS_CUTTING, type Topic } from '../../model/items.ts';
import { type OwnAnswer, ownAnswers } from '../../store/queries/home.ts';
import type { Tx } from '../../store/store.ts';
import { type HomeReader, type Section, titled } from './section.ts';

/** Check-ins on Home; the rest is opened. */
const WEEKS = 3;
/** Answers in the whole list: a school year of a check-in every other week. */
const MOST = 60;

const TOPICS: readonly Topic[] = [...DRIVER_IDS, ...CROSS_CUTTING];

/** A person's own answers, week by week. Read by their own id: there is no other to give. */
export const historySection: Section = {
  name: 'history',
  async nodes(tx, { locale, personId }) {
    const t = say(locale).home.history;
    const answers = await ownAnswers(tx, personId, MOST);
    const weeks = [...new Set(answers.map(({ window }) => window))].slice(0, WEEKS);
    if (weeks.length === 0) return [];
    const facts = weeks.map((window) => ({
      label: `${t.week} ${shortDate(as(window), locale)}`,
      value: answers
        .filter((answer) => answer.window === window)
        .map((answer) => t.rated(topicOf(answer, locale), say(locale).ratings[answer.rating]))
        .join(' · '),
    }));
    const all = {
      ...({ action: 'home.history', value: '', opens: 'dialog' } as const),
      ...{ label: t.all, description: t.allMeaning },
    };
    return titled(t.title, [
      { kind: 'facts', facts },
      { kind: 'buttons', buttons: [all] },
    ]);
  },
};

/** All of them, by driver and then by week, the newest first. */
export async function historyCard(tx: Tx, { locale, personId }: HomeReader): Promise<Card> {
  const t = say(locale).home.history;
  const answers = await ownAnswers(tx, personId, MOST);
  const facts = TOPICS.flatMap((topic) => {
    const own = answers.filter(({ driverId }) => driverId === topic);
    const weeks = own.map(({ window, rating }) =>
      t.rated(shortDate(as(window), locale), say(locale).ratings[rating]),
    );
    return own.length === 0 ? [] : [{ label: say(locale).topics[topic], value: weeks.join(' · ') }];
  });
  return {
    summary: t.allTitle,
    nodes: [
      { kind: 'heading', text: t.allTitle },
      facts.length === 0 ? { kind: 'text', text: t.nothing } : { kind: 'facts', facts },
      ...(answers.length === MOST ? [{ kind: 'note', text: t.more(MOST) } as const] : []),
      { kind: 'note', text: t.only },
    ],
  };
}

function topicOf({ driverId }: OwnAnswer, locale: Locale): string {
  const topic = TOPICS.find((id) => id === driverId);
  return topic === undefined ? driverId : say(locale).topics[topic];
}
