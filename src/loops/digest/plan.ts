import { as, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import type { District } from '../directory.ts';

/** How long a digest that could not be posted on time is still worth posting: three days. */
export const USEFUL_MS = 3 * 86_400_000;

export function digestKey(teamId: UnitId, window: Window): OccurrenceKey {
  return as(`digest:${teamId}:${window}`);
}

/** One digest for each team that has a channel, every week in which its school is open. */
export function planDigests(district: District, window: Window): Planned[] {
  return [...district.units.values()].flatMap((team): Planned[] => {
    if (team.kind !== 'team' || team.channelId === null) return [];
    const key = digestKey(as(team.id), window);
    const row = { key, view: 'post', subject: team.id, window };
    const dueAt = district.closingOf(team, window);
    if (dueAt !== undefined) return [{ ...row, dueAt, expiresAt: dueAt + USEFUL_MS }];
    const weekEnds = Date.parse(`${window}T00:00:00Z`) + 7 * 86_400_000;
    return [{ ...row, dueAt: weekEnds, expiresAt: weekEnds, skip: 'no_school_day' }];
  });
}
