import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayOffReason } from '../../src/model/calendar/availability.ts';
import {
  type Availability,
  addDays,
  availabilityOf,
  type CheckInCadence,
  type ClosedKind,
  checkInSlot,
  daysBetween,
  instantOf,
  minuteOf,
  reminderSlot,
  type SchoolCalendar,
  snoozeOptions,
  type WorkPattern,
  windowOf,
} from '../../src/model/calendar/index.ts';
import {
  as,
  type Instant,
  type LocalDate,
  type LocalTime,
  type PersonId,
  type Zone,
} from '../../src/model/ids.ts';
import { instantByWalking, localCases, readWall, runs, STEP } from './wall-clock.ts';

const DAY = 86_400_000;

/** A person around some date in some zone, three in five of them with a clock change on or beside that date. */
interface Staff {
  readonly zone: Zone;
  readonly around: LocalDate;
  readonly pattern: WorkPattern;
  readonly closed: ReadonlySet<string>;
  readonly away: ReadonlySet<string>;
  readonly availability: Availability;
  readonly onTransition: boolean;
}

const quarter = (steps: number) => {
  const minute = steps * 15;
  return as<LocalTime>(
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  );
};

/** Working hours; half of them begin or end within three hours of the clock change that the case is drawn from. */
const hours = fc.tuple(
  fc.constantFrom('school day', 'any', 'begin there', 'end there'),
  fc.integer({ min: 0, max: 95 }),
  fc.integer({ min: 1, max: 48 }),
);

function hoursOf([kind, start, length]: readonly [string, number, number], there: LocalTime) {
  const from = kind === 'school day' ? start % 17 : kind === 'any' ? start : minuteOf(there) / 15;
  const [first, last] = kind === 'end there' ? [from - length, from] : [from, from + length];
  return {
    workStart: quarter(Math.max(0, Math.min(first, last - 1))),
    workEnd: quarter(Math.min(96, Math.max(1, last))),
  };
}

const aFewDays = fc.uniqueArray(fc.integer({ min: -5, max: 9 }), { maxLength: 4 });

const staff: fc.Arbitrary<Staff> = fc
  .record({
    place: localCases,
    hours,
    workDays: fc.oneof(
      fc.constant('1234567'),
      fc.constant('12345'),
      fc.subarray([...'1234567']).map((d) => d.join('')),
    ),
    closed: aFewDays,
    away: aFewDays,
  })
  .map(({ place: { zone, date, time, onTransition }, hours, workDays, closed, away }) => {
    const pattern: WorkPattern = { zone, workDays, ...hoursOf(hours, time) };
    const dates = (days: readonly number[]) => days.map((day) => addDays(date, day));
    const calendar: SchoolCalendar = {
      closed: new Map(dates(closed).map((day) => [day, 'break' as ClosedKind])),
    };
    const absences = dates(away).map((day) => ({ firstDay: day, lastDay: day }));
    return {
      zone,
      around: date,
      pattern,
      closed: new Set(dates(closed)),
      away: new Set(dates(away)),
      availability: availabilityOf(pattern, calendar, absences),
      onTransition,
    };
  });

/** Whether the clock on the wall says that this person is at work. */
function atWork({ zone, pattern, closed, away }: Staff, instant: Instant): boolean {
  const { date, time } = readWall(instant, zone);
  const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7;
  return (
    pattern.workDays.includes(String(weekday)) &&
    !closed.has(date) &&
    !away.has(date) &&
    pattern.workStart <= time &&
    time < pattern.workEnd
  );
}

/** Every quarter hour from a day before a date to two days after it, whatever the zone. */
function* quartersAround(date: LocalDate): Generator<Instant> {
  const noon = Date.parse(`${date}T12:00Z`);
  for (let at = noon - 1.5 * DAY; at <= noon + 1.5 * DAY; at += STEP) yield at;
}

const hasClockChange = (zone: Zone, date: string) => {
  const noon = Date.parse(`${date}T12:00Z`);
  const ahead = (at: Instant) => readWall(at, zone).label - at;
  return ahead(noon - 1.5 * DAY) !== ahead(noon + 1.5 * DAY);
};

describe('working hours, against the wall clock', () => {
  it('are never open when the clock says they are not, and always open on a day without a clock change', () => {
    const seen = { cases: 0, onTransition: 0, open: 0 };
    fc.assert(
      fc.property(staff, (person) => {
        seen.cases += 1;
        seen.onTransition += Number(person.onTransition);
        const plain = new Map<string, boolean>();
        for (const at of quartersAround(person.around)) {
          const open = person.availability.isOpen(at);
          const working = atWork(person, at);
          seen.open += Number(open);
          if (open && !working)
            throw new Error(`open at ${new Date(at).toISOString()}, outside working hours`);
          if (open || !working) continue;
          const { date } = readWall(at, person.zone);
          if (!plain.has(date)) plain.set(date, !hasClockChange(person.zone, date));
          if (plain.get(date))
            throw new Error(`closed at ${new Date(at).toISOString()}, inside working hours`);
        }
      }),
      runs(0.12),
    );
    expect(seen.onTransition / seen.cases).toBeGreaterThanOrEqual(0.5);
    expect(seen.open).toBeGreaterThan(0);
  }, 300_000);

  it('begin no earlier and end no later than the hours counted in elapsed time', () => {
    fc.assert(
      fc.property(staff, ({ availability, around, pattern, zone }) => {
        const bounds = availability.dayBounds(around);
        if (!bounds || pattern.workEnd === '24:00') return;
        const start = instantByWalking(around, pattern.workStart, zone).instant;
        const end = instantByWalking(around, pattern.workEnd, zone).instant;
        expect(bounds.opens).toBeGreaterThanOrEqual(start ?? Number.POSITIVE_INFINITY);
        expect(bounds.closes).toBeLessThanOrEqual(end ?? Number.NEGATIVE_INFINITY);
        expect(bounds.opens).toBeLessThan(bounds.closes);
      }),
      runs(0.2),
    );
  }, 300_000);

  it('have as next opening the first open quarter hour, the same again from there, and never an earlier one later', () => {
    fc.assert(
      fc.property(staff, fc.integer({ min: 0, max: 96 }), (person, length) => {
        const quarters = [...quartersAround(person.around)];
        const [from = 0] = quarters;
        const until = from + length * STEP * 3;
        const first = quarters.find((at) => at < until && person.availability.isOpen(at));
        const next = person.availability.nextOpening(from, until);
        expect(next).toBe(first);
        if (next !== undefined) expect(person.availability.nextOpening(next, until)).toBe(next);
        let last = Number.NEGATIVE_INFINITY;
        for (const at of quarters.filter((_, index) => index % 8 === 0)) {
          const opening = person.availability.nextOpening(at, until) ?? Number.POSITIVE_INFINITY;
          expect(opening).toBeGreaterThanOrEqual(Math.max(at, last));
          last = opening;
        }
      }),
      runs(0.1),
    );
  }, 300_000);
});

describe('a check-in’s slot', () => {
  const cases = fc.record({
    person: staff,
    day: fc.integer({ min: 1, max: 7 }),
    time: fc.integer({ min: 0, max: 95 }).map(quarter),
    spreadMinutes: fc.integer({ min: 0, max: 480 }),
    closesAfterDays: fc.integer({ min: 0, max: 9 }),
    name: fc.string({ maxLength: 8 }),
  });

  it('is inside working hours, in its window, before the close, within the spread, and the same every time', () => {
    const seen = { due: 0, skipped: new Set<string>() };
    fc.assert(
      fc.property(cases, ({ person, day, time, spreadMinutes, closesAfterDays, name }) => {
        const window = windowOf(person.around);
        const configured = addDays(as(window), day - 1);
        const cadence: CheckInCadence = { day, time, spreadMinutes, everyWeeks: 1, anchor: window };
        const closesAt = Date.parse(`${configured}T18:00Z`) + closesAfterDays * DAY;
        const question = {
          personId: as<PersonId>(name),
          window,
          cadence,
          availability: person.availability,
          closesAt,
        };
        const slot = checkInSlot(question);
        expect(checkInSlot(question)).toEqual(slot);

        const wanted = instantOf(configured, time, person.zone);
        if ('skip' in slot) {
          seen.skipped.add(slot.skip);
          const reasons: (DayOffReason | 'no_slot')[] = [
            'break',
            'away',
            'not_worked',
            'clock_change',
            'no_slot',
          ];
          expect(reasons).toContain(slot.skip);
          // Nothing that could have been used was passed over.
          for (let at = Date.parse(`${configured}T00:00Z`) - DAY; at < closesAt; at += STEP * 2) {
            const { date } = readWall(at, person.zone);
            const past = daysBetween(configured, as(date));
            if (past < 0 || past > 7 - day || !atWork(person, at) || !person.availability.isOpen(at))
              continue;
            if (past > 0 || (wanted !== undefined && at >= wanted))
              throw new Error(`could have been asked at ${at}`);
          }
          return;
        }
        seen.due += 1;
        expect(atWork(person, slot.dueAt)).toBe(true);
        expect(slot.dueAt).toBeLessThan(closesAt);
        const { date } = readWall(slot.dueAt, person.zone);
        expect(daysBetween(configured, as(date))).toBeGreaterThanOrEqual(0);
        expect(windowOf(as(date))).toBe(window);
        if (date === configured && wanted !== undefined) expect(slot.dueAt).toBeGreaterThanOrEqual(wanted);

        const earliest = checkInSlot({ ...question, cadence: { ...cadence, spreadMinutes: 0 } });
        const offset = 'dueAt' in earliest ? (slot.dueAt - earliest.dueAt) / 60_000 : Number.NaN;
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(spreadMinutes);
      }),
      runs(0.4),
    );
    expect(seen.due).toBeGreaterThan(0);
    expect([...seen.skipped]).toEqual(expect.arrayContaining(['break', 'away', 'not_worked', 'no_slot']));
  }, 300_000);

  it('is followed by reminders and "ask me later" only inside working hours, after now and before the close', () => {
    fc.assert(
      fc.property(
        staff,
        fc.integer({ min: 0, max: 287 }),
        fc.integer({ min: 0, max: 600 }),
        (person, steps, until) => {
          const now = Date.parse(`${person.around}T00:00Z`) - DAY + steps * STEP;
          const closesAt = now + until * STEP;
          const { availability } = person;
          const reminder = reminderSlot({ sentAt: now, availability, closesAt });
          const offers = snoozeOptions(now, availability, closesAt).map((option) => option.at);
          for (const at of [...offers, ...(reminder === undefined ? [] : [reminder])]) {
            expect(at > now && at < closesAt && atWork(person, at)).toBe(true);
          }
        },
      ),
      runs(0.5),
    );
  }, 300_000);
});
