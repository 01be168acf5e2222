import { z } from 'zod';
import type { CardNode } from '../../chat/card.ts';
import { say } from '../../locales/index.ts';
import { shortDate } from '../../locales/when.ts';
import { addDays, daysBetween } from '../../model/calendar/index.ts';
import { countsOf, crossFigure, type DigestFigure, pointOf } from '../../model/fidelity/index.ts';
import { as } from '../../model/ids.ts';
import { itemAnswersAbout } from '../../store/queries/item-answer.ts';
import { markTrainingTold, untoldTrainings } from '../../store/queries/training.ts';
import type { Tx } from '../../store/store.ts';
import { digestFigureKept } from '../digest/kept.ts';
import { part } from '../digest/part.ts';
import { todayIn } from '../improvement/view.ts';
import { FOLLOW_UP_DAYS, heldOn, topicPlace } from './session.ts';

const ITEMS = ['trn2', 'trn3', 'trn4'] as const;

const schema = z.object({
  id: z.string(),
  heldOn: z.string(),
  /** Sealed, in base64. */
  topic: z.string(),
  figures: z.record(z.enum(ITEMS), digestFigureKept),
});

/** The last question is open for a week. */
const SETTLED_DAYS = FOLLOW_UP_DAYS + 8;
/** What was never told in this time is no news any more. */
const LOOKS_BACK_DAYS = 90;

/**
 * What those who were at a session say of it, once, when the last of them has been asked: a figure for each question,
 * from k people on, by the rules of every other figure.
 */
export const trainingPart = part({
  name: 'training',
  schema,
  async gather(tx, { district, unit, now }) {
    const today = todayIn(unit, now);
    const rows = await untoldTrainings(tx, unit.id, addDays(today, -LOOKS_BACK_DAYS));
    const row = rows.find((one) => daysBetween(heldOn(one), today) >= SETTLED_DAYS);
    if (!row) return null;
    await markTrainingTold(tx, row.id);
    return {
      ...{ id: row.id, heldOn: row.heldOn, topic: row.topic.toString('base64') },
      figures: await figuresOf(tx, row.id, district.tenant.k),
    };
  },
  nodes({ id, heldOn: day, topic, figures }, { locale, cut, open }): CardNode[] {
    if (cut === 'all_but_news') return [];
    const t = say(locale).training.digest;
    const said = ITEMS.flatMap((item) => {
      const figure = figures[item];
      const point = figure && pointOf(figure);
      return point === null || point === undefined ? [] : [`${t.items[item]} ${point}`];
    });
    const words = open(topic, topicPlace(id)) ?? '…';
    const text = t.line(words, shortDate(as(day), locale), said.length > 0 ? said.join(', ') : t.few);
    return [{ kind: 'text', text }];
  },
});

async function figuresOf(
  tx: Tx,
  id: string,
  k: number,
): Promise<Record<(typeof ITEMS)[number], DigestFigure>> {
  const answers = await itemAnswersAbout(tx, id, ITEMS);
  const figure = (item: (typeof ITEMS)[number]) => {
    const about = answers.filter((answer) => answer.itemId === item);
    const people = about.map((answer) => answer.personId);
    return crossFigure({ k, counts: countsOf(about), people, before: [] }).figure;
  };
  return { trn2: figure('trn2'), trn3: figure('trn3'), trn4: figure('trn4') };
}
