import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDistrict } from '../../src/district/index.ts';

const FILE = `
district: { key: lakeside, name: Lakeside, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04, region: north, channel: C0000000D1 }
districts:
  - { key: hillside, name: Hillside, region: north, zone: America/Denver, first_day: 2026-08-31, channel: C0000000D2 }
  - { key: desert, name: Desert, calendar: { holidays: [2026-10-12] } }
regions: [{ key: north, name: North Region, channel: C0000000R1 }]
state: { key: mn, name: Minnesota, channel: C0000000M1 }
schools:
  - { key: oak, name: Oak, channel: C0000000S1 }
  - { key: elm, name: Elm, district: hillside }
teams:
  - { key: a, name: A, school: oak, channel: C0000000T1 }
  - { key: b, name: B, school: elm, channel: C0000000T2 }
people:
  - { key: ana, name: Ana, email: ana@d.example, roles: { staff: a } }
  - { key: lee, name: Lee, email: lee@d.example, roles: { leader: [north, mn, hillside] } }
`;

function read(text: string) {
  const reading = readDistrict(text);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.district;
}

function problemsOf(text: string): string[] {
  const reading = readDistrict(text);
  if (!('problems' in reading)) return [];
  return reading.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ found, fix }) => `${found} ${fix}`);
}

describe('a file with more than one district', () => {
  it('puts every unit under the one above it: team, school, district, region, state', () => {
    const { units } = read(FILE);
    expect(units.map(({ id, kind, parentId, channelId }) => [id, kind, parentId, channelId])).toEqual([
      ['lakeside/lakeside', 'district', 'lakeside/north', 'C0000000D1'],
      ['lakeside/hillside', 'district', 'lakeside/north', 'C0000000D2'],
      ['lakeside/desert', 'district', 'lakeside/mn', null],
      ['lakeside/north', 'region', 'lakeside/mn', 'C0000000R1'],
      ['lakeside/mn', 'state', null, 'C0000000M1'],
      ['lakeside/oak', 'school', 'lakeside/lakeside', 'C0000000S1'],
      ['lakeside/elm', 'school', 'lakeside/hillside', null],
      ['lakeside/a', 'team', 'lakeside/oak', 'C0000000T1'],
      ['lakeside/b', 'team', 'lakeside/elm', 'C0000000T2'],
    ]);
  });

  it('gives a further district what the first one says, where it says nothing itself', () => {
    const { units, closedDays } = read(FILE);
    const of = (key: string) => units.find(({ id }) => id === `lakeside/${key}`);
    expect(of('hillside')).toMatchObject({
      zone: 'America/Denver',
      firstDay: '2026-08-31',
      lastDay: '2027-06-04',
    });
    expect(of('desert')).toMatchObject({ zone: 'America/Chicago', firstDay: '2026-08-24' });
    expect([of('elm')?.zone, of('b')?.zone]).toEqual(['America/Denver', 'America/Denver']);
    expect(closedDays).toEqual([{ unitId: 'lakeside/desert', date: '2026-10-12', kind: 'holiday' }]);
  });

  it('lets people lead a region, a state or a further district', () => {
    const { memberships } = read(FILE);
    expect(memberships.filter(({ role }) => role === 'leader').map(({ unitId }) => unitId)).toEqual([
      'lakeside/north',
      'lakeside/mn',
      'lakeside/hillside',
    ]);
  });

  it('names a region or a district that is not there, with what there is', () => {
    expect(problemsOf(FILE.replace('region: north, zone', 'region: nort, zone'))).toEqual([
      expect.stringMatching(/There is no region "nort"\. Did you mean "north"\?/),
    ]);
    expect(problemsOf(FILE.replace('district: hillside', 'district: hilside'))).toEqual([
      expect.stringMatching(/There is no district "hilside"\. Did you mean "hillside"\?/),
    ]);
    expect(
      problemsOf(FILE.replace('key: mn,', 'key: oak,').replace('leader: [north, mn,', 'leader: [north,')),
    ).toEqual([expect.stringContaining('The key "oak" is used already')]);
  });

  it('changes nothing for a file with one district', () => {
    const { units } = read(readFileSync('docs/district.example.yaml', 'utf8'));
    expect(units.filter(({ kind }) => kind === 'district')).toMatchObject([{ parentId: null }]);
    expect(units.some(({ kind }) => kind === 'region' || kind === 'state')).toBe(false);
  });
});
