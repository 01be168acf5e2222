import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { districtOf, edited, MAPLE, warningsIn } from './maple.ts';

const person = (text: string, key: string) => districtOf(text).people.find(({ id }) => id === `maple/${key}`);
const unit = (text: string, key: string) => districtOf(text).units.find(({ id }) => id === `maple/${key}`);

describe('a district file', () => {
  it('is short: what it leaves out has a sensible default', () => {
    const text = `
district: { key: maple, name: Maple, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04 }
teams: [{ key: grade-3, name: Grade 3 }]
people: [{ key: ana, name: Ana, email: ana@maple.example, roles: { staff: grade-3 } }]`;
    expect(districtOf(text).tenant).toEqual({
      id: 'maple',
      name: 'Maple',
      k: 5,
      locale: 'en',
      vocabulary: 'plain',
      legalHold: false,
    });
    expect(unit(text, 'grade-3')).toMatchObject({
      ...{
        kind: 'team',
        parentId: 'maple/maple',
        zone: 'America/Chicago',
        channelId: null,
        focusDriver: null,
      },
      ...{ checkinEveryWeeks: 2, checkinDay: 2, checkinTime: '09:00', checkinSpread: 30 },
      ...{ digestDay: 5, digestTime: '15:00', active: true },
    });
    expect(person(text, 'ana')).toMatchObject({
      ...{ locale: 'en', zone: 'America/Chicago', workDays: '12345', workStart: '08:00', workEnd: '16:00' },
      ...{ homeTeamId: 'maple/grade-3', calendarUnitId: 'maple/maple', audience: 'staff', active: true },
    });
  });

  it('has a commented example that is sound', () => {
    const text = readFileSync('docs/district.example.yaml', 'utf8');
    expect(districtOf(text).people).toHaveLength(12);
    expect(warningsIn(text)).toEqual([]);
  });

  it("gives each person the zone and calendar of their home team's school", () => {
    expect(person(MAPLE, 'di')).toMatchObject({ zone: 'America/Denver', calendarUnitId: 'maple/river' });
    expect(unit(MAPLE, 'science')?.zone).toBe('America/Denver');
    const moved = edited(MAPLE, ['name: Di,', 'name: Di, zone: america/new_york,']);
    expect(person(moved, 'di')?.zone).toBe('America/New_York');
  });

  it('asks staff and coaches of a team, and nobody who only leads, evaluates or administers', () => {
    expect(person(MAPLE, 'flo')).toMatchObject({ homeTeamId: 'maple/science', audience: 'coach' });
    expect(person(MAPLE, 'kim')).toMatchObject({
      homeTeamId: null,
      calendarUnitId: 'maple/oak',
      audience: 'leadership',
    });
    const text = edited(MAPLE, [
      'roles: { leader: oak, evaluator: oak }',
      'roles: { evaluator: oak, admin: maple }',
    ]);
    expect(person(text, 'kim')).toMatchObject({ homeTeamId: null, audience: 'staff' });
  });

  it('lets a team that they work in go before one that they coach', () => {
    const text = edited(MAPLE, [
      'roles: { coach: [science, grade-3] }',
      'roles: { coach: science, staff: grade-3 }',
    ]);
    expect(person(text, 'flo')).toMatchObject({ homeTeamId: 'maple/grade-3', audience: 'coach' });
  });

  it('takes who coaches somebody for a coach, and a facilitator for leadership', () => {
    const text = edited(
      MAPLE,
      ['coach: flo,', 'coach: ben,'],
      [
        'roles: { staff: science } }\n  - { key: flo',
        'roles: { staff: science, facilitator: science } }\n  - { key: flo',
      ],
    );
    expect(person(text, 'ben')?.audience).toBe('coach');
    expect(person(text, 'ed')?.audience).toBe('leadership');
  });

  it('writes a range of closed days a row a day, the kind that says most first', () => {
    expect(districtOf(MAPLE).closedDays).toEqual([
      { unitId: 'maple/maple', date: '2026-12-21', kind: 'break' },
      { unitId: 'maple/maple', date: '2026-12-22', kind: 'holiday' },
      { unitId: 'maple/maple', date: '2026-12-23', kind: 'break' },
    ]);
  });

  it("leaves a school's own first and last day with the school, and inherits the others", () => {
    const text = edited(MAPLE, ['name: Oak Elementary', 'name: Oak Elementary, first_day: 2026-08-31']);
    expect(unit(text, 'oak')).toMatchObject({ firstDay: '2026-08-31', lastDay: null });
    expect(unit(text, 'maple')).toMatchObject({ firstDay: '2026-08-24', lastDay: '2027-06-04' });
  });

  it('makes absences that touch one, in whichever order they are written', () => {
    const away =
      'away: [2026-10-07, { from: 2026-10-05, to: 2026-10-06 }, 2026-11-02, { from: 2026-10-06, to: 2026-10-06 }],';
    const text = edited(MAPLE, ['name: Ana,', `name: Ana, ${away}`]);
    expect(districtOf(text).absences).toEqual([
      { personId: 'maple/ana', firstDay: '2026-10-05', lastDay: '2026-10-07' },
      { personId: 'maple/ana', firstDay: '2026-11-02', lastDay: '2026-11-02' },
    ]);
  });

  it.each([
    ['coaching', 'coaching'],
    ['Professional  Development', 'training'],
    ['facilitative administration', 'internal_systems'],
    ['DSDS', 'data_systems'],
    ['adaptive', 'leadership_adaptive'],
  ])('knows the driver %s', (word, driver) => {
    const text = edited(MAPLE, ['focus: coaching', `focus: ${word}`]);
    expect(unit(text, 'grade-3')?.focusDriver).toBe(driver);
  });

  it('takes short day names, times without the leading zero, and any case in mail addresses', () => {
    const text = edited(
      MAPLE,
      ['day: tuesday, time: "09:00"', 'day: thu, time: "9:05"'],
      ['name: Ben,', 'name: Ben, working_hours: { days: [sat, mon, monday], to: "24:00" },'],
    );
    expect(unit(text, 'science')).toMatchObject({ checkinDay: 4, checkinTime: '09:05' });
    expect(person(text, 'ben')).toMatchObject({ workDays: '16', workStart: '08:00', workEnd: '24:00' });
    expect(person(text, 'ana')?.email).toBe('ana@maple.example');
  });

  it('may use an anchor for what repeats', () => {
    const text = edited(
      MAPLE,
      ['name: Ana,', 'name: Ana, working_hours: &late { from: "11:00", to: "19:00" },'],
      ['name: Ben,', 'name: Ben, working_hours: *late,'],
    );
    expect(person(text, 'ben')).toMatchObject({ workStart: '11:00', workEnd: '19:00' });
  });
});
