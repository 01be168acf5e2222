import { describe, expect, it } from 'vitest';
import { itemsEn } from '../../src/locales/items.en.ts';
import { itemsEs } from '../../src/locales/items.es.ts';
import { DRIVER_IDS } from '../../src/model/drivers.ts';
import { CROSS_CUTTING, ITEMS, inStage, poolOf } from '../../src/model/items.ts';
import { fernandezHuerta, gradeOf } from '../locales/readability.ts';

const CATALOG = poolOf(ITEMS);
const inEnglish = new Map(Object.entries(itemsEn));
const inSpanish = new Map(Object.entries(itemsEs));

const words = (text: string) => text.split(/\s+/).length;

describe('the item catalog', () => {
  it('has every id once, and four to six items for each driver', () => {
    expect(new Set(ITEMS.map((item) => item.id)).size).toBe(ITEMS.length);
    const topics = [...DRIVER_IDS, ...CROSS_CUTTING];
    expect(topics.flatMap((topic) => CATALOG.of(topic))).toEqual([...ITEMS]);
    for (const driver of DRIVER_IDS) {
      const working = inStage(CATALOG, 'initial').of(driver);
      expect(working.length).toBeGreaterThanOrEqual(4);
      expect(working.length).toBeLessThanOrEqual(6);
    }
    expect(CATALOG.find('coa1')?.driver).toBe('coaching');
    expect(CATALOG.find('coa9')).toBeUndefined();
  });

  it('has something to ask staff about every driver, without an effort item', () => {
    for (const driver of DRIVER_IDS) {
      expect(
        CATALOG.of(driver).some((i) => i.audiences.some((a) => a === 'staff') && i.facet !== 'effort'),
      ).toBe(true);
    }
  });

  it.each([...DRIVER_IDS, ...CROSS_CUTTING])(
    'about %s can be read in the eighth grade, in both languages',
    (topic) => {
      const read = (wording: ReadonlyMap<string, { readonly text: string; readonly counts: string }>) =>
        CATALOG.of(topic)
          .map(({ id }) => `${wording.get(id)?.text} ${wording.get(id)?.counts}`)
          .join(' ');
      expect(gradeOf(read(inEnglish))).toBeLessThanOrEqual(8);
      expect(fernandezHuerta(read(inSpanish))).toBeGreaterThanOrEqual(60);
    },
  );

  it.each([
    ['en', itemsEn, 'In place: ', ' Partly: '],
    ['es', itemsEs, 'Ya está: ', ' En parte: '],
  ] as const)('is worded in %s in one short sentence, with what counts', (_, wording, full, part) => {
    expect(Object.keys(wording)).toEqual(ITEMS.map((item) => item.id));
    for (const { text, counts } of Object.values(wording)) {
      expect(words(text)).toBeLessThanOrEqual(25);
      expect(text).toMatch(/^[^.]+\.$/);
      expect(words(text) + words(counts)).toBeLessThan(50);
      expect(counts.startsWith(full) && counts.includes(part)).toBe(true);
    }
  });
});
