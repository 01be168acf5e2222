import type { DistrictInput } from '../../district/schema.ts';

/** The lists of a district file whose entries have keys, and the two blocks that are one entry each. */
export type ListName =
  | 'district'
  | 'state'
  | 'districts'
  | 'regions'
  | 'schools'
  | 'teams'
  | 'people'
  | 'items';

/** An entry as it stands in a file. What is written into it is checked by the file's own schema, never here. */
export type Entry = Readonly<Record<string, unknown>>;

export function entriesOf(file: DistrictInput, list: ListName): readonly Entry[] {
  const found: unknown = file[list];
  return Array.isArray(found) ? found : found === undefined ? [] : [asEntry(found)];
}

export function entryOf(file: DistrictInput, list: ListName, key: string): Entry | undefined {
  return entriesOf(file, list).find((entry) => entry.key === key);
}

/** The file with an entry in the place of the one with its key, or behind all others. */
export function withEntry(file: DistrictInput, list: ListName, entry: Entry): DistrictInput {
  if (list === 'district' || list === 'state') return checkedLater({ ...file, [list]: entry });
  const all = entriesOf(file, list);
  const known = all.some(({ key }) => key === entry.key);
  const now = known ? all.map((one) => (one.key === entry.key ? entry : one)) : [...all, entry];
  return checkedLater({ ...file, [list]: now });
}

export function withoutEntry(file: DistrictInput, list: ListName, key: string): DistrictInput {
  if (list === 'state') return checkedLater({ ...file, state: undefined });
  const left = entriesOf(file, list).filter((entry) => entry.key !== key);
  return checkedLater({ ...file, [list]: left });
}

export function asEntry(value: unknown): Entry {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function at(entry: Entry, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => asEntry(value)[step], entry);
}

/** The entry with a value at a place; `undefined` takes what was there away. */
export function put(entry: Entry, [step = '', ...deeper]: readonly string[], value: unknown): Entry {
  const inner = deeper.length === 0 ? value : put(asEntry(entry[step]), deeper, value);
  const { [step]: _, ...rest } = entry;
  return inner === undefined || (deeper.length > 0 && Object.keys(asEntry(inner)).length === 0)
    ? rest
    : { ...rest, [step]: inner };
}

/** Whatever is written into a file in chat is read by the same schema as what somebody typed, before it counts. */
export function checkedLater(file: object): DistrictInput {
  // Safe: `readDistrictValue` takes nothing for granted of what it is given, and is the only reader.
  return file as DistrictInput;
}
