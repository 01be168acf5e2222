import { as, type Zone } from '../../model/ids.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { District } from '../directory.ts';

/** The zones of the United States and its territories, from east to west. */
const COMMON = [
  'America/Puerto_Rico',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'Pacific/Guam',
] as const;

/** What somebody may mean, the likeliest first: what counts now, what their app says, their district's, the common. */
export function likelyZones(
  person: Pick<PersonRow, 'zone'>,
  district: Pick<District, 'units'>,
  heard: string | undefined,
): Zone[] {
  const units = [...district.units.values()].map((unit) => unit.zone);
  const all = [person.zone, ...(heard === undefined ? [] : [heard]), ...units, ...COMMON];
  return [...new Set(all)].map((zone) => as<Zone>(zone));
}
