import type { DistrictInput } from '../../district/schema.ts';
import type { Organisation } from '../../store/queries/organisation.ts';
import { freshKey } from './operation.ts';

/*
 * A practice as somebody types it: a core component on each line, and behind a bar what it looks like when it is done.
 */

type Component = NonNullable<DistrictInput['practice']>['components'][number];
type Wording = NonNullable<Component['en']>;

const LANGUAGES = ['en', 'es'] as const;
const LEAST = 4;
const MOST = 8;

/** What stands there now; empty where the district describes none, or has not in this language. */
export function practiceText(file: Pick<DistrictInput, 'practice'>, language: 'en' | 'es'): string {
  const lines = (file.practice?.components ?? []).map((component) => {
    const wording = component[language];
    if (!wording) return '';
    return wording.counts ? `${wording.text} | ${wording.counts}` : wording.text;
  });
  return lines.join('\n').trim();
}

/**
 * The components of what was typed; none where nothing was. A line that says what a component says keeps its key, also
 * where the other language joins it; whatever else is typed is a new component, for an old key never changes its meaning.
 *
 * @returns `count` where there are fewer than 4 or more than 8; `uneven` where the two languages have not as many lines
 */
export function practiceFrom(
  file: DistrictInput,
  have: Pick<Organisation, 'units' | 'people' | 'items' | 'components'>,
  texts: Readonly<Record<'en' | 'es', string>>,
): Component[] | 'count' | 'uneven' {
  const typed = { en: linesOf(texts.en), es: linesOf(texts.es) };
  const count = Math.max(typed.en.length, typed.es.length);
  if (count === 0) return [];
  if (LANGUAGES.some((one) => typed[one].length > 0 && typed[one].length !== count)) return 'uneven';
  if (count < LEAST || count > MOST) return 'count';
  const before = file.practice?.components ?? [];
  const made: Component[] = [];
  for (let i = 0; i < count; i++) {
    const [en, es] = [typed.en[i], typed.es[i]];
    const same = before.find(
      (one) =>
        agree(one.en, en) &&
        agree(one.es, es) &&
        (said(one.en, en) || said(one.es, es)) &&
        !made.some((m) => m.key === one.key),
    );
    const key = same?.key ?? keyFor(file, have, made, (en ?? es)?.text ?? '');
    made.push({ key, ...(en ? { en } : {}), ...(es ? { es } : {}) });
  }
  return made;
}

function keyFor(
  file: DistrictInput,
  have: Parameters<typeof practiceFrom>[1],
  made: readonly Component[],
  text: string,
): string {
  const components = [
    ...have.components,
    ...made.map(({ key }) => ({ ...COMPONENT, id: `${file.district.key}/${key}` })),
  ];
  return freshKey({ file, have: { ...have, components } }, text, 'component');
}

const COMPONENT = { wording: {}, retired: false } as const;

/** Nothing that is there already is said otherwise. */
function agree(before: Wording | undefined, now: Wording | undefined): boolean {
  return before === undefined || now === undefined || said(before, now);
}

function said(before: Wording | undefined, now: Wording | undefined): boolean {
  return before !== undefined && before.text === now?.text && (before.counts ?? '') === (now.counts ?? '');
}

function linesOf(text: string): Wording[] {
  return text.split('\n').flatMap((line) => {
    const [what = '', ...more] = line.split('|').map((part) => part.trim().replaceAll(/\s+/g, ' '));
    const counts = more.join(' | ');
    return what === '' ? [] : [{ text: what, ...(counts === '' ? {} : { counts }) }];
  });
}
