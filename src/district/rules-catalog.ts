import { isCatalogItem } from '../model/items.ts';
import { focusOf } from './focus.ts';
import { type Path, show } from './problem.ts';
import type { Readable } from './readable.ts';
import type { Report } from './rules.ts';

/** A district's own questions: one wording each, about a driver, under a key of their own. */
export function itemRules(file: Readable, report: Report): void {
  onceEach(file.keys.items, ['items'], report);
  file.items.forEach((item, i) => {
    const at = (field: string): Path => ['items', i, field];
    const key = file.keys.items[i];
    if (key !== undefined && isCatalogItem(key)) {
      const fix =
        'Write another key: answers hang on it, and those to Driveline’s own question must stay apart.';
      report(at('key'), `${show(key)} is a question of Driveline’s own.`, fix);
    }
    if (item.driver !== undefined) {
      const driver = focusOf(item.driver);
      if ('fix' in driver) report(at('driver'), `${show(item.driver)} names no driver.`, driver.fix);
    }
    if (file.whole) languageRules(item, ['items', i], file, report);
  });
}

/** The core components of the district's practice. */
export function componentRules(file: Readable, report: Report): void {
  const place = ['practice', 'components'] as const;
  onceEach(file.keys.components, place, report);
  if (!file.whole) return;
  file.components.forEach((component, i) => {
    languageRules(component, [...place, i], file, report);
  });
}

function onceEach(keys: readonly (string | undefined)[], place: Path, report: Report): void {
  keys.forEach((key, i) => {
    if (key === undefined || keys.indexOf(key) === i) return;
    report([...place, i, 'key'], `The key ${show(key)} is used already.`, 'Each needs a key of its own.');
  });
}

function languageRules(
  { en, es }: { readonly en?: unknown; readonly es?: unknown },
  path: Path,
  file: Readable,
  report: Report,
): void {
  if (en === undefined && es === undefined) {
    report(path, 'It has no wording.', 'Write en: with a text:, or es:, or both.');
    return;
  }
  const missing = en === undefined ? 'English' : es === undefined ? 'Spanish' : undefined;
  const read = new Set([file.district.locale ?? 'en', ...file.people.map((person) => person.locale)]);
  if (missing === undefined || !read.has(missing === 'English' ? 'en' : 'es')) return;
  const other = missing === 'English' ? 'Spanish' : 'English';
  report(
    path,
    `It has no wording in ${missing}, which people here read.`,
    `They will see it in ${other}. Add ${missing === 'English' ? 'en' : 'es'}: if that is not meant.`,
    'warning',
  );
}
