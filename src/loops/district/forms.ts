import type { Card, CardNode } from '../../chat/card.ts';
import type { Field, Form, FormValues } from '../../chat/form.ts';
import type { Difference } from '../../district/difference.ts';
import type { Problem } from '../../district/problem.ts';
import { type Locale, say } from '../../locales/index.ts';
import { entriesOf } from './entries.ts';
import { AREAS, type Area, type Operation, type Seen, type Thing } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import type { Option } from './spec.ts';

/** A menu of Slack holds a hundred. */
const MOST_OPTIONS = 99;
/** Lines of the file's own words in a preview; a large change would fill the dialog. */
const MOST_LINES = 8;

/** A button for each part of the district. */
export function areaButtons(locale: Locale): CardNode {
  const { areas } = say(locale).district;
  return {
    kind: 'buttons',
    buttons: AREAS.map((area) => ({
      ...({ action: 'district.area', value: area, opens: 'dialog' } as const),
      label: areas[area],
    })),
  };
}

/** What can be changed, and what was changed last. */
export function districtCard(locale: Locale, latest: readonly string[]): Card {
  const t = say(locale).district;
  return {
    summary: t.title,
    nodes: [
      { kind: 'heading', text: t.title },
      { kind: 'text', text: t.intro },
      areaButtons(locale),
      ...(latest.length === 0 ? [] : [{ kind: 'note', text: [t.latest, ...latest].join('\n') } as const]),
      { kind: 'note', text: t.exported },
    ],
  };
}

/** What somebody wants to do, and with which entry. */
export function whichForm(seen: Seen, area: Area): Form {
  const { t } = seen;
  const operations = operationsOf(area);
  const asks = operations.some(({ of }) => of.length > 0);
  const things = asks ? thingsOf(seen, area) : [];
  return {
    ...{ title: t.areas[area], action: 'district.which', subject: area },
    ...{ submitLabel: t.next, cancelLabel: t.cancel, intro: [t.intro] },
    fields: [
      ...(asks ? thingFields(seen, area, things) : []),
      {
        ...({ kind: 'choice', name: 'what', label: t.what } as const),
        options: operations.map(({ name }) => ({ value: name, label: labelOf(seen, name) })),
      },
    ],
  };
}

/** Only what can be meant at all is offered: no coaching pair is ended, and no school taken out, where there is none. */
function operationsOf(area: Area): Operation[] {
  return OPERATIONS.filter((one) => one.area === area);
}

function labelOf({ t }: Pick<Seen, 't'>, name: string): string {
  const labels: Readonly<Record<string, string | undefined>> = t.ops;
  return labels[name] ?? name;
}

function thingFields({ t }: Seen, area: Area, things: readonly Option[]): Field[] {
  const label = t.which[area];
  if (area === 'people' || area === 'coaching') {
    return [
      { kind: 'person', name: 'person', label, optional: true },
      { kind: 'text', name: 'typed', label: t.typed, hint: t.typedHint, maxLength: 120, optional: true },
    ];
  }
  const adds = operationsOf(area).some(({ of }) => of.length === 0);
  const hint = adds ? { hint: t.whichHint } : {};
  if (things.length > MOST_OPTIONS) {
    return [{ kind: 'text', name: 'thing', label, hint: t.typedThing, maxLength: 120, optional: adds }];
  }
  if (things.length === 0) return [];
  const initial = area === 'calendar' ? { initial: things[0]?.value ?? '' } : {};
  return [{ kind: 'choice', name: 'thing', label, options: things, optional: adds, ...hint, ...initial }];
}

/** What can be chosen in a part of the district: `teams grade-3`. */
export function thingsOf({ file }: Pick<Seen, 'file'>, area: Area): Option[] {
  const lists = new Set(operationsOf(area).flatMap(({ of }) => of));
  return [...lists].flatMap((list) =>
    entriesOf(file, list).map((entry) => {
      const name =
        typeof entry.name === 'string' ? `${entry.name} (${String(entry.key)})` : String(entry.key);
      return { value: `${list} ${String(entry.key)}`, label: name };
    }),
  );
}

/** A thing that was chosen, or typed by its name or key. */
export function thingBy(seen: Pick<Seen, 'file'>, area: Area, said: string): Thing | undefined {
  const typed = said.trim().toLowerCase();
  const chosen = thingsOf(seen, area).find(({ value, label }) => {
    const [, key = ''] = value.split(' ');
    return value === said || key === typed || label.toLowerCase() === `${typed} (${key})`;
  });
  return chosen && readThing(chosen.value);
}

export function readThing(value: string): Thing | undefined {
  const [list = '', key = ''] = value.split(' ');
  const known = OPERATIONS.flatMap(({ of }) => of).find((one) => one === list);
  return known && key !== '' ? { list: known, key } : undefined;
}

/** The dialog of one change. */
export function editForm(seen: Seen, operation: Operation): Form {
  const { t, thing } = seen;
  const name = thing && entriesOf(seen.file, thing.list).find(({ key }) => key === thing.key)?.name;
  const about = typeof name === 'string' ? [name] : thing ? [thing.key] : [];
  return {
    title: t.areas[operation.area],
    action: 'district.edit',
    subject: [operation.name, thing?.list ?? '', thing?.key ?? ''].join(' ').trim(),
    ...{ submitLabel: t.preview, cancelLabel: t.cancel },
    intro: [[labelOf(seen, operation.name), ...about].join(': ')],
    fields: [...operation.fields(seen)],
  };
}

/** What a change would do, in the reader's words and in the file's, before it does. */
export function previewForm(
  seen: Seen,
  { operation, values }: { readonly operation: Operation; readonly values: FormValues },
  { difference, warnings }: { readonly difference: Difference; readonly warnings: readonly Problem[] },
  nth: number,
): Form {
  const { t } = seen;
  const lines = difference.changes.map(({ sign, what }) => `${sign} ${what}`);
  const more = lines.length - MOST_LINES;
  const shown = [...lines.slice(0, MOST_LINES), ...(more > 0 ? [t.more(more)] : [])];
  const said = changedIn(seen, operation, values);
  return {
    ...{ title: t.previewTitle, action: 'district.save', subject: String(nth) },
    ...{ submitLabel: t.save, cancelLabel: t.cancel },
    intro: [
      t.would,
      ...(said.length === 0 ? [] : [said.join('\n')]),
      t.inFile(shown.join('\n')),
      ...warnings.slice(0, 2).map(({ found }) => t.careful(found)),
      t.moves,
    ],
    fields: [],
  };
}

/** The fields that somebody has changed, as they read them; of what is added, all that they filled in. */
function changedIn(seen: Seen, operation: Operation, values: FormValues): string[] {
  const { t } = seen;
  return operation.fields(seen).flatMap((field) => {
    const now = inWords(t, field, values[field.name]);
    const fresh = operation.adds === true && field.kind !== 'toggle';
    const before = fresh ? t.empty : inWords(t, field, field.initial);
    if (now === before || field.kind === 'person' || field.name === 'typed') return [];
    const label =
      field.kind === 'toggle' && field.hint !== undefined ? `${field.label}, ${field.hint}` : field.label;
    return [fresh ? t.newLine(label, now) : t.line(label, before, now)];
  });
}

function inWords(t: Seen['t'], field: Field, value: FormValues[string]): string {
  if (field.kind === 'toggle') return value === true ? t.yes : t.no;
  const text = typeof value === 'string' ? value.trim() : '';
  const label = 'options' in field ? field.options.find((option) => option.value === text)?.label : undefined;
  return label ?? (text === '' ? t.empty : text.replaceAll('\n', ' / '));
}
