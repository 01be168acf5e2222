import { addDays, type CheckInCadence, checkInSlot, localOf } from '../../model/calendar/index.ts';
import { as, type Instant, type OccurrenceKey, type UnitId, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import { channelHours } from '../channel.ts';
import type { District } from '../directory.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a close that could not happen on time is still made up for: single votes must not lie about for ever. */
const CLOSE_LASTS_MS = 30 * DAY_MS;

export type VoteKind = 'items' | 'links';

export function voteKey(teamId: UnitId, window: Window, kind: VoteKind): OccurrenceKey {
  return as(`${kind === 'items' ? 'vote' : 'links'}:${teamId}:${window}`);
}

/** Whether a unit answers by vote and has where to. */
export function votes(unit: UnitRow): boolean {
  return unit.kind === 'team' && unit.answersBy === 'vote' && unit.channelId !== null;
}

/**
 * The votes of every voting team in a window: one on items in each week of its cadence, one on the links in the first
 * week of a month that has room for it, and the close of both.
 */
export function planVotes(district: District, window: Window): Planned[] {
  return [...district.units.values()].filter(votes).flatMap((team) => planTeam(district, team, window));
}

function planTeam(district: District, team: UnitRow, window: Window): Planned[] {
  const items = slotOf(district, team, window, 'items');
  const links = isLinksWeek(district, team, window) ? slotOf(district, team, window, 'links') : undefined;
  const closesAt = closeOf(district, team, window);
  const planned = [
    { kind: 'items' as const, slot: items },
    ...(links ? [{ kind: 'links' as const, slot: links }] : []),
  ].map(({ kind, slot }): Planned => {
    const row = { key: voteKey(as(team.id), window, kind), view: kind, subject: team.id, window };
    if (closesAt === undefined || !('dueAt' in slot)) {
      const ends = endOf(window);
      return { ...row, dueAt: ends, expiresAt: ends, skip: 'dueAt' in slot ? 'no_school_day' : slot.skip };
    }
    return { ...row, dueAt: slot.dueAt, expiresAt: closesAt };
  });
  if (closesAt === undefined || planned.every(({ skip }) => skip !== undefined)) return planned;
  const key = as<OccurrenceKey>(`voteclose:${team.id}:${window}`);
  const close = { key, view: 'close', subject: team.id, window, dueAt: closesAt };
  return [...planned, { ...close, expiresAt: closesAt + CLOSE_LASTS_MS }];
}

/**
 * When nobody votes any more: an hour before the digest, in which the facilitator can still record what was agreed;
 * half of the time where that would leave less than an hour to vote. `undefined` in a week without a digest or a vote.
 */
export function closeOf(district: District, team: UnitRow, window: Window): Instant | undefined {
  const digestAt = district.closingOf(team, window);
  if (digestAt === undefined) return undefined;
  const opened = (['items', 'links'] as const).flatMap((kind) => {
    const slot = slotOf(district, team, window, kind);
    return 'dueAt' in slot ? [slot.dueAt] : [];
  });
  return opened.length === 0
    ? undefined
    : digestAt - Math.min(HOUR_MS, Math.floor((digestAt - Math.max(...opened)) / 2));
}

/** The links come the day after the items' day of that week, so that a team is not asked eleven questions at once. */
function slotOf(district: District, team: UnitRow, window: Window, kind: VoteKind) {
  const cadence = district.cadenceOf(team);
  if (kind === 'items') return slotWith(district, team, window, cadence);
  const weekly = { ...cadence, everyWeeks: 1 };
  const items = slotWith(district, team, window, weekly);
  if (!('dueAt' in items)) return items;
  const day = localOf(items.dueAt, as(team.zone)).weekday + 1;
  const dayAfter = day > 7 ? items : slotWith(district, team, window, { ...weekly, day });
  return 'dueAt' in dayAfter ? dayAfter : items;
}

function slotWith(district: District, team: UnitRow, window: Window, cadence: CheckInCadence) {
  return checkInSlot({
    personId: as(team.id),
    window,
    cadence: { ...cadence, spreadMinutes: 0 },
    availability: channelHours(district, team, { day: cadence.day, time: cadence.time }),
    closesAt: district.closingOf(team, window) ?? endOf(window),
  });
}

/** Whether this is the first week of its month that has room for a vote; a week belongs to its Monday's month. */
function isLinksWeek(district: District, team: UnitRow, window: Window): boolean {
  const month = window.slice(0, 7);
  for (let week = window; week.startsWith(month); week = as(addDays(as(week), -7))) {
    const room =
      district.closingOf(team, week) !== undefined && 'dueAt' in slotOf(district, team, week, 'links');
    if (room !== (week === window)) return false;
  }
  return true;
}

/** The end of the window's Sunday in UTC: only a bound, no message hangs on it. */
function endOf(window: Window): Instant {
  return Date.parse(`${window}T00:00:00Z`) + 7 * DAY_MS;
}
