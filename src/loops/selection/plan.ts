import { as, type OccurrenceKey, type TenantId, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import {
  addRoleHolders,
  beginRoleWatch,
  forgetRoleHolder,
  type RoleHolderRow,
  roleHolders,
  rolesHeld,
} from '../../store/queries/selection.ts';
import type { Tx } from '../../store/store.ts';
import { holdVersion } from '../coaching/held.ts';
import { personal } from '../personal.ts';
import { placeOf, roleId, type SelectionParts } from './role.ts';

/** How long the question of a new role is worth asking. */
const LASTS_MS = 28 * 86_400_000;

/**
 * Notices who is new in a role since the last planning. Those who hold theirs when a district begins are not new; a
 * role that somebody no longer holds is forgotten with all they wrote about it.
 */
export async function planSelection(
  tx: Tx,
  { directory }: Pick<SelectionParts, 'directory'>,
  tenantId: TenantId,
  window: Window,
): Promise<Planned[]> {
  const first = await beginRoleWatch(tx, tenantId, window);
  const held = await rolesHeld(tx, tenantId);
  const before = await roleHolders(tx, tenantId);
  const known = new Set(before.map(roleId));
  const now = new Set(held.map(roleId));
  const fresh = held
    .filter((one) => !known.has(roleId(one)))
    .map(
      (one): RoleHolderRow => ({
        ...one,
        ...{ tenantId, since: window, known: first, words: null, recipientId: null, writtenAt: null },
      }),
    );
  await addRoleHolders(tx, fresh);
  const district = await directory(tx, tenantId);
  for (const row of before.filter((one) => !now.has(roleId(one)))) {
    const changing = { place: placeOf(row), words: row.words, personId: row.personId };
    await holdVersion(tx, district, changing, Date.parse(window));
    await forgetRoleHolder(tx, row);
  }
  return [...before.filter((row) => now.has(roleId(row))), ...fresh]
    .filter((row) => !row.known && row.since === window)
    .map((row) => askOf(row));
}

function askOf(row: RoleHolderRow): Planned {
  const dueAt = Date.parse(`${row.since}T00:00:00Z`);
  return {
    key: as<OccurrenceKey>(`selection:ask:${roleId(row)}:${row.since}`),
    view: 'ask',
    subject: personal(roleId(row), row.personId),
    window: as<Window>(row.since),
    ...{ dueAt, expiresAt: dueAt + LASTS_MS },
  };
}
