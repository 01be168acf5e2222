import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/index.ts';
import { DRIVER_IDS, groupOf } from '../../../src/model/drivers.ts';
import { as, type UnitId, type Window } from '../../../src/model/ids.ts';
import { ITEMS, inStage, poolOf } from '../../../src/model/items.ts';
import {
  type Agreed,
  currentOf,
  drawVote,
  liesApart,
  refusalOfConsensus,
  refusalOfReveal,
  refusalOfVote,
  type Tap,
  type Voted,
  voteScores,
  votesIn,
} from '../../../src/model/vote/index.ts';

const pool = inStage(poolOf(ITEMS), 'initial');

const counts = (notYet: number, partly: number, inPlace: number, cantTell = 0) => ({
  ...{ notYet, partly, inPlace, cantTell },
});

const fresh = (position: number) => ({ position, revealed: null, consensus: null });
const revealed = (position: number) => ({ ...fresh(position), revealed: counts(1, 2, 0) });
const settled = (position: number) => ({ ...revealed(position), consensus: 'partly' as const });

describe('the spread of a vote', () => {
  it('lies apart by two levels when somebody says “not yet” and somebody “in place”, and not before', () => {
    expect(liesApart(counts(1, 0, 1))).toBe(true);
    expect(liesApart(counts(1, 3, 0))).toBe(false);
    expect(liesApart(counts(0, 3, 1))).toBe(false);
    expect(liesApart(counts(1, 0, 0, 5))).toBe(false);
    expect(votesIn(counts(1, 2, 3, 4))).toBe(10);
  });
});

describe('a tap on a vote', () => {
  const tap = (change: Partial<Tap>): Tap => ({
    ...{ role: 'voter', now: 10, closesAt: 20, position: 1 },
    questions: [settled(0), fresh(1), fresh(2)],
    ...change,
  });

  it('counts from a member, on the question at hand, before the close', () => {
    expect(refusalOfVote(tap({}))).toBeUndefined();
    expect(refusalOfVote(tap({ role: 'facilitator' }))).toBe('facilitatorsDoNotVote');
    expect(refusalOfVote(tap({ role: 'neither' }))).toBe('notOnTeam');
    expect(refusalOfVote(tap({ position: 0 }))).toBe('alreadyRevealed');
    expect(refusalOfVote(tap({ position: 2 }))).toBe('notOpen');
    expect(refusalOfVote(tap({ position: -1 }))).toBe('notOpen');
    expect(refusalOfVote(tap({ now: 20 }))).toBe('closed');
    expect(refusalOfVote(tap({ questions: [settled(0), revealed(1), fresh(2)] }))).toBe('alreadyRevealed');
  });

  it('reveals for the facilitator alone', () => {
    expect(refusalOfReveal(tap({ role: 'facilitator' }))).toBeUndefined();
    expect(refusalOfReveal(tap({}))).toBe('onlyFacilitators');
    expect(refusalOfReveal(tap({ role: 'neither' }))).toBe('onlyFacilitators');
    expect(refusalOfReveal(tap({ role: 'facilitator', now: 20 }))).toBe('closed');
  });

  it('records for the facilitator alone, what is revealed and not yet told in a digest', () => {
    const open = { ...tap({ role: 'facilitator' }), questions: [settled(0), revealed(1), fresh(2)] };
    expect(refusalOfConsensus(open, false)).toBeUndefined();
    expect(refusalOfConsensus({ ...open, position: 0 }, false)).toBeUndefined();
    expect(refusalOfConsensus({ ...open, position: 2 }, false)).toBe('notRevealed');
    expect(refusalOfConsensus(open, true)).toBe('digested');
    expect(refusalOfConsensus({ ...open, role: 'voter' }, false)).toBe('onlyFacilitators');
  });

  it('is about the first question without a consensus', () => {
    expect(currentOf([settled(0), revealed(1), fresh(2)])?.position).toBe(1);
    expect(currentOf([settled(0)])).toBeUndefined();
  });
});

describe('driver scores by vote', () => {
  const agreed = (itemId: string, consensus: Agreed['consensus'], window = '2026-10-05'): Agreed => ({
    ...{ itemId, consensus, window: as(window) },
    driverId: pool.find(itemId)?.driver ?? 'selection',
  });

  it('are percent of points over the newest consensus on each item, from two items on', () => {
    expect(
      voteScores([
        agreed('dat1', 'not_yet', '2026-09-07'),
        agreed('dat1', 'in_place'),
        agreed('dat3', 'partly'),
        agreed('trn1', 'in_place'),
      ]),
    ).toEqual([{ driverId: 'data_systems', score: 75 }]);
  });

  it('leave out “can’t tell” and what the team did not agree on', () => {
    expect(voteScores([agreed('dat1', 'in_place'), agreed('dat3', 'cant_tell')])).toEqual([]);
    expect(voteScores([agreed('dat1', 'in_place'), agreed('dat3', 'none')])).toEqual([]);
  });
});

describe('the questions of a vote', () => {
  /** What a team votes on in so many weeks in a row. */
  function year(teamId: string, focus: (typeof DRIVER_IDS)[number] | null, weeks: number): Voted[] {
    const voted: Voted[] = [];
    for (let week = 0; week < weeks; week++) {
      const window = as<Window>(addDays(as('2026-09-07'), 7 * week));
      const drawn = drawVote({ teamId: as<UnitId>(teamId), window, focus, pool, voted });
      voted.push(...drawn.map((one) => ({ ...one, window })));
    }
    return voted;
  }

  it('are three a week, never two on one driver, at most one on leadership and one of effort', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom(null, ...DRIVER_IDS), (team, focus) => {
        const voted = year(team, focus, 20);
        for (const window of new Set(voted.map((one) => one.window))) {
          const asked = voted.filter((one) => one.window === window);
          expect(asked.length).toBeLessThanOrEqual(3);
          const drivers = asked.flatMap(({ itemId }) => pool.find(itemId)?.driver ?? []);
          expect(new Set(drivers).size).toBe(asked.length);
          expect(drivers.filter((driver) => groupOf(driver) === 'leadership').length).toBeLessThanOrEqual(1);
          expect(
            asked.filter(({ itemId }) => pool.find(itemId)?.facet === 'effort').length,
          ).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('reach every driver in a term, and speak of the team: none is for staff about themselves', () => {
    const voted = year('lakeside/leaders', null, 12);
    const drivers = new Set(voted.map(({ driverId }) => driverId));
    expect([...drivers].sort()).toEqual([...DRIVER_IDS].sort());
    for (const { itemId } of voted) expect(pool.find(itemId)?.audiences).not.toEqual(['staff']);
    // Full votes of three, week after week: the rests of the items leave enough.
    expect(voted.length).toBeGreaterThanOrEqual(12 * 3 - 4);
  });

  it('are the same for the same team and week, and no item comes back within six weeks', () => {
    const voted = year('lakeside/leaders', null, 24);
    expect(year('lakeside/leaders', null, 24)).toEqual(voted);
    for (const [i, one] of voted.entries()) {
      const again = voted.slice(i + 1).find((other) => other.itemId === one.itemId);
      if (again) expect(again.window >= addDays(as(one.window), 42)).toBe(true);
    }
  });
});
