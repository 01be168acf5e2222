import { as, type Instant, type TenantId } from '../model/ids.ts';
import { editsSinceFile, logEdit } from '../store/queries/edit.ts';
import { type Organisation, readOrganisation, writeOrganisation } from '../store/queries/organisation.ts';
import type { Store, Tx } from '../store/store.ts';
import { withChannelMembers } from './channel-members.ts';
import { compare, type Difference } from './difference.ts';
import { mustKeepWordings } from './difference-catalog.ts';
import type { District } from './district.ts';
import { nameWorkspace } from './naming.ts';

/**
 * Makes the database say what the file says, in one transaction, and returns what was different. Applying the same
 * district again changes nothing. Any change raises the tenant's revision by 1, so that what is still planned moves.
 *
 * @param at when: then it is kept in the log of changes, too
 * @throws DrivelineError `other_district` when the database holds a district with another key and this one does not name
 * its workspace; `workspace_taken` when that is another's; `wording_changed` when the file gives an old id another wording.
 */
export function applyDistrict(store: Store, district: District, at?: Instant): Promise<Difference> {
  return store.transact(async (tx) => {
    const { difference, writes, naming } = await compareWith(tx, district);
    if (writes) await writeOrganisation(tx, writes);
    await naming.write(tx);
    if (writes && at !== undefined) {
      const tenantId = as<TenantId>(district.tenant.id);
      await logEdit(tx, { tenantId, personId: null, kind: 'file', at, ...difference });
    }
    return difference;
  });
}

/** What {@link applyDistrict} would change. Writes nothing. */
export function previewDistrict(store: Store, district: District): Promise<Difference> {
  return store.read(async (tx) => (await compareWith(tx, district)).difference);
}

async function compareWith(tx: Tx, district: District) {
  const tenantId = as<TenantId>(district.tenant.id);
  const have = await readOrganisation(tx, tenantId);
  const naming = await nameWorkspace(tx, district, have.tenant !== undefined);
  const { difference, writes } = compareIn(district, have);
  const inChat = new Map(
    (await editsSinceFile(tx, tenantId)).reverse().flatMap(({ about, at }) => about.map((one) => [one, at])),
  );
  const changes = [...difference.changes, ...naming.changes].map((change) => {
    const at = inChat.get(change.about);
    return at === undefined ? change : { ...change, setInChat: at };
  });
  return { difference: { ...difference, changes }, writes, naming };
}

/** What differs, with the staff of channels as the channels have it. @throws DrivelineError as {@link applyDistrict} */
export function compareIn(district: District, have: Organisation) {
  mustKeepWordings(district, have);
  return compare(withChannelMembers(district, have), have);
}
