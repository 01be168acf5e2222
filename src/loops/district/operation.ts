import type { Field, FormValues } from '../../chat/form.ts';
import type { PlatformName } from '../../chat/platform.ts';
import type { DistrictInput } from '../../district/schema.ts';
import type { Locale, say } from '../../locales/index.ts';
import type { LocalDate, Zone } from '../../model/ids.ts';
import { slugOf } from '../../model/slug.ts';
import type { Organisation } from '../../store/queries/organisation.ts';
import { asEntry, type Entry, entryOf, type ListName, withEntry, withoutEntry } from './entries.ts';
import { entered, fieldsOf, type Option, type Spec, textIn } from './spec.ts';

type Words = ReturnType<typeof say>;

/** The parts of a district as Home shows them. */
export const AREAS = [
  'district',
  'levels',
  'schools',
  'teams',
  'people',
  'coaching',
  'calendar',
  'items',
] as const;

export type Area = (typeof AREAS)[number];

/** What a change is about: an entry of the file, by its list and key. */
export interface Thing {
  readonly list: ListName;
  readonly key: string;
}

/** The file as it stands when a dialog is opened or sent. Of the people only those that it is about may be in it. */
export interface Seen {
  readonly file: DistrictInput;
  readonly have: Organisation;
  readonly thing: Thing | undefined;
  readonly locale: Locale;
  readonly t: Words['district'];
  /** The words of Home's own settings: hours and languages read alike everywhere. */
  readonly h: Words['home']['settings'];
  readonly today: LocalDate;
  readonly zones: readonly Zone[];
  readonly platform: PlatformName;
  /** Channels to choose from, empty where the platform has a picker; absent where one has to be typed. */
  readonly channels: readonly Option[] | undefined;
}

/** The file with the change in it; or what is wrong, by field. */
export type Written = { readonly file: DistrictInput } | { readonly wrong: Readonly<Record<string, string>> };

/** One change that an admin can make: what its dialog asks, and what that makes of the file. */
export interface Operation {
  readonly name: string;
  readonly area: Area;
  /** The lists whose entries it changes; empty where it is about none, or makes a new one. */
  readonly of: readonly ListName[];
  /** The fields of a district file that it can say, as `teams.focus`. */
  readonly says: readonly string[];
  /** It adds something: what its dialog begins with stands nowhere yet. */
  readonly adds?: boolean;
  /** It looks at everybody, and not only at whom it is about. */
  readonly everybody?: boolean;
  fields(seen: Seen): readonly Field[];
  write(seen: Seen, values: FormValues): Written;
}

type Plain = Pick<Operation, 'name' | 'area'> & {
  readonly list: ListName;
  readonly specs: readonly Spec[];
};

/** A dialog whose fields are those of one entry. */
export function change({ name, area, list, specs }: Plain): Operation {
  const single = list === 'district';
  return {
    ...{ name, area, of: single ? [] : [list], says: saysOf(list, specs) },
    fields: (seen) => fieldsOf(specs, seen, found(seen, list) ?? {}),
    write(seen, values) {
      const entry = found(seen, list);
      if (!entry) return gone(seen);
      return { file: withEntry(seen.file, list, entered(specs, entry, values)) };
    },
  };
}

/** A dialog that makes a new entry. Its key comes from its name, and is told where it stands from then on. */
export function addition({ name, area, list, specs }: Plain): Operation {
  return {
    ...{ name, area, of: [], adds: true, says: [...saysOf(list, specs), `${list}.key`] },
    fields: (seen) => fieldsOf(specs, seen, {}),
    write(seen, values) {
      const key = freshKey(seen, textIn(values, 'name'), list);
      return { file: withEntry(seen.file, list, entered(specs, { key }, values)) };
    },
  };
}

/** A dialog that only asks whether an entry shall leave the file. */
export function removal(name: string, area: Area, of: readonly ListName[]): Operation {
  return {
    ...{ name, area, of, says: [] },
    fields: ({ t }) => [{ kind: 'toggle', name: 'sure', label: t.fields.sure, hint: t.sureHint }],
    write({ file, thing, t }, values) {
      if (!thing) return { wrong: { sure: t.gone } };
      if (values.sure !== true) return { wrong: { sure: t.unsure } };
      return { file: without(file, thing) };
    },
  };
}

/** Who leaves the district leaves its coaching pairs; with a unit go the roles in it, and whoever has no other. */
function without(file: DistrictInput, { list, key }: Thing): DistrictInput {
  const left = withoutEntry(file, list, key);
  const dropped = new Set(list === 'people' ? [key] : []);
  const people = left.people.flatMap((person) => {
    const roles = Object.entries(person.roles).flatMap(([role, held]) => {
      const units = [held ?? []].flat().filter((unit) => list === 'people' || unit !== key);
      return units.length === 0 ? [] : [[role, units] as const];
    });
    if (roles.length > 0) return [{ ...person, roles: Object.fromEntries(roles) }];
    dropped.add(person.key);
    return [];
  });
  const coaching = (left.coaching ?? []).flatMap((pair) => {
    const coachees = [pair.coachees].flat().filter((one) => !dropped.has(one));
    return dropped.has(pair.coach) || coachees.length === 0 ? [] : [{ ...pair, coachees }];
  });
  return { ...left, people, coaching };
}

/** The entry that a dialog is about. */
export function found({ file, thing }: Seen, list: ListName): Entry | undefined {
  if (list === 'district') return asEntry(file.district);
  return thing?.list === list ? entryOf(file, list, thing.key) : undefined;
}

export function gone({ t }: Pick<Seen, 't'>): Written {
  return { wrong: { '': t.gone } };
}

/** A key that nothing has or had: of what has left the file, the history stays under its own. */
export function freshKey(
  {
    file,
    have,
  }: {
    readonly file: DistrictInput;
    readonly have: Pick<Organisation, 'units' | 'people' | 'items' | 'components'>;
  },
  name: string,
  otherwise: string,
): string {
  const ids = [have.units, have.people, have.items, have.components].flatMap((rows) =>
    rows.map(({ id }) => id),
  );
  const taken = new Set(ids.map((id) => id.slice(file.district.key.length + 1)));
  const slug = slugOf(name, otherwise);
  if (!taken.has(slug)) return slug;
  for (let n = 2; ; n++) if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`;
}

function saysOf(list: ListName, specs: readonly Spec[]): string[] {
  return specs.map(({ name, path }) => `${list}.${(path ?? [name]).join('.')}`);
}
