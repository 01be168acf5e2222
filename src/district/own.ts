import type { Organisation, OrganisationWrites, Patch } from '../store/queries/organisation.ts';
import type { OwnSettingRow } from '../store/queries/own-setting.ts';
import { inForce } from '../store/queries/own-setting.ts';
import type { PersonRow } from '../store/queries/people.ts';
import type { District } from './district.ts';
import { ownStands } from './wording.ts';

/** The file's word on what a person may also choose for themselves, by the columns of their own settings. */
const BENEATH = {
  zone: 'fileZone',
  locale: 'fileLocale',
  workDays: 'fileWorkDays',
  workStart: 'fileWorkStart',
  workEnd: 'fileWorkEnd',
} as const satisfies Readonly<Record<string, keyof OwnSettingRow>>;

const FIELDS = Object.keys(BENEATH) as (keyof typeof BENEATH)[]; // The keys of the literal above, and no others.

export interface OwnSettled {
  /** The people of the file, with what they have chosen for themselves in the place of what the file says. */
  readonly people: District['people'];
  readonly ownSettings: OrganisationWrites['ownSettings'];
  /** What the file changes beneath a choice that stands, by person. */
  readonly notes: ReadonlyMap<string, string>;
}

/**
 * What people have chosen for themselves stands, whatever the file says; the file's word is kept beneath it, for when
 * they take their choice back. A field that they have not chosen follows the file.
 */
export function settleOwn(people: District['people'], own: Organisation['ownSettings']): OwnSettled {
  const rows = new Map(own.map((row) => [row.personId, row]));
  const ownSettings: Patch<OwnSettingRow>[] = [];
  const notes = new Map<string, string>();
  const settled = people.map((person) => {
    const row = rows.get(person.id);
    if (!row) return person;
    const set = beneath(row, person);
    if (Object.keys(set).length > 0) ownSettings.push({ id: person.id, set });
    const hidden = FIELDS.filter((field) => row[field] !== null && BENEATH[field] in set);
    if (hidden.length > 0) notes.set(person.id, ownStands(hidden));
    return { ...person, ...inForce({ ...row, ...set }) };
  });
  return { people: settled, ownSettings, notes };
}

/** The columns in which the file says something else than it did. */
function beneath(row: OwnSettingRow, person: Omit<PersonRow, 'actedOn'>): Partial<OwnSettingRow> {
  return {
    ...(row.fileZone === person.zone ? {} : { fileZone: person.zone }),
    ...(row.fileLocale === person.locale ? {} : { fileLocale: person.locale }),
    ...(row.fileWorkDays === person.workDays ? {} : { fileWorkDays: person.workDays }),
    ...(row.fileWorkStart === person.workStart ? {} : { fileWorkStart: person.workStart }),
    ...(row.fileWorkEnd === person.workEnd ? {} : { fileWorkEnd: person.workEnd }),
  };
}
