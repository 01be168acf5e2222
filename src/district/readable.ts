import type { z } from 'zod';
import {
  type DistrictFile,
  type FurtherDistrictEntry,
  type PairEntry,
  type PersonEntry,
  parts,
  type SchoolEntry,
  type TeamEntry,
} from './schema.ts';
import type { ComponentEntry, ItemEntry } from './schema-catalog.ts';
import type { RegionEntry, StateEntry } from './schema-levels.ts';

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
  readonly districts: readonly Loose<FurtherDistrictEntry>[];
  readonly regions: readonly Loose<RegionEntry>[];
  readonly state: Loose<StateEntry> | undefined;
  readonly schools: readonly Loose<SchoolEntry>[];
  readonly teams: readonly Loose<TeamEntry>[];
  readonly people: readonly Loose<PersonEntry>[];
  readonly coaching: readonly Loose<PairEntry>[];
  readonly items: readonly Loose<ItemEntry>[];
  readonly components: readonly Loose<ComponentEntry>[];
  /** The keys as written, also those that are not good ones; `undefined` where there is none. */
  readonly keys: {
    readonly district: string | undefined;
    readonly districts: readonly (string | undefined)[];
    readonly regions: readonly (string | undefined)[];
    readonly state: string | undefined;
    readonly schools: readonly (string | undefined)[];
    readonly teams: readonly (string | undefined)[];
    readonly people: readonly (string | undefined)[];
    readonly items: readonly (string | undefined)[];
    readonly components: readonly (string | undefined)[];
  };
  /** For each person, whether an address was written at all, good or not. */
  readonly addressed: readonly boolean[];
  /** Whether nothing is missing. */
  readonly whole: boolean;
}

/** A whole file where it has the right shape, and otherwise as much of it as has. */
export function readableOf(value: unknown, file: DistrictFile | undefined): Readable {
  const practice = field(value, 'practice');
  const keys = {
    district: keyOf(field(value, 'district')),
    districts: listOf(value, 'districts').map(keyOf),
    regions: listOf(value, 'regions').map(keyOf),
    state: keyOf(field(value, 'state')),
    schools: listOf(value, 'schools').map(keyOf),
    teams: listOf(value, 'teams').map(keyOf),
    people: listOf(value, 'people').map(keyOf),
    items: listOf(value, 'items').map(keyOf),
    components: listOf(practice, 'components').map(keyOf),
  };
  const addressed = listOf(value, 'people').map(
    (person) => !isMapping(person) || ['email', 'slack', 'teams'].some((name) => Object.hasOwn(person, name)),
  );
  if (file !== undefined) {
    const { districts = [], regions = [], schools = [], coaching = [], items = [] } = file;
    return {
      ...file,
      defaults: file.defaults,
      calendar: file.calendar,
      districts,
      regions,
      state: file.state,
      schools,
      coaching,
      items,
      components: file.practice?.components ?? [],
      keys,
      addressed,
      whole: true,
    };
  }
  const all = <Shape extends z.ZodType>(shape: Shape, name: string, inside: unknown = value) =>
    listOf(inside, name).map((entry) => sound(shape, entry));
  return {
    district: sound(parts.district, field(value, 'district')) ?? {},
    defaults: sound(parts.defaults, field(value, 'defaults')),
    calendar: sound(parts.calendar, field(value, 'calendar')),
    districts: all(parts.districts, 'districts').map((entry) => entry ?? {}),
    regions: all(parts.regions, 'regions').map((entry) => entry ?? {}),
    state: sound(parts.state, field(value, 'state')),
    schools: all(parts.schools, 'schools').map((entry) => entry ?? {}),
    teams: all(parts.teams, 'teams').map((entry) => entry ?? {}),
    people: all(parts.people, 'people').map((entry) => entry ?? {}),
    coaching: all(parts.coaching, 'coaching').map((entry) => entry ?? {}),
    items: all(parts.items, 'items').map((entry) => entry ?? {}),
    components: all(parts.components, 'components', practice).map((entry) => entry ?? {}),
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
