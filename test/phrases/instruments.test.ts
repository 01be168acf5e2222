import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { itemsEn } from '../../src/locales/items.en.ts';
import { itemsEs } from '../../src/locales/items.es.ts';
import known from './known.json' with { type: 'json' };
import { copied, hashesOf } from './shingles.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|md|yaml|json)$/.test(name))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(ROOT, folder, name), 'utf8') }));

/** The literal texts of a module. What is filled into a gap is another literal, or a person's own words. */
const textsIn = (source: string) =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((text) => text.includes(' '));

/** A citation names a work by its title, which is a fact and not an item. */
const isCitation = (text: string) => text.includes('(2005)') || text.includes('Active Implementation Hub');

/** Names of instruments, and how they are shortened: used only to say which one a score is from. */
const TOOLS =
  /Drivers Best Practices Assessment|\bDBPA\b|District Capacity Assessment|\bDCA\b|(?:School|State|Regional) Capacity Assessment|\bOTISS\b|Observation Tool for Instructional Supports|Hexagon (?:Tool|Discussion)|Implementation Leadership Scale|Implementation Climate Scale|Acceptability of Intervention|Intervention Appropriateness|Feasibility of Intervention|Sustainability Assessment Tool/;
const DISCLAIMED = /not affiliated with|no está(?:n)? afiliado|no tiene vínculo|ni afiliad/i;

describe('published instruments', () => {
  const locales = filesIn('src/locales');
  const prompts = locales.flatMap(({ file, text }) =>
    textsIn(text).flatMap((words) => (isCitation(words) ? [] : [{ file, words }])),
  );

  it('were looked for at all: every item and prompt is read, and a copied line is found', () => {
    expect(prompts.length).toBeGreaterThan(600);
    const read = prompts.map(({ words }) => words);
    for (const wording of [itemsEn, itemsEs]) {
      for (const { text } of Object.values(wording)) expect(read).toContain(text);
    }
    const planted = 'Last year nine PURPLE herons, filled in the form!';
    expect(copied(known, planted)).toEqual([
      '"nine purple herons filled in" is also in a canary of this test',
      '"purple herons filled in the" is also in a canary of this test',
      '"herons filled in the form" is also in a canary of this test',
    ]);
    const counts = Object.values(known.texts).map(({ hashes }) => hashes.length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(600);
  });

  it('have no five words on end in any item, prompt or explanation, nor their anchors or stems', () => {
    const found = prompts.flatMap(({ file, words }) =>
      copied(known, words).map((what) => `${file}: ${what}`),
    );
    expect(found).toEqual([]);
    const example = readFileSync(join(ROOT, 'docs/district.example.yaml'), 'utf8');
    expect(copied(known, example)).toEqual([]);
  });

  it('are named only beside the words that we are not affiliated with their authors', () => {
    const named = [...filesIn('src'), ...filesIn('adapters'), ...filesIn('docs')].filter(({ text }) =>
      TOOLS.test(text),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(({ text }) => !DISCLAIMED.test(text)).map(({ file }) => file)).toEqual([]);
    const items = [...Object.values(itemsEn), ...Object.values(itemsEs)];
    expect(items.filter(({ text, counts }) => TOOLS.test(`${text} ${counts}`))).toEqual([]);
  });

  it('cannot be read back from what is kept of them', () => {
    expect(JSON.stringify(known)).not.toMatch(/in place|approval|drivers of/);
    for (const { hashes } of Object.values(known.texts)) {
      expect(hashes.every((hash) => /^[0-9a-f]{12}$/.test(hash))).toBe(true);
    }
    const canary = 'nine purple herons filled in the form';
    expect(hashesOf(known.salt, canary, 5)).toEqual(known.texts['a canary of this test'].hashes);
    expect(hashesOf('another salt', canary, 5)).not.toEqual(hashesOf(known.salt, canary, 5));
  });
});
