import type { Release } from '../engine/loop.ts';
import { type Availability, availabilityOf, minuteOf } from '../model/calendar/index.ts';
import { as, type Instant, type LocalTime, type Zone } from '../model/ids.ts';
import type { UnitRow } from '../store/queries/people.ts';
import type { District } from './directory.ts';

/** The hours in which a channel may be written to when a message comes late. */
const CHANNEL_HOURS = { from: '07:00', to: '18:00' } as const;

/**
 * When a unit's channel may be written to: in the unit's daytime, on its school days. The day and time that the unit
 * chose for this message are always inside.
 */
export function channelHours(
  district: District,
  unit: UnitRow,
  chosen: { readonly day: number; readonly time: string },
): Availability {
  const time = minuteOf(as(chosen.time));
  const pattern = {
    zone: as<Zone>(unit.zone),
    workDays: [...new Set(`12345${chosen.day}`)].join(''),
    workStart: as<LocalTime>(time < minuteOf(as(CHANNEL_HOURS.from)) ? chosen.time : CHANNEL_HOURS.from),
    workEnd: as<LocalTime>(time < minuteOf(as(CHANNEL_HOURS.to)) ? CHANNEL_HOURS.to : '24:00'),
  };
  return availabilityOf(pattern, district.calendarOf(as(unit.id)));
}

/** When what belongs to a unit's check-in or vote may be posted. */
export function checkInHours(district: District, unit: UnitRow): Availability {
  return channelHours(district, unit, { day: unit.checkinDay, time: unit.checkinTime });
}

/** When what belongs to a unit's digest may be posted. */
export function digestHours(district: District, unit: UnitRow): Availability {
  return channelHours(district, unit, { day: unit.digestDay, time: unit.digestTime });
}

/** Why a message to a channel is not sent now; `undefined` where it is. */
export function channelWaits(
  hours: Availability,
  expiresAt: Instant,
  now: Instant,
): Exclude<Release, { type: 'send' }> | undefined {
  if (now >= expiresAt) return { type: 'drop', state: 'expired', reason: 'late' };
  if (hours.isOpen(now)) return undefined;
  const until = hours.nextOpening(now, expiresAt);
  return until === undefined
    ? { type: 'drop', state: 'skipped', reason: 'no_school_day' }
    : { type: 'defer', until };
}
