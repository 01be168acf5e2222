import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  hoursOn,
  instantOf,
  isZone,
  localOf,
  sameTime,
  weekdayOf,
  windowOf,
} from '../../../src/model/calendar/zone.ts';
import { as, type LocalDate, type LocalTime, type Zone } from '../../../src/model/ids.ts';

const chicago = as<Zone>('America/Chicago');
const at = (date: string, time: string, zone: string = chicago) => {
  const instant = instantOf(as(date), as(time), as(zone));
  return instant === undefined ? undefined : new Date(instant).toISOString();
};
const hours = (date: string, start: string, end: string, zone: string = chicago) => {
  const span = hoursOn(as(date), as(start), as(end), as(zone));
  return span && [new Date(span.opens).toISOString(), new Date(span.closes).toISOString()];
};

describe('instantOf', () => {
  it('reads an ordinary time with the offset of its day', () => {
    expect(at('2026-01-05', '09:00')).toBe('2026-01-05T15:00:00.000Z');
    expect(at('2026-07-06', '09:00')).toBe('2026-07-06T14:00:00.000Z');
  });

  it('reads a time that the clocks skip with the offset before the gap', () => {
    expect(at('2026-03-08', '02:30')).toBe('2026-03-08T08:30:00.000Z'); // 03:30 CDT
  });

  it('reads a time that happens twice as its first', () => {
    expect(at('2026-11-01', '01:30')).toBe('2026-11-01T06:30:00.000Z'); // 01:30 CDT
  });

  it('reads 24:00 as the midnight that ends the date, also where the next date begins at one o’clock', () => {
    expect(at('2026-01-05', '24:00')).toBe('2026-01-06T06:00:00.000Z');
    // São Paulo went from 23:59 on 3 November 2018 to 01:00 on the 4th.
    expect(at('2018-11-03', '24:00', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  it('has no instant on a date that never was', () => {
    expect(at('2011-12-30', '09:00', 'Pacific/Apia')).toBeUndefined();
    expect(at('2011-12-30', '00:00', 'Pacific/Apia')).toBeUndefined();
    expect(at('2011-12-30', '24:00', 'Pacific/Apia')).toBeUndefined();
    expect(at('2011-12-29', '24:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(at('2011-12-31', '00:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });
});

describe('localOf', () => {
  it('tells date, time, weekday and minute of the day', () => {
    expect(localOf(Date.parse('2026-11-02T04:59:59.999Z'), chicago)).toEqual({
      date: '2026-11-01',
      time: '22:59',
      weekday: 7,
      minute: 1379,
    });
  });
});

describe('hoursOn', () => {
  it('are the clock’s hours on an ordinary day', () => {
    expect(hours('2026-01-05', '08:00', '16:00')).toEqual([
      '2026-01-05T14:00:00.000Z',
      '2026-01-05T22:00:00.000Z',
    ]);
  });

  it('begin after the gap when they would start inside it', () => {
    // 02:30 is read as 03:30 CDT, which leaves 03:30 to 08:00.
    expect(hours('2026-03-08', '02:30', '08:00')).toEqual([
      '2026-03-08T08:30:00.000Z',
      '2026-03-08T13:00:00.000Z',
    ]);
  });

  it('end with the clock change when they would end inside the gap', () => {
    expect(hours('2026-03-08', '00:00', '02:30')).toEqual([
      '2026-03-08T06:00:00.000Z',
      '2026-03-08T08:00:00.000Z',
    ]);
  });

  it('end at the first reading when they end inside an overlap', () => {
    expect(hours('2026-11-01', '00:00', '01:30')).toEqual([
      '2026-11-01T05:00:00.000Z',
      '2026-11-01T06:30:00.000Z',
    ]);
  });

  it('keep the longer part when an overlap at their start breaks them in two', () => {
    // 01:30 to 02:00 CDT, then the clock goes back to 01:00 CST and is inside again from 01:30 CST.
    expect(hours('2026-11-01', '01:30', '08:00')).toEqual([
      '2026-11-01T07:30:00.000Z',
      '2026-11-01T14:00:00.000Z',
    ]);
  });

  it('run through a clock change in their middle', () => {
    expect(hours('2026-11-01', '00:00', '24:00')).toEqual([
      '2026-11-01T05:00:00.000Z',
      '2026-11-02T06:00:00.000Z',
    ]);
    expect(hours('2026-03-08', '00:00', '24:00')).toEqual([
      '2026-03-08T06:00:00.000Z',
      '2026-03-09T05:00:00.000Z',
    ]);
  });

  it('are none when all of them are skipped', () => {
    expect(hours('2026-03-08', '02:10', '02:50')).toBeUndefined();
    expect(hours('2011-12-30', '08:00', '16:00', 'Pacific/Apia')).toBeUndefined();
  });
});

describe('dates', () => {
  const date = (text: string) => as<LocalDate>(text);

  it('count across months, leap days and years', () => {
    expect(addDays(date('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(date('2027-01-01'), -1)).toBe('2026-12-31');
    expect(daysBetween(date('2026-12-31'), date('2026-01-01'))).toBe(-364);
  });

  it('know their ISO weekday and their Monday, also before 1970', () => {
    expect(['2026-11-02', '2026-11-08', '1969-12-29', '1969-12-28'].map((d) => weekdayOf(date(d)))).toEqual([
      1, 7, 1, 7,
    ]);
    expect(windowOf(date('2026-11-08'))).toBe('2026-11-02');
    expect(windowOf(date('2026-11-02'))).toBe('2026-11-02');
    expect(windowOf(date('2027-01-01'))).toBe('2026-12-28');
  });
});

describe('isZone', () => {
  it('knows names of the IANA database and nothing else', () => {
    expect(['America/Chicago', 'Pacific/Apia', 'UTC', 'US/Central'].every(isZone)).toBe(true);
    expect(['', '+05:00', 'Chicago', 'America/Springfield', 'central time'].some(isZone)).toBe(false);
  });
});

it('answers the same a second time, and past the point where old answers are forgotten', {
  timeout: 60_000,
}, () => {
  const ask = (day: number) => instantOf(addDays(as('2000-01-01'), day), as<LocalTime>('09:00'), chicago);
  const first = ask(0);
  for (let day = 1; day <= 4_100; day++) ask(day);
  expect(ask(0)).toBe(first);
  expect(ask(0)).toBe(Date.parse('2000-01-01T15:00:00Z'));
});

describe('sameTime', () => {
  const from = Date.parse('2026-11-02T12:00:00Z');
  const same = (one: string, other: string) => sameTime(as(one), as(other), from);

  it('knows zones that tell the same time by another name, all year', () => {
    expect(same('America/Chicago', 'America/Menominee')).toBe(true);
    expect(same('America/New_York', 'America/Detroit')).toBe(true);
  });

  it('tells zones apart that agree only in winter or only in summer', () => {
    expect(same('America/Denver', 'America/Phoenix')).toBe(false);
    expect(same('America/Los_Angeles', 'America/Phoenix')).toBe(false);
    expect(same('America/Halifax', 'America/Puerto_Rico')).toBe(false);
  });
});
