import { as, type TenantId } from '../model/ids.ts';
import { coachedWith, facilitatorsOfVotes } from '../store/queries/edit.ts';
import { type Organisation, readOrganisation } from '../store/queries/organisation.ts';
import type { Tx } from '../store/store.ts';
import type { DistrictInput } from './schema.ts';

/** Beyond so many, the whole district is as cheap. */
const MOST = 300;

/**
 * A district with all of its units, questions and calendars, and of its people only those that a change is about, with
 * whom coaching joins them to and who runs the votes. To read, check and compare ten thousand people for one hour that
 * moves takes a second in which nobody is answered. `undefined` where too many hang together.
 */
export async function readSlice(
  tx: Tx,
  tenantId: TenantId,
  people: readonly string[],
): Promise<Organisation | undefined> {
  const ids = new Set([...people, ...(await facilitatorsOfVotes(tx, tenantId))]);
  // Whoever coaches is asked as a coach, so a coach is read with all whom they coach.
  for (let found: readonly string[] = [...ids]; found.length > 0 && ids.size <= MOST; ) {
    found = (await coachedWith(tx, found)).filter((id) => !ids.has(id));
    for (const id of found) ids.add(id);
  }
  return ids.size > MOST ? undefined : readOrganisation(tx, as(tenantId), [...ids]);
}

/**
 * Whether a change leaves everything alone on which the people that were not read depend: which units there are and
 * what they are part of, how they answer, who has which address. If not, the district is read whole.
 */
export function staysInSlice(before: DistrictInput, after: DistrictInput): boolean {
  return shape(before) === shape(after);
}

function shape(file: DistrictInput): string {
  return JSON.stringify([
    file.district.key,
    (file.districts ?? []).map(({ key, region }) => [key, region]),
    (file.regions ?? []).map(({ key }) => key),
    file.state?.key,
    (file.schools ?? []).map(({ key, district }) => [key, district]),
    file.teams.map(({ key, school, members, vote }) => [key, school, members, vote !== undefined]),
    file.people.map(({ key, email, slack, teams }) => [key, email, slack, teams]),
  ]);
}
