import { describe, expect, it } from 'vitest';
import { explainerOf } from '../../src/locales/index.ts';
import { DRIVER_IDS } from '../../src/model/drivers.ts';
import { fernandezHuerta, gradeOf, sentencesOf, wordsOf } from './readability.ts';

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
