import type { Card, Choice } from '../chat/card.ts';
import { type ItemWording, type Locale, say } from '../locales/index.ts';
import { RATINGS, type Rating } from '../model/scale.ts';

/** One item asked outside a check-in, after something that happened: one tap answers. */
export interface ItemAsk {
  readonly locale: Locale;
  /** Why it is asked now. */
  readonly because: string;
  readonly wording: ItemWording;
  readonly action: Choice['action'];
  readonly value: (rating: Rating) => string;
  /** Who will see what, at what group size. */
  readonly private: string;
}

export function itemCard(ask: ItemAsk, more: Card['nodes'] = []): Card {
  const t = say(ask.locale);
  return {
    summary: `${ask.because} ${ask.wording.text}`,
    nodes: [
      { kind: 'text', text: ask.because },
      { kind: 'text', tone: 'strong', text: ask.wording.text },
      {
        kind: 'choice',
        action: ask.action,
        options: RATINGS.map((rating) => ({
          label: t.ratings[rating],
          description: t.ratingMeanings[rating],
          value: ask.value(rating),
        })),
      },
      ...more,
      { kind: 'note', text: ask.private },
    ],
  };
}
