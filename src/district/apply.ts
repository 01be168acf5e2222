import { DrivelineError } from '../errors.ts';
import { as, type TenantId } from '../model/ids.ts';
import { otherTenants, readOrganisation, writeOrganisation } from '../store/queries/organisation.ts';
import type { Store, Tx } from '../store/store.ts';
import { compare, type Difference } from './difference.ts';
import { mustKeepWordings } from './difference-catalog.ts';
import type { District } from './district.ts';

/**
 * Makes the database say what the file says, in one transaction, and returns what was different. Applying the same
 * district again changes nothing. Any change raises the tenant's revision by 1, so that what is still planned moves.
 *
 * @throws DrivelineError `other_district` when the database holds a district with another key; `wording_changed` when
 * the file gives an old id another wording.
 */
export function applyDistrict(store: Store, district: District): Promise<Difference> {
  return store.transact(async (tx) => {
    const { difference, writes } = await compareWith(tx, district);
    if (writes) await writeOrganisation(tx, writes);
    return difference;
  });
}

/** What {@link applyDistrict} would change. Writes nothing. */
export function previewDistrict(store: Store, district: District): Promise<Difference> {
  return store.read(async (tx) => (await compareWith(tx, district)).difference);
}

async function compareWith(tx: Tx, district: District) {
  const tenantId = as<TenantId>(district.tenant.id);
  const others = await otherTenants(tx, tenantId);
  if (others.length > 0) throw otherDistrict(tenantId, others);
  const have = await readOrganisation(tx, tenantId);
  mustKeepWordings(district, have);
  return compare(district, have);
}

function otherDistrict(wanted: string, others: readonly string[]): DrivelineError {
  return new DrivelineError({
    code: 'other_district',
    message: `This database holds the district "${others.join('", "')}", and the file describes "${wanted}". Nothing was changed.`,
    fix: 'A key never changes, since all history hangs on it: write the old one, and the new name under name. For another district, set DATABASE_URL to another file.',
  });
}
