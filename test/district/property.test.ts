import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { applyDistrict, type District, previewDistrict } from '../../src/district/index.ts';
import { as } from '../../src/model/ids.ts';
import { readOrganisation } from '../../src/store/queries/organisation.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { tempFolder } from '../doubles/temp-folder.ts';
import { districtOf } from './maple.ts';

const SEED = 20261121;
const zone = fc.constantFrom('America/Chicago', 'America/Denver', 'Asia/Kathmandu', 'Pacific/Auckland');
const locale = fc.constantFrom('en', 'es');
const time = fc
  .tuple(fc.integer({ min: 6, max: 17 }), fc.constantFrom('00', '15', '59'))
  .map(([h, m]) => `${h}:${m}`);
const weekday = fc.constantFrom('monday', 'tue', 'wednesday', 'thu', 'friday');
const date = fc
  .integer({ min: 0, max: 200 })
  .map((n) => new Date(Date.UTC(2026, 8, 1) + n * 86_400_000).toISOString().slice(0, 10));
const days = fc.oneof(
  date,
  fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const name = fc.constantFrom('Ana', 'O\'Brien: the "first"', '- x', '5', 'ñandú', 'true', '{}');
const hours = fc.record({
  days: some(fc.uniqueArray(weekday, { minLength: 1 })),
  from: some(fc.constant('6:30')),
  to: some(fc.constant('24:00')),
});
const calendar = fc.record({
  breaks: some(fc.array(days, { maxLength: 3 })),
  holidays: some(fc.array(days, { maxLength: 3 })),
  snow_days: some(fc.array(date, { maxLength: 2 })),
});
const cadence = fc.record({
  every_weeks: some(fc.integer({ min: 1, max: 8 })),
  day: some(weekday),
  time: some(time),
});

/** Keys from a small pool, so that people and teams stay, leave and return from one file to the next. */
const pick = (prefix: string, count: number) =>
  fc.subarray(
    Array.from({ length: count }, (_, i) => `${prefix}${i}`),
    { minLength: 1 },
  );

/** A district file that is sound, as text. */
const file = fc
  .tuple(pick('school', 3), pick('team', 4), pick('person', 7))
  .chain(([schools, teams, people]) => {
    const units = ['gen', ...schools, ...teams];
    const roles = fc
      .record({
        staff: some(fc.subarray(units)),
        coach: some(fc.constantFrom(...units)),
        leader: some(fc.subarray(units)),
        evaluator: some(fc.constantFrom(...units)),
      })
      .map((held) => (Object.values(held).flat().some(Boolean) ? held : { admin: 'gen' }));
    const each = <T>(keys: readonly string[], entry: (key: string, i: number) => fc.Arbitrary<T>) =>
      fc.tuple(...keys.map((key, i) => entry(key, i)));
    return (
      fc
        .record({
          district: fc.record({
            key: fc.constant('gen'),
            name,
            zone,
            locale: some(locale),
            k: some(fc.integer({ min: 3, max: 9 })),
            first_day: fc.constant('2026-08-24'),
            last_day: fc.constantFrom('2027-06-04', '2027-05-28'),
          }),
          defaults: some(
            fc.record({
              working_hours: some(hours),
              check_in: some(cadence),
              digest: some(fc.record({ day: weekday, time })),
            }),
          ),
          calendar: some(calendar),
          schools: each(schools, (key) =>
            fc.record({ key: fc.constant(key), name, zone: some(zone), calendar: some(calendar) }),
          ),
          teams: each(teams, (key) =>
            fc.record({
              key: fc.constant(key),
              name,
              school: some(fc.constantFrom(...schools)),
              channel: some(fc.constantFrom('C0000001', 'C0000002')),
              focus: some(fc.constantFrom('coaching', 'PD')),
              check_in: some(cadence),
            }),
          ),
          people: fc
            .shuffledSubarray(
              ['U0000001', 'U0000002', 'U0000003', 'U0000004', 'U0000005', 'U0000006', 'U0000007'],
              { minLength: 7 },
            )
            .chain((members) =>
              each(people, (key, i) =>
                fc.record({
                  key: fc.constant(key),
                  name,
                  email: fc.constantFrom(`${key}@gen.example`, `${key}.x@gen.example`),
                  slack: some(fc.constant(members[i])),
                  zone: some(zone),
                  locale: some(locale),
                  working_hours: some(hours),
                  roles,
                  away: some(fc.array(days, { maxLength: 4 })),
                }),
              ),
            ),
          coaching: some(
            fc
              .subarray(people.slice(1))
              .map((coachees) => (coachees.length === 0 ? [] : [{ coach: people[0], coachees }])),
          ),
        })
        // JSON leaves out what is undefined, as a person would.
        .map((value) => stringify(JSON.parse(JSON.stringify(value))))
    );
  });

function openStore(): Store {
  const store = openSqliteStore({ file: join(tempFolder(), 'a.sqlite') });
  onTestFinished(() => store.close());
  return store;
}

const held = (store: Store) => store.read((tx) => readOrganisation(tx, as('gen')));
const sorted = <Row>(rows: readonly Row[]) =>
  rows.map((row) => JSON.stringify(Object.entries(row as object).sort())).sort();

/** The part of the database that the file speaks of must be what it says. */
function expectSame(now: Awaited<ReturnType<typeof held>>, want: District): void {
  const people = new Set(want.people.map(({ id }) => id));
  const units = new Set(want.units.map(({ id }) => id));
  const active = now.people.filter((person) => person.active);
  // Where they acted last is the bot's own.
  const described = (row: object) => ({ ...row, actedOn: undefined });
  expect(sorted(active.map(described))).toEqual(sorted(want.people.map(described)));
  for (const { personId, userId } of want.accounts) {
    expect(now.accounts.find((account) => account.personId === personId)?.userId).toBe(userId);
  }
  expect(sorted(now.units.filter((unit) => unit.active))).toEqual(sorted(want.units));
  expect(sorted(now.closedDays.filter((day) => units.has(day.unitId)))).toEqual(sorted(want.closedDays));
  expect(sorted(now.absences.filter((days) => people.has(days.personId)))).toEqual(sorted(want.absences));
  expect(sorted(now.memberships)).toEqual(sorted(want.memberships));
  expect(sorted(now.pairs)).toEqual(sorted(want.pairs));
  expect(now.tenant).toMatchObject(want.tenant);
}

it('an apply, whatever was there before, leaves what the file says, and a second one has nothing to change', async () => {
  const store = openStore();
  await fc.assert(
    fc.asyncProperty(file, async (text) => {
      const want = districtOf(text);
      const before = await held(store);
      const preview = await previewDistrict(store, want);
      expect(await held(store)).toEqual(before);

      const difference = await applyDistrict(store, want);
      expect(difference).toEqual(preview);
      const after = await held(store);
      expectSame(after, want);
      expect(after.tenant?.revision).toBe(
        (before.tenant?.revision ?? 0) + (difference.changes.length > 0 ? 1 : 0),
      );

      expect(await applyDistrict(store, want)).toEqual({ changes: [], revision: difference.revision });
      expect(await held(store)).toEqual(after);
    }),
    { numRuns: 60, seed: SEED },
  );
});
