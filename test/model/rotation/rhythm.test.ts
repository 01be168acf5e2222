import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/model/calendar/index.ts';
import { as, type LocalDate, type Window } from '../../../src/model/ids.ts';
import {
  answersAlike,
  EACH_TIME,
  type Enrolment,
  missedInARow,
  type PastCheckIn,
  type PastDigest,
  personRhythm,
  teamRhythm,
  waitsFor,
} from '../../../src/model/rotation/index.ts';
import type { Rating } from '../../../src/model/scale.ts';

const window = (week: number) => as<Window>(addDays(as<LocalDate>('2026-08-24'), week * 7));
const DAY = 86_400_000;

/** A check-in of so many weeks ago. */
const past = (weeksAgo: number, fields: Partial<PastCheckIn> = {}): PastCheckIn => ({
  ...{ window: window(20 - weeksAgo), openedAt: (20 - weeksAgo) * 7 * DAY, over: true, declined: false },
  ...{ leftOut: 0, ratings: [], offeredPause: false },
  ...fields,
});
const answered = (weeksAgo: number, ...ratings: Rating[]) => past(weeksAgo, { ratings });

const asked = (enrolment: Enrolment, checkIns: readonly PastCheckIn[], everyWeeks = 1) =>
  personRhythm({
    ...{ today: as<LocalDate>(window(20)), window: window(20), everyWeeks, enrolment, past: checkIns },
  });

describe('how often a person is asked', () => {
  it('the bot is quiet after three unanswered check-ins in a row, and not after two', () => {
    expect(asked(EACH_TIME, [past(1), past(2), past(3)])).toBe('becomes_quiet');
    expect(asked(EACH_TIME, [past(1), past(2), answered(3, 'partly')])).toBe('ask');
    expect(asked(EACH_TIME, [past(1), past(2)])).toBe('ask');
  });

  it('“not this time” and a question left out are no misses', () => {
    expect(asked(EACH_TIME, [past(1), past(2, { declined: true }), past(3)])).toBe('ask');
    expect(asked(EACH_TIME, [past(1), past(2), past(3, { leftOut: 3 })])).toBe('ask');
    expect(missedInARow([past(1), past(2, { declined: true }), past(3), past(4)])).toBe(3);
  });

  it('one that never arrived, or is still open, is no miss', () => {
    expect(asked(EACH_TIME, [past(1, { over: false }), past(2), past(3)])).toBe('ask');
  });

  it('after the choice it counts anew', () => {
    const again: Enrolment = { mode: 'each', until: null, changedAt: 18 * 7 * DAY };
    expect(asked(again, [past(1), past(2), past(3), past(4)])).toBe('ask');
  });

  it('every other time is every second check-in of the team’s own pace', () => {
    const other: Enrolment = { mode: 'every_other', until: null, changedAt: 0 };
    expect(asked(other, [answered(1, 'partly')])).toBe('every_other');
    expect(asked(other, [answered(2, 'partly')])).toBe('ask');
    expect(asked(other, [answered(2, 'partly')], 2)).toBe('every_other');
    expect(asked(other, [])).toBe('ask');
  });

  it('a pause ends on its day, one without a day does not', () => {
    const paused = (until: string | null): Enrolment => ({
      ...{ mode: 'paused', until: until === null ? null : as<LocalDate>(until), changedAt: 0 },
    });
    const today = window(20);
    expect(asked(paused(addDays(as(today), 1)), [])).toBe('paused');
    expect(asked(paused(today), [])).toBe('ask');
    expect(asked(paused(null), [])).toBe('paused');
  });
});

describe('the same answer six times', () => {
  const six = (rating: Rating) => [1, 2, 3, 4, 5, 6].map((week) => answered(week, rating, rating, rating));

  it('offers a pause, and five do not', () => {
    expect(answersAlike(six('in_place'))).toBe(true);
    expect(answersAlike(six('in_place').slice(1))).toBe(false);
  });

  it('does not, where one answer differs, nor again within six', () => {
    expect(answersAlike([...six('partly').slice(0, 5), answered(6, 'partly', 'not_yet')])).toBe(false);
    const offered = six('partly').map((one, i) => (i === 3 ? { ...one, offeredPause: true } : one));
    expect(answersAlike(offered)).toBe(false);
  });

  it('is looked for in answered check-ins only', () => {
    expect(answersAlike([past(1), ...six('partly')])).toBe(true);
  });
});

const digest = (fields: Partial<PastDigest> = {}): PastDigest => ({
  ...{ state: 'posted', proposes: true, answered: false },
  ...fields,
});

describe('no new ask while the last result got no answer', () => {
  it.each([
    ['one proposal is open', [digest()], undefined],
    ['two are open', [digest(), digest()], 'undecided'],
    ['the newer one is answered', [digest({ answered: true }), digest()], undefined],
    ['the older one is answered', [digest(), digest({ answered: true })], undefined],
    [
      'a digest without a proposal lies between',
      [digest(), digest({ proposes: false }), digest()],
      'undecided',
    ],
    [
      'a digest that proposed nothing was answered',
      [digest({ proposes: false, answered: true }), digest(), digest()],
      undefined,
    ],
    ['nothing was ever proposed', [digest({ proposes: false }), digest({ proposes: false })], undefined],
    ['the last one could not be posted', [digest({ state: 'failed' })], 'unposted'],
    ['the one before could not be posted', [digest(), digest({ state: 'failed' })], undefined],
    ['the last one is on its way', [digest({ state: 'open' }), digest({ state: 'failed' })], 'unposted'],
    ['one never seen proposes', [digest({ state: 'open' }), digest()], undefined],
  ] as const)('where %s: %3$s', (_what, digests, waits) => {
    expect(waitsFor(digests)).toBe(waits);
  });

  it('is not waited for where nobody can decide', () => {
    const digests = [digest(), digest()];
    expect(team({ digests }).verdict).toBe('undecided');
    expect(team({ digests, someoneDecides: false }).verdict).toBe('ask');
  });
});

type TeamQuestion = Parameters<typeof teamRhythm>[0];
const week = (weeksAgo: number, answered: number, fields: Partial<TeamQuestion['asked'][number]> = {}) => ({
  ...{ window: window(20 - weeksAgo), asked: 10, answered, ratings: 3 * answered, cantTell: 0 },
  ...fields,
});
const team = (fields: Partial<TeamQuestion>) =>
  teamRhythm({
    ...{ window: window(20), everyWeeks: 1, k: 5, people: 10, countsForSchool: false, asked: [] },
    ...{ someoneDecides: true, digests: [], backOff: null },
    ...fields,
  });

describe('back-off', () => {
  it('halves the pace for four weeks when fewer than half answered twice', () => {
    const begun = team({ asked: [week(1, 4), week(2, 4)] });
    expect(begun).toEqual({
      ...{ verdict: 'halved', begins: { since: window(20), until: window(24), reason: 'few_answers' } },
    });
    expect(team({ asked: [week(1, 4), week(2, 5)] })).toEqual({ verdict: 'ask', begins: null });
    expect(team({ asked: [week(1, 4)] }).begins).toBeNull();
  });

  it('halves it when more than three in ten could not tell', () => {
    expect(team({ asked: [week(1, 10, { cantTell: 10 })] }).begins?.reason).toBe('cant_tell');
    expect(team({ asked: [week(1, 10, { cantTell: 9 })] }).begins).toBeNull();
  });

  it('concludes nothing from fewer than k people', () => {
    expect(team({ asked: [week(1, 1, { asked: 4 }), week(2, 1, { asked: 4 })] }).begins).toBeNull();
    expect(team({ asked: [week(1, 4, { cantTell: 12 }), week(2, 10)] }).begins).toBeNull();
  });

  it('asks every second time while it lasts, then as before', () => {
    const backOff = { since: window(18), until: window(22), reason: 'few_answers' } as const;
    expect(team({ backOff, asked: [week(1, 4), week(3, 4)] })).toEqual({ verdict: 'halved', begins: null });
    expect(team({ backOff, asked: [week(2, 4), week(3, 4)] })).toEqual({ verdict: 'ask', begins: null });
    expect(team({ backOff: { ...backOff, until: window(20) }, asked: [week(1, 9)] }).verdict).toBe('ask');
  });

  it('does not begin again for what it began for', () => {
    const over = { since: window(16), until: window(20), reason: 'few_answers' } as const;
    expect(team({ backOff: over, asked: [week(3, 4), week(5, 4)] }).begins).toBeNull();
    expect(team({ backOff: over, asked: [week(1, 4), week(3, 4)] }).begins).not.toBeNull();
  });

  it('never silences a team for good: within twice its pace it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.record({ answered: fc.nat(10), cantTell: fc.nat(10) }), { minLength: 60, maxLength: 60 }),
        (everyWeeks, fates) => {
          const weeks: TeamQuestion['asked'][number][] = [];
          let backOff: TeamQuestion['backOff'] = null;
          let last = 0;
          for (let at = 0; at < fates.length; at += everyWeeks) {
            const rhythm = team({ window: window(at), everyWeeks, asked: weeks.slice(0, 3), backOff });
            backOff = rhythm.begins ?? backOff;
            if (rhythm.verdict !== 'ask') continue;
            expect(at - last).toBeLessThanOrEqual(2 * everyWeeks);
            last = at;
            const { answered = 0, cantTell = 0 } = fates[at] ?? {};
            weeks.unshift({ window: window(at), asked: 10, answered, ratings: 10, cantTell });
          }
        },
      ),
    );
  });
});

describe('a team too small for figures of its own', () => {
  it('is asked only where its answers count for the school', () => {
    expect(team({ people: 4 }).verdict).toBe('small_team');
    expect(team({ people: 4, countsForSchool: true }).verdict).toBe('ask');
    expect(team({ people: 5 }).verdict).toBe('ask');
  });
});
