import type { Instant, LocalDate, PersonId, Window } from '../ids.ts';
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

/** What planning needs to know of a person. People of one school should share one calendar object. */
export interface CheckInPerson {
  readonly personId: PersonId;
  readonly pattern: WorkPattern;
  readonly calendar: SchoolCalendar;
  readonly absences: readonly Absence[];
  readonly cadence: CheckInCadence;
  readonly closesAt: Instant;
}

/**
 * `checkInSlot` for many people: one slot each, in the same order. A district has some hundreds of distinct
 * combinations of hours, calendar, cadence and close, however many people it has, so only those are worked out;
 * people who are away in this window are worked out one by one.
 */
export function planCheckIns(people: Iterable<CheckInPerson>, window: Window): CheckInSlot[] {
  const [monday, sunday] = [dateIn(window, 1), dateIn(window, 7)];
  const shared = new Map<SchoolCalendar, Map<string, Opening>>();
  const slots: CheckInSlot[] = [];
  for (const person of people) {
    const absences = person.absences.length === 0 ? person.absences : within(person.absences, monday, sunday);
    const opening = absences.length === 0 ? sharedOpening(person) : openingFor(person, absences);
    slots.push(slotIn(opening, person.personId, window, person.cadence));
  }
  return slots;

  function sharedOpening(person: CheckInPerson): Opening {
    const { pattern: hours, cadence } = person;
    const known = shared.get(person.calendar) ?? new Map<string, Opening>();
    shared.set(person.calendar, known);
    const key = `${hours.zone} ${hours.workDays} ${hours.workStart} ${hours.workEnd} ${cadence.day} ${cadence.time} ${cadence.everyWeeks} ${cadence.anchor} ${person.closesAt}`;
    const opening = known.get(key) ?? openingFor(person, []);
    known.set(key, opening);
    return opening;
  }

  function openingFor(person: CheckInPerson, absences: readonly Absence[]): Opening {
    const availability = availabilityOf(person.pattern, person.calendar, absences);
    return checkInOpening(window, person.cadence, availability, person.closesAt);
  }
}

function within(absences: readonly Absence[], first: LocalDate, last: LocalDate): readonly Absence[] {
  return absences.filter((absence) => absence.firstDay <= last && absence.lastDay >= first);
}
