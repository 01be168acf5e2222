export {
  type Absence,
  type Availability,
  availabilityOf,
  type DayOffReason,
  type WorkPattern,
} from './availability.ts';
export {
  type CheckInCadence,
  type CheckInQuestion,
  type CheckInSkip,
  type CheckInSlot,
  checkInSlot,
  isCadenceWeek,
} from './checkin-slot.ts';
export { type DigestQuestion, type DigestSlot, digestSlot } from './digest-slot.ts';
export { type CheckInPerson, planCheckIns } from './plan-checkins.ts';
export { type ReminderQuestion, reminderSlot, type SnoozeOption, snoozeOptions } from './reminder-slot.ts';
export {
  type ClosedKind,
  type ClosedReason,
  closedOn,
  isSchoolDay,
  mergeCalendars,
  type SchoolCalendar,
  settlingOn,
} from './school-calendar.ts';
export {
  addDays,
  dateIn,
  daysBetween,
  hoursOn,
  instantOf,
  isZone,
  type LocalMoment,
  localOf,
  minuteOf,
  type Span,
  type Weekday,
  weekdayOf,
  windowOf,
} from './zone.ts';
