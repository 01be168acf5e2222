import type { z } from 'zod';
import {
  type DistrictFile,
  entries,
  type PairEntry,
  type PersonEntry,
  type SchoolEntry,
  sections,
  type TeamEntry,
} from './schema.ts';

/**
 * What can be read of a file, broken or not: entries that are broken are `undefined`, but their keys still count, so
 * that one slip in a team does not make every person in it wrong too.
 */
export interface Readable {
  readonly district: DistrictFile['district'] | undefined;
  readonly defaults: DistrictFile['defaults'];
  readonly calendar: DistrictFile['calendar'];
  readonly schools: readonly (SchoolEntry | undefined)[];
  readonly teams: readonly (TeamEntry | undefined)[];
  readonly people: readonly (PersonEntry | undefined)[];
  readonly coaching: readonly (PairEntry | undefined)[];
  /** The keys as written, also those of broken entries; `undefined` where there is none. */
  readonly keys: {
    readonly district: string | undefined;
    readonly schools: readonly (string | undefined)[];
    readonly teams: readonly (string | undefined)[];
    readonly people: readonly (string | undefined)[];
  };
}

/** A whole file where it has the right shape, and otherwise each entry that has. */
export function readableOf(value: unknown, file: DistrictFile | undefined): Readable {
  const keys = {
    district: keyOf(field(value, 'district')),
    schools: listOf(value, 'schools').map(keyOf),
    teams: listOf(value, 'teams').map(keyOf),
    people: listOf(value, 'people').map(keyOf),
  };
  if (file !== undefined) {
    const { district, defaults, calendar, schools = [], teams, people, coaching = [] } = file;
    return { district, defaults, calendar, schools, teams, people, coaching, keys };
  }
  return {
    district: read(sections.district, field(value, 'district')),
    defaults: read(sections.defaults, field(value, 'defaults')),
    calendar: read(sections.calendar, field(value, 'calendar')),
    schools: listOf(value, 'schools').map((entry) => read(entries.schools, entry)),
    teams: listOf(value, 'teams').map((entry) => read(entries.teams, entry)),
    people: listOf(value, 'people').map((entry) => read(entries.people, entry)),
    coaching: listOf(value, 'coaching').map((entry) => read(entries.coaching, entry)),
    keys,
  };
}

function read<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> | undefined {
  const parsed = shape.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = field(value, name);
  return Array.isArray(list) ? list : [];
}

function keyOf(entry: unknown): string | undefined {
  const key = field(entry, 'key');
  return typeof key === 'string' && key !== '' ? key : undefined;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
