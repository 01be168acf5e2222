import type { DigestView } from '../../src/loops/digest/cards.ts';
import type { LastDecision } from '../../src/model/decision.ts';
import { DRIVER_IDS, type DriverId } from '../../src/model/drivers.ts';
import { focusTrend } from '../../src/model/fidelity/focus-trend.ts';
import {
  type DigestFigures,
  type DigestScore,
  type DriverFigure,
  likelyRange,
  type RatingCounts,
  scoreOf,
} from '../../src/model/fidelity/index.ts';
import { as, type Window } from '../../src/model/ids.ts';
import { ITEMS, poolOf } from '../../src/model/items.ts';
import { bandOf } from '../../src/model/scale.ts';

const FIRST = Date.UTC(2026, 7, 31);
const windowOf = (week: number) =>
  as<Window>(new Date(FIRST + week * 7 * 86_400_000).toISOString().slice(0, 10));

const counts = (notYet: number, partly: number, inPlace: number, cantTell = 0): RatingCounts => ({
  ...{ notYet, partly, inPlace, cantTell },
});

/** Coaching is the focus; the others come two by two. */
const OTHERS = DRIVER_IDS.filter((driver) => driver !== 'coaching');
const drawOf = (week: number): DriverId[] => {
  const from = (week * 2) % OTHERS.length;
  return [...OTHERS.slice(from), ...OTHERS.slice(0, from)];
};

/** Everybody's answers in one week, for the focus and for the two others asked. */
interface Week {
  readonly focus?: RatingCounts;
  readonly others?: readonly RatingCounts[];
  readonly asked?: number;
  readonly answered?: number;
  /** `false` for a week without a check-in. */
  readonly checkIn?: boolean;
}

const COACHING = poolOf(ITEMS)
  .of('coaching')
  .map((item) => item.id);

/** As `publish` would tell it, without what suppression does: that has tests of its own. */
function published(one: RatingCounts): DigestScore {
  const { percent = 0, n, cantTellShare = 0 } = scoreOf(one);
  const score = Math.round(percent);
  const cantTell = Math.round((cantTellShare ?? 0) * 100);
  return { type: 'score', score, n, band: bandOf(score), cantTell, range: likelyRange(one) ?? null };
}

const told = (one: RatingCounts | undefined): DriverFigure['figure'] =>
  one && scoreOf(one).n >= 5 ? published(one) : { type: 'tooFew' };

/** The figures of the last of these weeks, with what the three before it said on other drivers. */
function figuresOf(weeks: readonly Week[]): DigestFigures {
  const made: DigestFigures[] = [];
  for (const [index, week] of weeks.entries()) {
    const window = windowOf(index);
    const { asked = 9, answered = 8 } = week;
    const drivers: DriverFigure[] =
      week.checkIn === false
        ? []
        : [
            { driverId: 'coaching', focus: true, figure: told(week.focus) },
            ...drawOf(index)
              .slice(0, 2)
              .map((driverId, i) => ({ driverId, focus: false, figure: told(week.others?.[i]) })),
          ];
    const earlier = made
      .slice(-3)
      .flatMap((digest) =>
        digest.drivers.flatMap(({ driverId, focus, figure }) =>
          focus || figure.type !== 'score'
            ? []
            : [{ driverId, window: digest.window, asked: digest.participation.asked, figure }],
        ),
      );
    const [focus] = drivers;
    const point = focus?.figure.type === 'score' ? focus.figure.score : null;
    const before = made.at(-1)?.trend ?? null;
    made.push({
      ...{ window, k: 5, drivers, earlier },
      participation: answered < 5 ? { type: 'tooFew', asked } : { type: 'count', answered, asked },
      cantTell: answered < 5 ? null : 4,
      trend: focus ? focusTrend(before, 'coaching', { window, score: point, items: COACHING }) : null,
    });
  }
  const last = made.at(-1);
  if (!last) throw new Error('no week');
  return last;
}

const UNDECIDED: LastDecision = { type: 'undecided', window: windowOf(7) };

export function view(
  weeks: readonly Week[],
  over: Partial<DigestView> & { last?: LastDecision } = {},
): DigestView {
  const { last = UNDECIDED, ...rest } = over;
  return {
    id: as('digest:lakeside/grades-3-5:2026-10-26'),
    ...{ team: 'Grades 3-5', locale: 'en', k: 5, decision: undefined },
    figures: { ...figuresOf(weeks), last, stage: 'initial', parts: {} },
    ...rest,
  };
}

/** A week in which suppression holds the focus, whose last score stands, and tells others as a band or a span. */
function guarded(): DigestView {
  const base = view(eightWeeks);
  const shown = { n: 8, cantTell: 0, range: { low: 75, high: 100 } };
  const drivers: DriverFigure[] = [
    { driverId: 'coaching', focus: true, figure: { type: 'held' } },
    { driverId: 'selection', focus: false, figure: { type: 'band', band: 'taking_hold' } },
    { driverId: 'data_systems', focus: false, figure: { type: 'held' } },
    {
      driverId: 'training',
      focus: false,
      figure: { type: 'between', low: 88, high: 100, band: 'strong', ...shown },
    },
  ];
  const earlier = [
    { driverId: 'coaching', window: windowOf(6), asked: 9, figure: published(counts(1, 3, 4)) },
  ] as const;
  return { ...base, figures: { ...base.figures, drivers, earlier } };
}

/** A week in which what somebody raised has been answered. */
function loopClosed(): DigestView {
  const base = view([...eightWeeks, steady(8)]);
  const changed = {
    items: [{ type: 'barrier', id: 'b', declined: false, raisedOn: '2026-09-18', reason: 'form' }],
    more: 0,
  };
  const open = () => 'The observation form is one page now';
  return { ...base, figures: { ...base.figures, parts: { changed } }, open };
}

export const steady = (week: number): Week => ({
  focus: counts(week % 3, 3, 5 - (week % 3)),
  others: [counts(2, 3, 2, 1), counts(0, 4, 4)],
});
const eightWeeks = Array.from({ length: 8 }, (_, week) => steady(week));

/** One digest of each kind, as the weeks before it made it. */
export const GOLDEN: Readonly<Record<string, DigestView>> = {
  'the first week': view([steady(0)], { last: { type: 'first' } }),
  'a normal week': view([...eightWeeks, steady(8)], {
    last: { type: 'decided', window: windowOf(7), driverId: 'internal_systems', choice: 'do_it' },
    decision: { choice: 'talk_first', name: 'Ruth Alvarez', on: as('2026-10-30') },
  }),
  'too few answers': view([
    ...eightWeeks,
    { focus: counts(1, 1, 2), others: [counts(0, 2, 2), counts(1, 1, 1)], answered: 4 },
  ]),
  'nobody answered': view([{ answered: 0 }], { last: { type: 'undecided', window: windowOf(-2) } }),
  'nobody was asked': view([{ checkIn: false, asked: 0, answered: 0 }]),
  'a week, in Spanish,': view([...eightWeeks, steady(8)], {
    locale: 'es',
    last: { type: 'decided', window: windowOf(7), driverId: 'training', choice: 'talk_first' },
  }),
  'guarded figures': guarded(),
  'all strong': view(
    [...eightWeeks, { focus: counts(0, 1, 7), others: [counts(0, 0, 8), counts(0, 2, 6)] }],
    {
      last: { type: 'unproposed', window: windowOf(7) },
    },
  ),
  'a closed loop': loopClosed(),
  'one-sided': view([
    ...Array.from({ length: 7 }, (_, week) => ({
      focus: counts(7 - week, 0, 1 + week),
      others: [counts(8, 0, 0), counts(4, 0, 4)],
    })),
  ]),
};
