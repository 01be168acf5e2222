import type { Field, FormValues } from '../../chat/form.ts';
import type { DistrictInput } from '../../district/schema.ts';
import { DRIVER_IDS } from '../../model/drivers.ts';
import { AUDIENCES, CADENCES, FACETS, stagesFor } from '../../model/items.ts';
import { STAGES } from '../../model/stage.ts';
import { at, type Entry, entryOf, put, withEntry } from './entries.ts';
import { found, freshKey, gone, type Operation, removal, type Seen, type Written } from './operation.ts';
import { drivers } from './options.ts';
import { practiceFrom, practiceText } from './practice.ts';
import { textIn } from './spec.ts';

/* What a district asks of its own, and the practice that people are coached on. */

const WORDS = ['en', 'es'].flatMap((language) => [`${language}.text`, `${language}.counts`]);

/** Wordings that are there stay as they are: people have answered to them. */
function wordFields({ t }: Seen, item: Entry): Field[] {
  return WORDS.filter((path) => at(item, path.split('.').slice(0, 1)) === undefined).map((path) => ({
    ...{ kind: 'text', name: path.replace('.', '_'), label: t.wordings[path as keyof typeof t.wordings] },
    ...{ maxLength: path.endsWith('text') ? 200 : 300, optional: true },
  }));
}

function settingFields({ t }: Seen, item: Entry): Field[] {
  const has = (path: string, value: string) => [at(item, [path]) ?? []].flat().includes(value);
  const fresh = item.key === undefined;
  return [
    ...AUDIENCES.map((value): Field => {
      const initial = fresh ? value === 'staff' : has('audience', value);
      return {
        kind: 'toggle',
        name: `audience_${value}`,
        label: t.fields.audience,
        hint: t.audiences[value],
        initial,
      };
    }),
    {
      ...{ kind: 'choice', name: 'cadence', label: t.fields.cadence },
      options: CADENCES.map((value) => ({ value, label: t.cadences[value] })),
      initial: typeof item.cadence === 'string' ? item.cadence : 'normal',
    },
    ...STAGES.map((value): Field => {
      const initial = item.stages === undefined ? value !== 'exploration' : has('stages', value);
      return {
        kind: 'toggle',
        name: `stages_${value}`,
        label: t.fields.stages,
        hint: t.stageNames[value],
        initial,
      };
    }),
  ];
}

function withSettings(item: Entry, values: FormValues): Entry {
  const chosen = <Word extends string>(name: string, words: readonly Word[]) =>
    words.filter((word) => values[`${name}_${word}`] === true);
  const set = {
    ...item,
    audience: chosen('audience', AUDIENCES),
    cadence: textIn(values, 'cadence') || 'normal',
    stages: chosen('stages', STAGES),
  };
  return WORDS.reduce<Entry>((now, path) => {
    const text = textIn(values, path.replace('.', '_'));
    return text === '' ? now : put(now, path.split('.'), text);
  }, set);
}

const add: Operation = {
  ...{ name: 'item_add', adds: true, area: 'items', of: [] },
  says: ['key', 'driver', 'facet', 'audience', 'cadence', 'stages', ...WORDS].map(
    (field) => `items.${field}`,
  ),
  fields: (seen) => [
    { kind: 'choice', name: 'driver', label: seen.t.fields.driver, options: drivers(seen) },
    {
      ...{ kind: 'choice', name: 'facet', label: seen.t.fields.facet },
      options: FACETS.map((value) => ({ value, label: seen.t.facets[value] })),
    },
    ...wordFields(seen, {}),
    ...settingFields(seen, {}),
  ],
  write(seen, values) {
    const driver = DRIVER_IDS.find((one) => one === textIn(values, 'driver'));
    if (!driver) return { wrong: { driver: seen.t.missing } };
    const words = textIn(values, 'en_text') || textIn(values, 'es_text');
    if (words === '') return { wrong: { en_text: seen.t.missing } };
    const key = freshKey(seen, words, 'question');
    const item = { key, driver, facet: textIn(values, 'facet') };
    // A driver is asked about in its own stages, unless somebody has chosen others.
    const chosen = withSettings(item, values);
    const usual = STAGES.filter((stage) => stage !== 'exploration');
    const stages = String(chosen.stages) === String(usual) ? [...stagesFor(driver)] : chosen.stages;
    return { file: withEntry(seen.file, 'items', { ...chosen, stages }) };
  },
};

const edit: Operation = {
  ...{ name: 'item_change', area: 'items', of: ['items'], says: ['items.retired'] },
  fields: (seen) => {
    const item = found(seen, 'items') ?? {};
    const { retired } = seen.t;
    return [
      {
        kind: 'toggle',
        name: 'retired',
        label: retired.label,
        hint: retired.hint,
        initial: item.retired === true,
      },
      ...settingFields(seen, item),
      ...wordFields(seen, item),
    ];
  },
  write(seen, values) {
    const item = entryOf(seen.file, 'items', seen.thing?.key ?? '');
    if (!item) return gone(seen);
    const now = { ...withSettings(item, values), retired: values.retired === true };
    return { file: withEntry(seen.file, 'items', now) };
  },
};

/** The core components, a line each: what is unchanged keeps its key, a new wording gets a new one. */
const practice: Operation = {
  ...{ name: 'practice', area: 'items', of: [] },
  says: ['key', ...WORDS].map((field) => `practice.components.${field}`),
  fields: (seen) =>
    (['en', 'es'] as const).map((language) => ({
      ...{ kind: 'text', name: `practice_${language}`, label: seen.t.practice[language], multiline: true },
      ...{ hint: seen.t.practice.hint, maxLength: 3_000, optional: true },
      initial: practiceText(seen.file, language),
    })),
  write(seen, values): Written {
    const texts = { en: textIn(values, 'practice_en'), es: textIn(values, 'practice_es') };
    const made = practiceFrom(seen.file, seen.have, texts);
    if (made === 'uneven') return { wrong: { practice_es: seen.t.practice.uneven } };
    if (made === 'count') return { wrong: { practice_en: seen.t.practice.count } };
    const { practice: _, ...rest } = seen.file;
    const file: DistrictInput = made.length === 0 ? rest : { ...rest, practice: { components: made } };
    return { file };
  },
};

export const CATALOG_OPERATIONS: readonly Operation[] = [
  practice,
  add,
  edit,
  removal('item_end', 'items', ['items']),
];
