import { describe, expect, it } from 'vitest';
import { takeContact } from '../../src/loops/contact.ts';
import { as, type LocalDate, type OccurrenceKey } from '../../src/model/ids.ts';
import { finish, type OccurrenceState } from '../../src/store/queries/ledger.ts';
import { type PersonRow, personById } from '../../src/store/queries/people.ts';
import { enterPlan } from '../../src/store/queries/plan.ts';
import type { Store } from '../../src/store/store.ts';
import { addPerson, MONDAY, openDistrict } from '../doubles/district.ts';

const TUESDAY = as<LocalDate>('2026-11-03');

async function house(audience: PersonRow['audience'] = 'staff') {
  const store = await openDistrict();
  await addPerson(store, 'ana', 'U1');
  const ana = await store.read((tx) => personById(tx, as('ana')));
  if (!ana) throw new Error('ana is missing');
  const person = { ...ana, audience };
  return {
    store,
    take: (key: string, day: LocalDate = TUESDAY) =>
      store.transact((tx) => takeContact(tx, person, day, as<OccurrenceKey>(key))),
  };
}

async function ended(
  store: Store,
  key: string,
  state: Exclude<OccurrenceState, 'planned'>,
  reason: 'late' | 'uncertain' | null,
) {
  await store.transact(async (tx) => {
    const planned = {
      key: as<OccurrenceKey>(key),
      view: 'ask',
      subject: 'ana',
      window: as<never>('2026-11-02'),
    };
    const row = { ...planned, dueAt: MONDAY, expiresAt: MONDAY + 1 };
    await enterPlan(tx, { tenantId: as('d1'), loop: 'x' }, [row], MONDAY);
    await finish(tx, key, state, reason, MONDAY);
  });
}

describe('the contact budget', () => {
  it.each([
    ['staff', 2],
    ['coach', 4],
    ['leadership', 4],
  ] as const)('gives %s %i messages a week, over all loops', async (audience, most) => {
    const { take } = await house(audience);
    const answers: boolean[] = [];
    for (const key of ['checkin:1', 'reminder:1', 'coaching:1', 'nudge:1', 'note:1'])
      answers.push(await take(key));
    expect(answers).toEqual([1, 2, 3, 4, 5].map((nth) => nth <= most));
  });

  it('begins anew on Monday and not before', async () => {
    const { take } = await house();
    expect([await take('a'), await take('b')]).toEqual([true, true]);
    expect(await take('c', as('2026-11-08'))).toBe(false);
    expect(await take('c', as('2026-11-09'))).toBe(true);
  });

  it('counts a message that is released twice once', async () => {
    const { take } = await house();
    expect([await take('a'), await take('a'), await take('b'), await take('a')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(await take('c')).toBe(false);
  });

  it.each([
    ['expired', 'late', true],
    ['cancelled', null, true],
    ['failed', null, true],
    ['failed', 'uncertain', false],
    ['sent', null, false],
  ] as const)('a message that ended as %s (%s) gives its place back: %s', async (state, reason, back) => {
    const { store, take } = await house();
    expect([await take('a'), await take('b')]).toEqual([true, true]);
    await ended(store, 'a', state, reason);
    expect(await take('c')).toBe(back);
  });
});
