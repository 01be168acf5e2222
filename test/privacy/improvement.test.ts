import { describe, expect, it } from 'vitest';
import { mayAnswer, mayPropose, maySeeActions } from '../../src/privacy/access.ts';

const team = { id: 'grades-3-5', kind: 'team' };
const school = { id: 'pine-ridge', kind: 'school' };
const district = { id: 'lakeside', kind: 'district' };
const chain = [team, school, district];

const held = (role: string, unitId: string) => [{ role, unitId }];

describe('actions and barriers of a team', () => {
  it.each([
    ['staff', true, true, false],
    ['coach', true, true, false],
    ['leader', true, true, true],
    ['facilitator', true, true, true],
    ['evaluator', true, false, false],
    ['admin', false, false, false],
  ])('a %s of the team or its school: see %s, propose %s, answer %s', (role, see, propose, answer) => {
    for (const { id } of [team, school]) {
      expect(maySeeActions(held(role, id), chain)).toBe(see);
      expect(mayPropose(held(role, id), chain)).toBe(propose);
      expect(mayAnswer(held(role, id), chain)).toBe(answer);
    }
  });

  it('the district sees what was passed up to it, and no team’s own', () => {
    for (const role of ['staff', 'coach', 'leader', 'facilitator', 'evaluator', 'admin']) {
      for (const rule of [maySeeActions, mayPropose, mayAnswer])
        expect(rule(held(role, 'lakeside'), chain)).toBe(false);
    }
    expect(maySeeActions(held('leader', 'lakeside'), [district])).toBe(true);
    expect(mayAnswer(held('leader', 'lakeside'), [district])).toBe(true);
    expect(mayAnswer(held('evaluator', 'lakeside'), [district])).toBe(false);
  });

  it('a role does not travel to another team or school', () => {
    for (const rule of [maySeeActions, mayPropose, mayAnswer])
      expect(rule([...held('leader', 'grades-k-2'), ...held('leader', 'cedar')], chain)).toBe(false);
  });
});
