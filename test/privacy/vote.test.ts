import { describe, expect, it } from 'vitest';
import { voteRoleOf } from '../../src/privacy/access.ts';

describe('who votes in a team', () => {
  it.each([
    ['staff', 'voter'],
    ['coach', 'voter'],
    ['leader', 'voter'],
    ['facilitator', 'facilitator'],
    ['evaluator', 'neither'],
    ['admin', 'neither'],
  ])('a %s of the team itself: %s', (role, stands) => {
    expect(voteRoleOf([role])).toBe(stands);
  });

  it('nobody who facilitates, whatever else they are, and an evaluator only as a member', () => {
    expect(voteRoleOf(['staff', 'facilitator', 'leader'])).toBe('facilitator');
    expect(voteRoleOf(['evaluator', 'leader'])).toBe('voter');
    expect(voteRoleOf([])).toBe('neither');
  });
});
