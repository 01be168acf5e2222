import { type Absence, planCheckIns } from '../../model/calendar/index.ts';
import {
  as,
  type CheckInId,
  type Instant,
  type PersonId,
  type UnitId,
  type Window,
} from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import { type District, patternOf } from '../directory.ts';

/** One check-in per person and window, whatever its hour: the key is what keeps it from being asked twice. */
export function checkInKey(personId: PersonId, window: Window): CheckInId {
  return as(`checkin:${personId}:${window}`);
}

export function reminderKey(checkInId: CheckInId): CheckInId {
  return as(`reminder:${checkInId}`);
}

/** The check-in's `nth` return after "ask me later", counted from 1. */
export function snoozeKey(checkInId: CheckInId, nth: number): CheckInId {
  return as(`snooze:${checkInId}:${nth}`);
}

/** The check-ins of these people in a window: one row each, also for those who will not be asked, with the reason. */
export function planPeople(
  district: District,
  people: readonly PersonRow[],
  absences: ReadonlyMap<string, readonly Absence[]>,
  window: Window,
): Planned[] {
  const asked = people.flatMap((person) => {
    const team = person.homeTeamId === null ? undefined : district.units.get(person.homeTeamId);
    if (!team) return [];
    const closesAt = district.closingOf(team, window);
    return [{ person, team, closesAt }];
  });
  const slots = planCheckIns(
    asked.map(({ person, team, closesAt }) => ({
      personId: as<PersonId>(person.id),
      pattern: patternOf(person),
      calendar: district.calendarOf(as<UnitId>(person.calendarUnitId ?? team.id)),
      absences: absences.get(person.id) ?? [],
      cadence: district.cadenceOf(team),
      // A week without a digest is a week without school days, so nothing will find a slot before this.
      closesAt: closesAt ?? endOf(window),
    })),
    window,
  );
  return asked.map(({ person, closesAt }, i) => {
    const slot = slots[i] ?? { skip: 'no_slot' as const };
    const row = {
      key: checkInKey(as(person.id), window),
      view: 'ask',
      subject: person.id,
      window,
      expiresAt: closesAt ?? endOf(window),
    };
    return 'dueAt' in slot
      ? { ...row, dueAt: slot.dueAt }
      : { ...row, dueAt: row.expiresAt, skip: slot.skip };
  });
}

/** The end of the window's Sunday in UTC: only a bound, no message hangs on it. */
function endOf(window: Window): Instant {
  return Date.parse(`${window}T00:00:00Z`) + 7 * 86_400_000;
}
