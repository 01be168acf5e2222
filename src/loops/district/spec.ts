import type { Field, FormValues } from '../../chat/form.ts';
import { clockTime } from '../../locales/when.ts';
import { as } from '../../model/ids.ts';
import { timesWith } from '../home/settings.ts';
import { at, type Entry, put } from './entries.ts';
import type { Seen } from './operation.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One thing that a dialog asks, and where its answer stands in an entry of the file. */
export interface Spec {
  /** Its label is found by it, and mistakes that the file's rules find at its place are shown beside it. */
  readonly name: string;
  readonly kind: 'text' | 'long' | 'date' | 'time' | 'choice' | 'number' | 'toggle' | 'channel';
  /** Where it stands; its name, where nothing else is said. */
  readonly path?: readonly string[];
  readonly optional?: boolean;
  readonly max?: number;
  readonly options?: (seen: Seen) => readonly Option[];
  /** What a new entry begins with. */
  readonly first?: string;
}

/** What is asked, with what stands there now. */
export function fieldsOf(specs: readonly Spec[], seen: Seen, entry: Entry): Field[] {
  return specs.map((spec) => fieldOf(spec, seen, at(entry, placeOf(spec))));
}

/** An empty choice, for what may be left to what is usual. */
const NONE = '-';

function fieldOf(spec: Spec, seen: Seen, value: unknown): Field {
  const { t } = seen;
  const { name, optional = false } = spec;
  const hints: Readonly<Record<string, string | undefined>> = t.hints;
  const names: Readonly<Record<string, string | undefined>> = t.fields;
  const hint = hints[name];
  const base = { name, label: names[name] ?? name, optional, ...(hint === undefined ? {} : { hint }) };
  const now = value === undefined || value === null ? spec.first : String(value);
  const initial = now === undefined ? {} : { initial: now };
  switch (spec.kind) {
    case 'text':
      return { ...base, kind: 'text', maxLength: spec.max ?? 120, ...initial };
    case 'long':
      return { ...base, kind: 'text', maxLength: spec.max ?? 3_000, multiline: true, ...initial };
    case 'date':
      return { ...base, kind: 'date', ...initial };
    case 'time': {
      const options = timesWith(now ?? '09:00').map((time) => ({
        value: time,
        label: clockTime(as(time), seen.locale),
      }));
      return { ...base, kind: 'choice', options, ...initial };
    }
    case 'toggle':
      return { ...base, kind: 'toggle', initial: value === true };
    case 'channel':
      return seen.channels
        ? { ...base, kind: 'channel', options: seen.channels, ...initial }
        : { ...base, kind: 'text', maxLength: 120, ...initial };
    case 'choice':
    case 'number': {
      const known = spec.options?.(seen) ?? [];
      const missing = now !== undefined && !known.some((one) => one.value === now);
      const options = [
        ...(optional ? [{ value: NONE, label: t.none }] : []),
        ...known,
        ...(missing ? [{ value: now, label: now }] : []),
      ];
      // Slack's menus hold a hundred; beyond that the key is typed, and checked as in a file.
      if (options.length > 100) return { ...base, kind: 'text', maxLength: 120, ...initial };
      return { ...base, kind: 'choice', options, ...(optional ? { initial: now ?? NONE } : initial) };
    }
  }
}

/** The entry as it reads with what was entered. */
export function entered(specs: readonly Spec[], entry: Entry, values: FormValues): Entry {
  return specs.reduce((now, spec) => put(now, placeOf(spec), answerOf(spec, values[spec.name])), entry);
}

function answerOf({ kind }: Spec, value: FormValues[string]): unknown {
  if (kind === 'toggle') return value === true ? true : undefined;
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '' || text === NONE) return undefined;
  return kind === 'number' ? Number(text) : text;
}

function placeOf({ name, path }: Spec): readonly string[] {
  return path ?? [name];
}

/** What was entered as one text; empty where nothing was. */
export function textIn(values: FormValues, field: string): string {
  const value = values[field];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === NONE ? '' : text;
}
