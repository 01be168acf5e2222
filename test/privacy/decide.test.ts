import { describe, expect, it } from 'vitest';
import { mayDecide } from '../../src/privacy/access.ts';

/** The team with its school and district, as `chainOf` gives them. */
const chain = ['grades-3-5', 'pine-ridge', 'lakeside'].map((id) => ({ id }));
const elsewhere = ['grades-k-2', 'cedar', 'other-district'];

describe('who may decide on a team’s digest', () => {
  it.each([
    ['staff', false],
    ['coach', false],
    ['leader', true],
    ['facilitator', true],
    ['evaluator', false],
    ['admin', false],
  ])('a %s of the team, its school or its district: %s; of another unit never', (role, allowed) => {
    for (const { id } of chain) expect(mayDecide([{ unitId: id, role }], chain)).toBe(allowed);
    for (const unitId of elsewhere) expect(mayDecide([{ unitId, role }], chain)).toBe(false);
  });

  it('nobody without a role, and who holds several if one of them may', () => {
    expect(mayDecide([], chain)).toBe(false);
    const roles = ['evaluator', 'leader'].map((role) => ({ unitId: 'pine-ridge', role }));
    expect(mayDecide(roles, chain)).toBe(true);
    // A role does not travel: leader of another school, staff of this team.
    const mixed = [
      { unitId: 'cedar', role: 'leader' },
      { unitId: 'grades-3-5', role: 'staff' },
    ];
    expect(mayDecide(mixed, chain)).toBe(false);
  });
});
