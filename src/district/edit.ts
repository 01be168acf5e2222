import { as, type Instant, type PersonId, type TenantId } from '../model/ids.ts';
import { logEdit } from '../store/queries/edit.ts';
import { type Organisation, readOrganisation, writeOrganisation } from '../store/queries/organisation.ts';
import type { Tx } from '../store/store.ts';
import { compareIn } from './apply.ts';
import { fileOf } from './describe.ts';
import type { Difference } from './difference.ts';
import type { Problem } from './problem.ts';
import { readDistrictValue } from './read.ts';
import type { DistrictInput } from './schema.ts';
import { readSlice, staysInSlice } from './slice.ts';

export type Edited =
  | { readonly difference: Difference; readonly file: DistrictInput; readonly warnings: readonly Problem[] }
  /** Nothing was changed. */
  | { readonly problems: readonly Problem[] };

/** Changes a district file. `have` is what the database holds beside it, e.g. keys of what has left the file. */
export type Edit = (file: DistrictInput, have: Organisation) => DistrictInput;

/** Who changes a district in chat, and what kind of change it is: kept in a log, without names, words or values. */
export interface Editor {
  readonly personId: PersonId;
  readonly kind: string;
  readonly at: Instant;
}

interface Wanted {
  /** Whom the change is about, by their ids: then nobody else is read, as far as that is sure to come to the same. */
  readonly people?: readonly string[];
  readonly by?: Editor;
}

/**
 * Changes a district the way its file would: what the database holds is written as a file, the edit changes that, and
 * the result is checked and applied as any file is. So there is nothing that chat can change and a file cannot, and no
 * rule that holds for one alone.
 *
 * @returns `undefined` where there is no such district
 * @throws DrivelineError as `applyDistrict` does
 */
export async function editDistrict(
  tx: Tx,
  tenantId: TenantId,
  edit: Edit,
  { people, by }: Wanted = {},
): Promise<Edited | undefined> {
  const edited = await previewEdit(tx, tenantId, edit, people);
  if (edited === undefined || 'problems' in edited) return edited;
  if (edited.writes) {
    await writeOrganisation(tx, edited.writes);
    if (by) await logEdit(tx, { ...by, tenantId, ...edited.difference });
  }
  return edited;
}

/** A district's file as it stands, to fill a dialog with; of the people only these, where that is said. */
export async function standingFile(
  tx: Tx,
  tenantId: TenantId,
  people?: readonly string[],
): Promise<{ readonly file: DistrictInput; readonly have: Organisation } | undefined> {
  const part = people && (await readSlice(tx, tenantId, people));
  const have = part ?? (await readOrganisation(tx, tenantId));
  const file = fileOf(have);
  return file && { file, have };
}

/** What {@link editDistrict} would change. Writes nothing. */
export async function previewEdit(
  tx: Tx,
  tenantId: TenantId,
  edit: Edit,
  people?: readonly string[],
): Promise<ReturnType<typeof checked> | undefined> {
  const part = people && (await readSlice(tx, tenantId, people));
  const before = part && fileOf(part);
  if (part && before) {
    const after = edit(before, part);
    const edited = staysInSlice(before, after) ? checked(after, part) : undefined;
    if (edited && !('problems' in edited)) {
      // How large a team is cannot be told from a part of its people.
      return { ...edited, warnings: edited.warnings.filter(({ at }) => !at.startsWith('teams')) };
    }
  }
  const have = await readOrganisation(tx, tenantId);
  const file = fileOf(have);
  return file && checked(edit(file, have), have);
}

/** Makes a district that is not there yet. */
export async function foundDistrict(tx: Tx, file: DistrictInput): Promise<Edited> {
  const made = checked(file, await readOrganisation(tx, as<TenantId>(file.district.key)));
  if (!('problems' in made) && made.writes) await writeOrganisation(tx, made.writes);
  return made;
}

function checked(file: DistrictInput, have: Organisation) {
  const reading = readDistrictValue(file);
  if ('problems' in reading) return reading;
  return { ...compareIn(reading.district, have), file, warnings: reading.warnings };
}
