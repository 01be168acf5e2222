export { type Absence, type Availability, availabilityOf, type WorkPattern } from './availability.ts';
export { type CheckInCadence, checkInSlot, isCadenceWeek } from './checkin-slot.ts';
export { digestSlot } from './digest-slot.ts';
export { isPeriodStart, LOOKS_BACK_WEEKS, lookBack, PERIOD_WEEKS, periodOf } from './period.ts';
export { type CheckInPerson, planCheckIns } from './plan-checkins.ts';
export { reminderSlot, type SnoozeOption, snoozeOptions } from './reminder-slot.ts';
export { type ClosedKind, mergeCalendars, type SchoolCalendar } from './school-calendar.ts';
export {
  addDays,
  dateIn,
  daysBetween,
  instantOf,
  isZone,
  localOf,
  minuteOf,
  sameTime,
  windowOf,
} from './zone.ts';
