import { describe, expect, it } from 'vitest';
import { as, type PersonId } from '../../src/model/ids.ts';
import { evaluates, may, type PersonalData, type Relation } from '../../src/privacy/access.ts';

const ana = as<PersonId>('lakeside/ana');
const vera = as<PersonId>('lakeside/vera');

const RELATIONS = ['coach', 'evaluating_coach', 'chosen', 'admin', 'anyone_else'] as const;

/** The promise, written down a second time: a change of the table has to be meant. */
const PROMISED: Readonly<Record<PersonalData, readonly Relation[]>> = {
  pulse_rating: [],
  note: [],
  participation: [],
  why_asked: ['admin'],
  contact: ['coach', 'evaluating_coach'],
  practice_check: ['coach', 'evaluating_coach'],
  self_check: [],
  reflection: [],
  shared_reflection: ['coach'],
  coach_note: [],
  next_step: ['coach'],
  hand_off: ['chosen'],
};

describe('who may read or change what about a person', () => {
  it.each(Object.entries(PROMISED))('%s: its owner, %s, and nobody else', (name, allowed) => {
    const data = name as PersonalData; // A key of the table above.
    expect(may(ana, data, ana)).toBe(true);
    for (const relation of RELATIONS) {
      expect(may(vera, data, ana, relation), relation).toBe(allowed.includes(relation));
      expect(may(ana, data, ana, relation)).toBe(true);
    }
    expect(may(vera, data, ana)).toBe(false);
  });

  it('no reflection, note or rating of one person is for somebody who evaluates them, even as their coach', () => {
    for (const data of ['pulse_rating', 'note', 'self_check', 'reflection', 'shared_reflection'] as const) {
      expect(may(vera, data, ana, 'evaluating_coach'), data).toBe(false);
    }
  });
});

describe('who evaluates whom', () => {
  const chainOf = (id: string) => (id === 'team' ? ['team', 'school', 'district'] : [id, 'district']);
  const staff = [{ unitId: 'team', role: 'staff' }];

  it('an evaluator of the team, its school or its district evaluates who works in it', () => {
    for (const unitId of ['team', 'school', 'district']) {
      expect(evaluates([{ unitId, role: 'evaluator' }], staff, chainOf), unitId).toBe(true);
    }
  });

  it('an evaluator of elsewhere, and a leader who evaluates nobody, do not', () => {
    expect(evaluates([{ unitId: 'other', role: 'evaluator' }], staff, chainOf)).toBe(false);
    expect(evaluates([{ unitId: 'school', role: 'leader' }], staff, chainOf)).toBe(false);
    expect(
      evaluates([{ unitId: 'team', role: 'evaluator' }], [{ unitId: 'team', role: 'admin' }], chainOf),
    ).toBe(false);
  });
});
