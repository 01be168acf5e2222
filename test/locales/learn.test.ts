import { describe, expect, it } from 'vitest';
import { explainerOf } from '../../src/locales/index.ts';
import { DRIVER_IDS } from '../../src/model/drivers.ts';

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
const sentencesOf = (text: string) => text.split(/[.!?:](?:[”»]?\s|$)/u).filter((part) => part.trim() !== '');

/** Groups of vowels, without a silent e at the end: right within a few percent over a hundred words. */
function syllables(word: string): number {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  const groups = plain.replace(/(?<=[^aeiouyl])e$|(?<=[^td])es$|(?<=[^td])ed$/, '').match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 0);
}

/** Flesch–Kincaid grade level (Kincaid et al. 1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. */
function gradeOf(text: string): number {
  const words = wordsOf(text);
  const total = words.reduce((sum, word) => sum + syllables(word), 0);
  return (0.39 * words.length) / sentencesOf(text).length + (11.8 * total) / words.length - 15.59;
}

/** Readability by Fernández Huerta (1959): 100 very easy, 60 to 70 what a 13-year-old reads. */
function fernandezHuerta(text: string): number {
  const words = wordsOf(text);
  const vowels = words.reduce(
    (sum, word) => sum + Math.max(1, (word.toLowerCase().match(/[aeiouáéíóúü]+/g) ?? []).length),
    0,
  );
  return 206.84 - (60 * vowels) / words.length - (1.02 * words.length) / sentencesOf(text).length;
}

describe.each(DRIVER_IDS)('the explanation of %s', (driver) => {
  it.each(['en', 'es'] as const)(
    'takes a minute in %s: 150 words at most, in sentences of 22 or less',
    (locale) => {
      const parts = Object.values(explainerOf(locale, driver));
      expect(wordsOf(parts.join(' ')).length).toBeLessThanOrEqual(150);
      expect(wordsOf(parts.join(' ')).length).toBeGreaterThan(80);
      for (const part of parts) {
        const sentences = sentencesOf(part);
        expect(wordsOf(part).length / sentences.length).toBeLessThanOrEqual(22);
      }
    },
  );

  it('can be read in the eighth grade', () => {
    expect(gradeOf(Object.values(explainerOf('en', driver)).join(' '))).toBeLessThanOrEqual(8);
    expect(fernandezHuerta(Object.values(explainerOf('es', driver)).join(' '))).toBeGreaterThanOrEqual(60);
  });
});
