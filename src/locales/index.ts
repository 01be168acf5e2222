import type { DriverId } from '../model/drivers.ts';
import { itemOf } from '../model/items.ts';
import { en, type Sentences } from './en.ts';
import { es } from './es.ts';
import { type ItemWording, itemsEn } from './items.en.ts';
import { itemsEs } from './items.es.ts';
import { type Explainer, learnEn } from './learn.en.ts';
import { learnEs } from './learn.es.ts';

export type Locale = 'en' | 'es';

const LANGUAGES: Readonly<Record<Locale, Sentences>> = { en, es };
const ITEMS = { en: itemsEn, es: itemsEs };
const LEARN = { en: learnEn, es: learnEs };

/** Everything Driveline says, in one language. */
export function say(locale: Locale): Sentences {
  return LANGUAGES[locale];
}

/** How an item reads. An item that this version does not know any more reads as its id. */
export function wordingOf(locale: Locale, itemId: string): ItemWording {
  const item = itemOf(itemId);
  return item ? ITEMS[locale][item.id] : { text: itemId, counts: '' };
}

/** One driver explained in a minute. */
export function explainerOf(locale: Locale, driver: DriverId): Explainer {
  return LEARN[locale][driver];
}

export type { Sentences };
