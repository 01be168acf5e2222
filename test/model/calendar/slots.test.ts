import { describe, expect, it } from 'vitest';
import {
  type Absence,
  availabilityOf,
  type CheckInCadence,
  checkInSlot,
  digestSlot,
  isCadenceWeek,
  mergeCalendars,
  planCheckIns,
  reminderSlot,
  type SchoolCalendar,
  snoozeOptions,
  type WorkPattern,
} from '../../../src/model/calendar/index.ts';
import { settlingOn } from '../../../src/model/calendar/school-calendar.ts';
import { as, type LocalDate, type PersonId, type Window, type Zone } from '../../../src/model/ids.ts';

const zone = as<Zone>('America/Chicago');
const monday = as<Window>('2026-11-09');
/** Wall time in Chicago in the standard-time weeks of November 2026. */
const chicago = (local: string) => Date.parse(`${local}:00-06:00`);
const closesAt = chicago('2026-11-13T15:00');
const year: SchoolCalendar = { firstDay: as('2026-08-17'), lastDay: as('2027-05-28'), closed: new Map() };
const closedOn = (...dates: string[]): SchoolCalendar => ({
  ...year,
  closed: new Map(dates.map((date) => [as<LocalDate>(date), 'holiday'])),
});
const away = (firstDay: string, lastDay: string): Absence => ({
  firstDay: as(firstDay),
  lastDay: as(lastDay),
});
const weekdays: WorkPattern = { zone, workDays: '12345', workStart: as('08:00'), workEnd: as('16:00') };
const cadence: CheckInCadence = {
  day: 1,
  time: as('09:00'),
  spreadMinutes: 0,
  everyWeeks: 1,
  anchor: as('2026-08-17'),
};
const ana = as<PersonId>('lakeside/ana');

function slot(over: {
  pattern?: Partial<WorkPattern>;
  cadence?: Partial<CheckInCadence>;
  calendar?: SchoolCalendar;
  absences?: Absence[];
  window?: Window;
  closesAt?: number;
  personId?: PersonId;
}) {
  return checkInSlot({
    personId: over.personId ?? ana,
    window: over.window ?? monday,
    cadence: { ...cadence, ...over.cadence },
    availability: availabilityOf({ ...weekdays, ...over.pattern }, over.calendar ?? year, over.absences),
    closesAt: over.closesAt ?? closesAt,
  });
}

describe('a check-in', () => {
  it('is due at the team’s time in the person’s own zone', () => {
    expect(slot({})).toEqual({ dueAt: chicago('2026-11-09T09:00') });
    expect(slot({ pattern: { zone: as('America/New_York') } })).toEqual({
      dueAt: chicago('2026-11-09T08:00'),
    });
  });

  it('moves to the next day the person works, past a holiday, an absence and days they do not work', () => {
    expect(slot({ calendar: closedOn('2026-11-09') })).toEqual({ dueAt: chicago('2026-11-10T09:00') });
    expect(slot({ absences: [away('2026-11-02', '2026-11-10')] })).toEqual({
      dueAt: chicago('2026-11-11T09:00'),
    });
    expect(slot({ pattern: { workDays: '35' } })).toEqual({ dueAt: chicago('2026-11-11T09:00') });
  });

  it('is skipped for the first day’s reason when no day is left before the close', () => {
    expect(slot({ calendar: closedOn('2026-11-09'), absences: [away('2026-11-10', '2026-11-20')] })).toEqual({
      skip: 'holiday',
    });
    expect(slot({ absences: [away('2026-11-09', '2026-11-13')] })).toEqual({ skip: 'away' });
    expect(slot({ pattern: { workDays: '5' }, closesAt: chicago('2026-11-13T08:00') })).toEqual({
      skip: 'not_worked',
    });
    expect(slot({ closesAt: chicago('2026-11-09T09:00') })).toEqual({ skip: 'no_slot' });
  });

  it('never moves into the next week, however late it closes', () => {
    expect(
      slot({ absences: [away('2026-11-09', '2026-11-13')], closesAt: chicago('2026-11-18T15:00') }),
    ).toEqual({ skip: 'away' });
  });

  it('waits for those who start later', () => {
    expect(slot({ pattern: { workStart: as('12:00') } })).toEqual({ dueAt: chicago('2026-11-09T12:00') });
  });

  it('comes as the next day begins for those whose day is over before the team’s time', () => {
    const pattern = {
      workStart: as<typeof weekdays.workStart>('06:00'),
      workEnd: as<typeof weekdays.workEnd>('09:00'),
    };
    expect(slot({ pattern })).toEqual({ dueAt: chicago('2026-11-10T06:00') });
  });

  it('is left out in the first and last five school days', () => {
    expect(slot({ window: as('2026-08-17'), closesAt: chicago('2026-08-21T14:00') })).toEqual({
      skip: 'first_days',
    });
    expect(slot({ window: as('2027-05-24'), closesAt: chicago('2027-05-28T14:00') })).toEqual({
      skip: 'last_days',
    });
    expect(slot({ window: as('2027-06-07'), closesAt: chicago('2027-06-11T14:00') })).toEqual({
      skip: 'after_last_day',
    });
  });

  it('comes only in the weeks of its cadence', () => {
    expect(slot({ cadence: { everyWeeks: 2 } })).toEqual({ dueAt: chicago('2026-11-09T09:00') });
    expect(slot({ cadence: { everyWeeks: 2, anchor: as('2026-08-24') } })).toEqual({ skip: 'off_week' });
    expect(isCadenceWeek(as('2026-08-10'), as('2026-08-17'), 2)).toBe(false);
    expect(isCadenceWeek(as('2026-08-03'), as('2026-08-17'), 2)).toBe(true);
    expect(() => isCadenceWeek(monday, monday, 0)).toThrow(RangeError);
  });

  it('finds each person a minute of their own within the spread, the same every time', () => {
    const people = Array.from({ length: 600 }, (_, i) => as<PersonId>(`lakeside/p${i}`));
    const minutes = people.map((personId) => {
      const found = slot({ personId, cadence: { spreadMinutes: 59 } });
      expect(slot({ personId, cadence: { spreadMinutes: 59 } })).toEqual(found);
      return 'dueAt' in found ? (found.dueAt - chicago('2026-11-09T09:00')) / 60_000 : Number.NaN;
    });
    expect(minutes.every((minute) => Number.isInteger(minute) && minute >= 0 && minute <= 59)).toBe(true);
    // 600 people over 60 minutes: 10 a minute on average. Thirty in one would be a herd.
    const busiest = Math.max(...minutes.map((minute) => minutes.filter((other) => other === minute).length));
    expect(busiest).toBeLessThan(30);
    expect(new Set(minutes).size).toBe(60);
  });

  it('squeezes the spread into what is left of the hours and of the time before the close', () => {
    for (let i = 0; i < 200; i++) {
      const personId = as<PersonId>(`lakeside/p${i}`);
      const late = slot({ personId, cadence: { spreadMinutes: 480, time: as('15:30') } });
      expect('dueAt' in late && late.dueAt).toBeLessThan(chicago('2026-11-09T16:00'));
      const soon = slot({ personId, cadence: { spreadMinutes: 480 }, closesAt: chicago('2026-11-09T09:10') });
      expect('dueAt' in soon && soon.dueAt).toBeLessThan(chicago('2026-11-09T09:10'));
    }
  });

  it('has the same slot planned alone and among many', () => {
    const calendars = [year, closedOn('2026-11-09'), closedOn('2026-11-09', '2026-11-10')];
    const people = Array.from({ length: 500 }, (_, i) => ({
      personId: as<PersonId>(`lakeside/p${i}`),
      pattern: {
        ...weekdays,
        workDays: i % 3 ? '12345' : '24',
        workStart: as<typeof weekdays.workStart>(i % 5 ? '08:00' : '11:30'),
      },
      calendar: calendars[i % calendars.length] ?? year,
      absences: i % 7 ? [] : [away('2026-11-09', '2026-11-11')],
      cadence: { ...cadence, spreadMinutes: i % 2 ? 30 : 240 },
      closesAt: i % 11 ? closesAt : chicago('2026-11-11T12:00'),
    }));
    const alone = people.map((person) =>
      checkInSlot({
        ...person,
        window: monday,
        availability: availabilityOf(person.pattern, person.calendar, person.absences),
      }),
    );
    expect(planCheckIns(people, monday)).toEqual(alone);
    expect(new Set(alone.map((found) => Object.keys(found)[0]))).toEqual(new Set(['dueAt', 'skip']));
  });
});

describe('the school calendar', () => {
  it('joins the days closed by the district and by the school, and takes the school’s own first day', () => {
    const merged = mergeCalendars(closedOn('2026-11-26'), {
      firstDay: as('2026-08-19'),
      closed: new Map([[as<LocalDate>('2026-12-01'), 'snow']]),
    });
    expect(merged.firstDay).toBe('2026-08-19');
    expect(merged.lastDay).toBe('2027-05-28');
    expect([...merged.closed]).toEqual([
      ['2026-11-26', 'holiday'],
      ['2026-12-01', 'snow'],
    ]);
  });

  it('counts the first five school days past holidays', () => {
    const late = closedOn('2026-08-18', '2026-08-19');
    expect(settlingOn(late, as('2026-08-25'))).toBe('first_days');
    expect(settlingOn(late, as('2026-08-26'))).toBeUndefined();
    expect(settlingOn(late, as('2027-05-23'))).toBeUndefined();
    expect(settlingOn(late, as('2027-05-24'))).toBe('last_days');
  });
});

describe('a digest', () => {
  const friday = { window: monday, day: 5, time: as<typeof weekdays.workStart>('15:00'), zone };

  it('is due on its day in the team’s zone', () => {
    expect(digestSlot({ ...friday, calendar: year })).toEqual({ dueAt: closesAt });
  });

  it('moves to the next school day, past the weekend', () => {
    expect(digestSlot({ ...friday, calendar: closedOn('2026-11-13') })).toEqual({
      dueAt: chicago('2026-11-16T15:00'),
    });
  });

  it('is skipped when the school is closed for longer than a week', () => {
    const winter = closedOn(
      '2026-11-13',
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
    );
    expect(digestSlot({ ...friday, calendar: winter })).toEqual({ skip: 'holiday' });
  });
});

describe('a reminder', () => {
  const availability = availabilityOf(weekdays, year);

  it('comes at the same time on the next worked day', () => {
    const sentAt = chicago('2026-11-09T09:17');
    expect(reminderSlot({ sentAt, availability, closesAt })).toBe(chicago('2026-11-10T09:17'));
    const back = availabilityOf(weekdays, year, [away('2026-11-10', '2026-11-11')]);
    expect(reminderSlot({ sentAt, availability: back, closesAt })).toBe(chicago('2026-11-12T09:17'));
  });

  it('comes two hours before the close when that is earlier', () => {
    const sentAt = chicago('2026-11-12T14:00');
    expect(reminderSlot({ sentAt, availability, closesAt })).toBe(chicago('2026-11-13T13:00'));
    expect(reminderSlot({ sentAt: chicago('2026-11-13T09:00'), availability, closesAt })).toBe(
      chicago('2026-11-13T13:00'),
    );
  });

  it('does not come when no working time is left between then and the close', () => {
    expect(reminderSlot({ sentAt: chicago('2026-11-13T13:30'), availability, closesAt })).toBeUndefined();
    const sentAt = chicago('2026-11-13T15:30');
    expect(reminderSlot({ sentAt, availability, closesAt: chicago('2026-11-16T07:00') })).toBeUndefined();
  });
});

describe('"ask me later"', () => {
  const offers = (now: string, pattern: Partial<WorkPattern> = {}) =>
    snoozeOptions(chicago(now), availabilityOf({ ...weekdays, ...pattern }, year), closesAt);

  it('offers two hours on and the same time tomorrow', () => {
    expect(offers('2026-11-09T09:20')).toEqual([
      { type: 'later_today', at: chicago('2026-11-09T11:20') },
      { type: 'tomorrow', at: chicago('2026-11-10T09:20') },
    ]);
  });

  it('offers the next work day where tomorrow is not worked, and nothing today when the day is nearly over', () => {
    expect(offers('2026-11-09T14:30', { workDays: '134' })).toEqual([
      { type: 'next_work_day', at: chicago('2026-11-11T14:30') },
    ]);
  });

  it('offers the start of the day to those who tap outside their hours', () => {
    expect(offers('2026-11-09T21:00')).toEqual([{ type: 'tomorrow', at: chicago('2026-11-10T08:00') }]);
  });

  it('offers nothing that comes after the close', () => {
    expect(offers('2026-11-13T13:30')).toEqual([]);
  });
});
