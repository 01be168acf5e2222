import type { z } from 'zod';
import { type DistrictFile, entries, sections } from './schema.ts';

/** The fields that have the right shape. */
export type Loose<Fields> = { readonly [F in keyof Fields]?: Fields[F] | undefined };

/**
 * What can be read of a file, broken or not. Where something has the wrong shape, only that field is missing here, so
 * that one slip neither hides the next nor makes every reference to its entry wrong too.
 */
export interface Readable {
  readonly district: Loose<DistrictFile['district']>;
  readonly defaults: DistrictFile['defaults'];
  readonly calendar: DistrictFile['calendar'];
  readonly schools: readonly Loose<z.output<typeof entries.schools>>[];
  readonly teams: readonly Loose<z.output<typeof entries.teams>>[];
  readonly people: readonly Loose<z.output<typeof entries.people>>[];
  readonly coaching: readonly Loose<z.output<typeof entries.coaching>>[];
  /** The keys as written, also those that are not good ones; `undefined` where there is none. */
  readonly keys: {
    readonly district: string | undefined;
    readonly schools: readonly (string | undefined)[];
    readonly teams: readonly (string | undefined)[];
    readonly people: readonly (string | undefined)[];
  };
  /** For each person, whether an address was written at all, good or not. */
  readonly addressed: readonly boolean[];
  /** Whether nothing is missing. */
  readonly whole: boolean;
}

/** A whole file where it has the right shape, and otherwise as much of it as has. */
export function readableOf(value: unknown, file: DistrictFile | undefined): Readable {
  const keys = {
    district: keyOf(field(value, 'district')),
    schools: listOf(value, 'schools').map(keyOf),
    teams: listOf(value, 'teams').map(keyOf),
    people: listOf(value, 'people').map(keyOf),
  };
  const addressed = listOf(value, 'people').map(
    (person) => !isMapping(person) || Object.hasOwn(person, 'email') || Object.hasOwn(person, 'slack'),
  );
  if (file !== undefined) {
    const { schools = [], coaching = [] } = file;
    return {
      ...file,
      defaults: file.defaults,
      calendar: file.calendar,
      schools,
      coaching,
      keys,
      addressed,
      whole: true,
    };
  }
  const all = <Shape extends z.ZodObject>(shape: Shape, name: string) => {
    const partial = shape.partial();
    return listOf(value, name).map((entry) => sound(partial, entry) ?? {});
  };
  return {
    district: sound(sections.district.partial(), field(value, 'district')) ?? {},
    defaults: sound(sections.defaults, field(value, 'defaults')),
    calendar: sound(sections.calendar, field(value, 'calendar')),
    schools: all(entries.schools, 'schools'),
    teams: all(entries.teams, 'teams'),
    people: all(entries.people, 'people'),
    coaching: all(entries.coaching, 'coaching'),
    keys,
    addressed,
    whole: false,
  };
}

/** A value without the fields that are wrong; a list with a wrong entry goes as a whole. */
function sound<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> | undefined {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  return shape.safeParse(wrong.reduce<unknown>((left, path) => without(left, path), value)).data;
}

function without(value: unknown, path: readonly PropertyKey[]): unknown {
  const [step, ...deeper] = path;
  if (!isMapping(value) || typeof step !== 'string') return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (name !== step) return [[name, inner]];
      const left = deeper.length === 0 ? undefined : without(inner, deeper);
      return left === undefined ? [] : [[name, left]];
    }),
  );
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = field(value, name);
  return Array.isArray(list) ? list : [];
}

function keyOf(entry: unknown): string | undefined {
  const key = field(entry, 'key');
  return typeof key === 'string' && key !== '' ? key : undefined;
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field(value: unknown, name: string): unknown {
  if (!isMapping(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
