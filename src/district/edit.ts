import { as, type TenantId } from '../model/ids.ts';
import { type Organisation, readOrganisation, writeOrganisation } from '../store/queries/organisation.ts';
import type { Tx } from '../store/store.ts';
import { compareIn } from './apply.ts';
import { fileOf } from './describe.ts';
import type { Difference } from './difference.ts';
import type { Problem } from './problem.ts';
import { readDistrictValue } from './read.ts';
import type { DistrictInput } from './schema.ts';

export type Edited =
  | { readonly difference: Difference; readonly file: DistrictInput }
  /** Nothing was changed. */
  | { readonly problems: readonly Problem[] };

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
  edit: (file: DistrictInput) => DistrictInput,
): Promise<Edited | undefined> {
  const have = await readOrganisation(tx, tenantId);
  const file = fileOf(have);
  return file && applyFile(tx, edit(file), have);
}

/** Makes a district that is not there yet. */
export async function foundDistrict(tx: Tx, file: DistrictInput): Promise<Edited> {
  return applyFile(tx, file, await readOrganisation(tx, as<TenantId>(file.district.key)));
}

async function applyFile(tx: Tx, file: DistrictInput, have: Organisation): Promise<Edited> {
  const reading = readDistrictValue(file);
  if ('problems' in reading) return reading;
  const { difference, writes } = compareIn(reading.district, have);
  if (writes) await writeOrganisation(tx, writes);
  return { difference, file };
}
