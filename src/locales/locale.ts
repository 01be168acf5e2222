import type { Vocabulary } from '../model/drivers.ts';

export type Language = 'en' | 'es';

/**
 * What people read: a language, and in it the plain words for the drivers or those of NIRN. The names are tags of
 * BCP 47 with a private part.
 */
export type Locale = Language | `${Language}-x-nirn`;

export function localeOf(language: Language, vocabulary: Vocabulary): Locale {
  return vocabulary === 'plain' ? language : `${language}-x-nirn`;
}

export function languageOf(locale: Locale): Language {
  return locale === 'es' || locale === 'es-x-nirn' ? 'es' : 'en';
}
