import type { DriverId } from '../model/drivers.ts';
import { type ItemWording, isCatalogItem, type OwnWording } from '../model/items.ts';
import { en, type Sentences } from './en.ts';
import { es } from './es.ts';
import { itemsEn } from './items.en.ts';
import { itemsEs } from './items.es.ts';
import { type Explainer, learnEn } from './learn.en.ts';
import { learnEs } from './learn.es.ts';
import { type Locale, languageOf } from './locale.ts';
import { namesEn } from './names.en.ts';
import { namesEs } from './names.es.ts';

const LOCALES: Readonly<Record<Locale, Sentences>> = {
  en,
  es,
  'en-x-nirn': { ...en, ...namesEn.nirn },
  'es-x-nirn': { ...es, ...namesEs.nirn },
};
const ITEMS = { en: itemsEn, es: itemsEs };
const LEARN = { en: learnEn, es: learnEs };

/** Everything Driveline says, in one language and with the district's words for the drivers. */
export function say(locale: Locale): Sentences {
  return LOCALES[locale];
}

/**
 * How an item of the catalog reads. One that this version does not know any more reads as its id. A district's own
 * items are told by `District.wordingOf`, which knows both.
 */
export function wordingOf(locale: Locale, itemId: string): ItemWording {
  return isCatalogItem(itemId) ? ITEMS[languageOf(locale)][itemId] : { text: itemId, counts: '' };
}

/** A district's own words in the reader's language; in the other one where only that was written. */
export function ownWordingOf(locale: Locale, { en, es }: OwnWording): ItemWording | undefined {
  return languageOf(locale) === 'es' ? (es ?? en) : (en ?? es);
}

/** One driver explained in a minute. */
export function explainerOf(locale: Locale, driver: DriverId): Explainer {
  return LEARN[languageOf(locale)][driver];
}

export { type Locale, languageOf, localeOf } from './locale.ts';
export type { ItemWording, Sentences };
