import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { districtText, fileOf } from '../../src/district/describe.ts';
import { applyDistrict, previewDistrict, readDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { readOrganisation } from '../../src/store/queries/organisation.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyStore } from '../doubles/stores.ts';
import { MAPLE } from './maple.ts';

async function applied(text: string): Promise<{ store: Store; tenantId: string }> {
  const reading = readDistrict(text);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  const store = await emptyStore();
  await applyDistrict(store, reading.district);
  return { store, tenantId: reading.district.tenant.id };
}

/** What applying the district's own description would change. */
async function differenceOf({ store, tenantId }: { store: Store; tenantId: string }): Promise<string[]> {
  const file = fileOf(await store.read((tx) => readOrganisation(tx, as(tenantId))));
  if (!file) throw new Error('no district');
  const reading = readDistrict(districtText(file));
  if ('problems' in reading) {
    const wrong = reading.problems.filter(({ severity }) => severity === 'error');
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
    throw new Error('unreadable');
  }
  return (await previewDistrict(store, reading.district)).changes.map(({ sign, what }) => `${sign} ${what}`);
}

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

const REGION = `district: { key: lake, name: Lake, zone: America/Chicago, first_day: 2026-08-24, last_day: 2027-06-04, region: north, channel: C00000007, locale: es, vocabulary: nirn, k: 4 }
calendar: { holidays: [2026-09-07], testing: [{ from: 2027-04-13, to: 2027-04-15 }], snow_days: [2027-01-12, 2027-01-13] }
districts:
  - { key: hill, name: Hill, region: north, zone: America/Denver, first_day: 2026-08-31, calendar: { breaks: [2026-10-12] } }
regions: [{ key: north, name: North, channel: C00000008 }]
state: { key: st, name: State }
schools:
  - { key: elm, name: Elm, district: hill, channel: C00000009, last_day: 2027-05-28 }
  - { key: oak, name: Oak, zone: America/Phoenix }
teams:
  - { key: a, name: A, school: elm, channel: C00000001, members: channel, stage: installation }
  - { key: b, name: "B: the \\"second\\"", school: oak, channel: C00000002, focus: PD, check_in: { day: wed, time: "7:45", every_weeks: 3, spread_minutes: 0 }, digest: { day: mon } }
  - { key: c, name: C, channel: C00000003, vote: { day: thursday } }
  - { key: d, name: D, school: oak, channel: C00000004, members: group, group: S00000001 }
people:
  - { key: ana, name: Ana, email: ana@x.example, roles: { staff: [b, c] }, away: [2026-11-02, { from: 2026-12-01, to: 2026-12-04 }] }
  - { key: ben, name: Ben, slack: U00000002, zone: America/Denver, working_hours: { days: [mon, wed], to: "24:00" }, roles: { staff: c, facilitator: c } }
  - { key: cy, name: Cy, teams: 0a1b2c3d-0000-4000-8000-000000000001, slack: U00000003, locale: en, roles: { coach: [oak, b], evaluator: elm } }
  - { key: di, name: Di, email: di@x.example, roles: { leader: [elm, oak], admin: lake } }
  - { key: ed, name: Ed, email: ed@x.example, roles: { staff: a } }
coaching: [{ coach: cy, coachees: [ana, ben] }]
`;

describe('a district, written as its file', () => {
  it('changes nothing when it is applied again: the example, Lakeside, and one with everything there is', async () => {
    for (const text of [
      read('docs/district.example.yaml'),
      read('adapters/playground/lakeside.yaml'),
      MAPLE,
      REGION,
    ]) {
      expect(await differenceOf(await applied(text))).toEqual([]);
    }
  });

  it('leaves out who has left', async () => {
    const district = await applied(MAPLE);
    const reading = readDistrict(MAPLE.replace(/ {2}- \{ key: cy.*\n/, ''));
    if ('problems' in reading) throw new Error('unreadable');
    await applyDistrict(district.store, reading.district);
    const file = fileOf(await district.store.read((tx) => readOrganisation(tx, as('maple'))));
    expect(file?.people.map(({ key }) => key)).not.toContain('cy');
    expect(await differenceOf(district)).toEqual([]);
  });
});
