import { describe, expect, it } from 'vitest';
import { DRIVER_IDS, type DriverId } from '../../../src/model/drivers.ts';
import {
  type DigestFigures,
  type DigestInput,
  type DigestScore,
  digestFigures,
  pointOf,
  type RatingCounts,
  scoreOf,
} from '../../../src/model/fidelity/index.ts';
import { as, type Window } from '../../../src/model/ids.ts';
import { ITEMS, inStage, poolOf } from '../../../src/model/items.ts';

const counts = (notYet: number, partly: number, inPlace: number, cantTell = 0): RatingCounts => ({
  notYet,
  partly,
  inPlace,
  cantTell,
});

describe('a score', () => {
  it('is the percent of points of those who could tell', () => {
    expect(scoreOf(counts(1, 2, 3))).toEqual({ percent: (8 / 12) * 100, n: 6, cantTellShare: 0 });
    expect(scoreOf(counts(0, 0, 4)).percent).toBe(100);
    expect(scoreOf(counts(4, 0, 0)).percent).toBe(0);
  });

  it('does not count "can’t tell" as a low rating, but as a share of its own', () => {
    expect(scoreOf(counts(0, 0, 3, 1))).toEqual({ percent: 100, n: 3, cantTellShare: 0.25 });
    expect(scoreOf(counts(0, 0, 0, 2))).toEqual({ percent: undefined, n: 0, cantTellShare: 1 });
    expect(scoreOf(counts(0, 0, 0))).toEqual({ percent: undefined, n: 0, cantTellShare: undefined });
  });
});

describe('a digest’s figures', () => {
  const window = (day: number) => as<Window>(`2026-11-${String(day).padStart(2, '0')}`);
  /** With coaching as the focus, training and data systems are what everybody is asked. */
  const draw: DriverId[] = [
    'training',
    'data_systems',
    ...DRIVER_IDS.filter((driver) => !['coaching', 'training', 'data_systems'].includes(driver)),
  ];
  const rollups = [
    { driverId: 'training' as const, ...counts(1, 2, 3, 2) },
    { driverId: 'coaching' as const, ...counts(1, 2, 4, 1) },
    { driverId: 'data_systems' as const, ...counts(1, 1, 2, 3) },
  ];
  const figures = (over: Partial<DigestInput> = {}) => {
    const input = {
      window: window(23),
      k: 5,
      draw,
      rollups,
      asked: 9,
      answered: 8,
      previous: [],
      standing: [],
      pool: inStage(poolOf(ITEMS), 'initial'),
    };
    const all: Omit<DigestInput, 'answeredBy'> = { ...input, ...over };
    const answeredBy = all.rollups.flatMap(({ driverId, notYet, partly, inPlace, cantTell }) =>
      Array.from({ length: notYet + partly + inPlace + cantTell }, (_, i) => ({
        driverId,
        personId: `p${i}`,
      })),
    );
    return digestFigures({ answeredBy, ...all }).figures;
  };

  it('put the focus first, then the drivers asked about in their usual order', () => {
    expect(figures().drivers).toEqual([
      {
        driverId: 'coaching',
        focus: true,
        figure: {
          ...{ type: 'score', score: 71, n: 7, band: 'taking_hold', cantTell: 13 },
          range: { low: 43, high: 100 },
        },
      },
      {
        driverId: 'training',
        focus: false,
        figure: {
          ...{ type: 'score', score: 67, n: 6, band: 'taking_hold', cantTell: 25 },
          range: { low: 33, high: 100 },
        },
      },
      { driverId: 'data_systems', focus: false, figure: { type: 'tooFew' } },
    ]);
  });

  it('say who answered of those asked, and hide the number below k', () => {
    expect(figures().participation).toEqual({ type: 'count', answered: 8, asked: 9 });
    expect(figures({ answered: 4 }).participation).toEqual({ type: 'tooFew', asked: 9 });
    expect(figures({ answered: 0, rollups: [] })).toMatchObject({
      participation: { type: 'tooFew', asked: 9 },
      cantTell: null,
      drivers: [
        { figure: { type: 'tooFew' } },
        { figure: { type: 'tooFew' } },
        { figure: { type: 'tooFew' } },
      ],
    });
  });

  it('take the rate of "can’t tell" from published drivers only, so that a hidden one cannot be worked out', () => {
    // Coaching 1 of 8 and training 2 of 8; the three of data systems stay hidden.
    expect(figures().cantTell).toBe(19);
  });

  it('show a driver that stood in for another only where enough people answered', () => {
    const standIns = [
      { driverId: 'selection' as const, ...counts(0, 5, 0) },
      { driverId: 'fidelity' as const, ...counts(0, 4, 0) },
    ];
    const shown = figures({ rollups: [...rollups, ...standIns] }).drivers.map((driver) => driver.driverId);
    expect(shown).toEqual(['coaching', 'selection', 'training', 'data_systems']);
  });

  describe('for drivers not asked about now', () => {
    const published = (score: number): DigestScore => ({
      type: 'score',
      ...{ score, n: 6, band: 'building', cantTell: 0, range: null },
    });
    const past = (day: number, driverId: DriverId, score: number): DigestFigures => ({
      window: window(day),
      participation: { type: 'count', answered: 8, asked: 9 },
      cantTell: 0,
      drivers: [{ driverId, focus: false, figure: published(score) }],
      earlier: [
        {
          driverId: 'leadership_technical',
          window: window(2),
          asked: 9,
          figure: published(10),
        },
      ],
      k: 5,
      trend: null,
    });
    const quiet = (day: number): DigestFigures => ({ ...past(day, 'selection', 0), drivers: [] });

    it('give the newest figure published, with its window', () => {
      const { earlier } = figures({
        previous: [past(9, 'selection', 30), past(16, 'selection', 40), past(2, 'fidelity', 50)],
      });
      expect(
        earlier.map(({ driverId, window, asked, figure }) => [driverId, window, asked, pointOf(figure)]),
      ).toEqual([
        ['selection', '2026-11-16', 9, 40],
        ['fidelity', '2026-11-02', 9, 50],
      ]);
    });

    it('look back over three digests with a check-in, and neither further nor at what those repeated', () => {
      const previous = [
        past(1, 'internal_systems', 1),
        past(2, 'selection', 2),
        past(3, 'fidelity', 3),
        past(4, 'training', 4),
      ];
      const { earlier } = figures({ previous: [...previous, quiet(5), quiet(6)] });
      expect(earlier.map((figure) => figure.driverId)).toEqual(['selection', 'fidelity']);
    });

    it('are all there is in a week without a check-in', () => {
      const off = figures({
        draw: null,
        rollups: [],
        asked: 0,
        answered: 0,
        previous: [figures({ window: window(16) })],
      });
      expect(off.drivers).toEqual([]);
      expect(off.earlier.map((figure) => figure.driverId)).toEqual(['training', 'coaching']);
    });
  });

  describe('of the focus', () => {
    /** Digests of so many weeks, each made from those before it, with everybody answering alike. */
    const weeks = (ratings: readonly (RatingCounts | null)[], over: Partial<DigestInput> = {}) => {
      const made: DigestFigures[] = [];
      for (const [week, one] of ratings.entries()) {
        const monday = as<Window>(new Date(Date.UTC(2026, 7, 31 + 7 * week)).toISOString().slice(0, 10));
        const rollup = one ? [{ driverId: 'coaching' as const, ...one }] : [];
        made.push(figures({ window: monday, rollups: rollup, previous: made.slice(-3), ...over }));
      }
      return made;
    };
    const growing = [10, 20, 30, 40, 50, 60, 70].map((points) => counts(100 - points, 0, points));

    it('say “not enough” until six weeks have a published score, whatever they look like', () => {
      const findings = weeks(growing).map((digest) => digest.trend?.finding.type);
      expect(findings).toEqual([...Array(5).fill('notEnough'), 'leaning', 'leaning']);
    });

    it('count only what was published, and leave a gap where it was not', () => {
      const [, , , last] = weeks([counts(0, 5, 0), counts(0, 4, 0), null, counts(2, 0, 3)]);
      expect(last?.trend?.scores).toEqual([50, null, null, 60]);
      expect(last?.trend?.finding).toEqual({ type: 'notEnough', points: 2 });
    });

    it('begin anew with another focus and with another wording, and go on after a week without a check-in', () => {
      const before = weeks(growing.slice(0, 6));
      const last = before.slice(-3);
      const points = (previous: readonly DigestFigures[]) =>
        figures({ window: as('2026-10-26'), previous }).trend?.weeks.length;
      expect(points(last)).toBe(7);
      const quiet = figures({ window: as('2026-10-19'), draw: null, rollups: [], previous: last });
      expect(quiet.trend).toBeNull();
      expect(points([...last.slice(-2), quiet])).toBe(7);
      const changed = (over: Partial<NonNullable<DigestFigures['trend']>>) =>
        last.map((digest) => ({ ...digest, trend: digest.trend && { ...digest.trend, ...over } }));
      const broken = changed({ items: 'coa1 coa2' });
      const after = figures({ window: as('2026-10-26'), previous: broken }).trend;
      expect(after).toMatchObject({ since: '2026-10-26', finding: { type: 'notEnough', points: 1 } });
      expect(after?.weeks).toHaveLength(7);
      expect(points(changed({ driverId: 'training' }))).toBe(1);
    });

    it('are kept for the twenty weeks that a chart can show', () => {
      const last = weeks(Array.from({ length: 25 }, () => counts(0, 5, 0))).at(-1);
      expect(last?.trend?.weeks).toHaveLength(20);
      expect(last?.trend?.weeks.at(-1)).toBe(last?.window);
    });

    it('are told of no other driver', () => {
      expect(JSON.stringify(weeks(growing))).not.toMatch(/"trend":\{"driverId":"(?!coaching)/);
      expect(figures({ draw: [...DRIVER_IDS] }).trend).toBeNull();
    });
  });

  it('survive being stored as JSON', () => {
    const all = figures({ previous: [figures({ window: window(16) })] });
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });

  it('carry no number that comes from fewer than k people', () => {
    const few = figures({ rollups: [{ driverId: 'training', ...counts(1, 1, 2, 4) }], answered: 4 });
    expect(JSON.stringify(few).match(/\d+/g)).toEqual([
      ...['2026', '11', '23', '5', '9'],
      // The focus's series: its items, its week without a figure, and that there are no points.
      ...['1', '2', '3', '4', '5', '6', '2026', '11', '23', '0'],
    ]);
  });

  it('are refused for a k below three', () => {
    expect(() => figures({ k: 2 })).toThrow(RangeError);
  });
});
