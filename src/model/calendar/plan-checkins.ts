import type { Instant, LocalDate, LocalTime, PersonId, Window } from '../ids.ts';
import { type Absence, availabilityOf, type WorkPattern } from './availability.ts';
import {
  type CheckInCadence,
  type CheckInSlot,
  checkInOpening,
  type Opening,
  slotIn,
} from './checkin-slot.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import { dateIn } from './zone.ts';

/** What planning needs to know of a person. People of one school must share one calendar object. */
export interface CheckInPerson {
  readonly personId: PersonId;
  readonly pattern: WorkPattern;
  readonly calendar: SchoolCalendar;
  readonly absences: readonly Absence[];
  readonly cadence: CheckInCadence;
  readonly closesAt: Instant;
}

/** People who share all that an opening depends on. */
interface Group {
  readonly like: CheckInPerson;
  readonly opening: Opening;
}

/**
 * `checkInSlot` for many people: one slot each, in the same order. A district has some thousands of distinct
 * combinations of hours, calendar, cadence and close at most, however many people it has, so only those are worked
 * out; people who are away in this window are worked out one by one.
 */
export function planCheckIns(people: Iterable<CheckInPerson>, window: Window): CheckInSlot[] {
  const [monday, sunday] = [dateIn(window, 1), dateIn(window, 7)];
  const groups = new Map<SchoolCalendar, Map<LocalTime, Group[]>>();
  const slots: CheckInSlot[] = [];
  for (const person of people) {
    const absences = person.absences.length === 0 ? NONE : within(person.absences, monday, sunday);
    const opening = absences.length === 0 ? sharedOpening(person) : openingFor(person, absences);
    slots.push(slotIn(opening, person.personId, window, person.cadence));
  }
  return slots;

  // One string key a person would be shorter to write; building it cost four times what planning costs now.
  function sharedOpening(person: CheckInPerson): Opening {
    const ofCalendar = groups.get(person.calendar) ?? new Map<LocalTime, Group[]>();
    if (ofCalendar.size === 0) groups.set(person.calendar, ofCalendar);
    const known = ofCalendar.get(person.cadence.time) ?? [];
    if (known.length === 0) ofCalendar.set(person.cadence.time, known);
    for (const group of known) {
      if (alike(group.like, person)) return group.opening;
    }
    const opening = openingFor(person, NONE);
    known.push({ like: person, opening });
    return opening;
  }

  function openingFor(person: CheckInPerson, absences: readonly Absence[]): Opening {
    const availability = availabilityOf(person.pattern, person.calendar, absences);
    return checkInOpening(window, person.cadence, availability, person.closesAt);
  }
}

const NONE: readonly Absence[] = [];

/** Whether two people of one calendar and one team time have the same opening. */
function alike(one: CheckInPerson, other: CheckInPerson): boolean {
  return (
    one.closesAt === other.closesAt &&
    (one.cadence === other.cadence ||
      (one.cadence.day === other.cadence.day &&
        one.cadence.everyWeeks === other.cadence.everyWeeks &&
        one.cadence.anchor === other.cadence.anchor)) &&
    (one.pattern === other.pattern ||
      (one.pattern.zone === other.pattern.zone &&
        one.pattern.workDays === other.pattern.workDays &&
        one.pattern.workStart === other.pattern.workStart &&
        one.pattern.workEnd === other.pattern.workEnd))
  );
}

function within(absences: readonly Absence[], first: LocalDate, last: LocalDate): readonly Absence[] {
  return absences.filter((absence) => absence.firstDay <= last && absence.lastDay >= first);
}
