import type { LevelsView } from '../../src/loops/levels/cards.ts';
import type { KeptLevels } from '../../src/loops/levels/kept.ts';
import { lookBack } from '../../src/model/calendar/index.ts';
import { DRIVER_IDS, type DriverId } from '../../src/model/drivers.ts';
import {
  type Dated,
  type Level,
  type LevelFigures,
  type LevelUnit,
  levelFigures,
  type RatingCounts,
} from '../../src/model/fidelity/index.ts';
import { as, type Window } from '../../src/model/ids.ts';

const WINDOW = as<Window>('2026-11-30');

/** A team's answers on one driver: of every eight people so many gave each rating. */
type Answers = readonly [notYet: number, partly: number, inPlace: number];

const EVERY: Readonly<Record<DriverId, Answers>> = {
  selection: [1, 2, 5],
  training: [3, 4, 1],
  coaching: [0, 4, 4],
  fidelity: [2, 3, 3],
  external_systems: [1, 5, 2],
  internal_systems: [4, 3, 1],
  data_systems: [1, 3, 4],
  leadership_technical: [1, 2, 5],
  leadership_adaptive: [2, 3, 3],
};

const team = (id: string): LevelUnit => ({ id, name: id, kind: 'team', below: [] });
export const school = (name: string, teams = 3): LevelUnit & { kind: Level } => ({
  ...{ id: name, name, kind: 'school' },
  below: Array.from({ length: teams }, (_, i) => team(`${name} ${i + 1}`)),
});

function statement(unit: string, [notYet, partly, inPlace]: Answers, window: Window): Dated {
  const n = notYet + partly + inPlace;
  const sum = partly + 2 * inPlace;
  return {
    units: [unit],
    window,
    people: new Set(Array.from({ length: n }, (_, i) => `${unit} ${i}`)),
    cell: { type: 'sum', n, low: sum, high: sum },
    counts: { notYet, partly, inPlace, cantTell: 0 } satisfies RatingCounts,
  };
}

export function standingOf(
  teams: readonly string[],
  answers: (driver: DriverId, team: number) => Answers | undefined = (driver) => EVERY[driver],
  window = as<Window>('2026-11-16'),
): Map<DriverId, Dated[]> {
  return new Map(
    DRIVER_IDS.map((driver) => [
      driver,
      teams.flatMap((unit, i) => {
        const given = answers(driver, i);
        return given ? [statement(unit, given, window)] : [];
      }),
    ]),
  );
}

export const teamsOf = (unit: LevelUnit): string[] =>
  unit.kind === 'team' ? [unit.id] : unit.below.flatMap(teamsOf);

export function figures(
  unit: LevelUnit & { kind: Level },
  standing: Map<DriverId, Dated[]>,
  over: { readonly window?: Window; readonly apart?: LevelFigures | null } = {},
): LevelFigures {
  const window = over.window ?? WINDOW;
  return levelFigures({ ...lookBack(window), window, unit, k: 5, standing, apart: over.apart ?? null });
}

export function view(unit: string, of: LevelFigures, over: Partial<KeptLevels> = {}): LevelsView {
  const last = { type: 'undecided', window: as<Window>('2026-11-02') } as const;
  return {
    id: as(`levels:lakeside/${unit}:2026-11-30`),
    ...{ unit, locale: 'en', decision: undefined },
    kept: { figures: of, last, parts: {}, ...over },
  };
}

export const OAK = school('Oak Elementary');
const schools = ['Willow', 'Alder', 'Birch', 'Cedar', 'Elm'].map((name) => school(name));
export const DISTRICT: LevelUnit & { kind: Level } = {
  id: 'd',
  name: 'Lakeside',
  kind: 'district',
  below: schools,
};

/** Schools that differ: of some no team answered, in some all is low. */
const acrossSchools = standingOf(teamsOf(DISTRICT), (driver, i) => {
  const at = Math.floor(i / 3);
  if (at === 3) return undefined;
  const [a, b, c] = EVERY[driver];
  return at === 1 ? [a + c, b, 0] : at === 4 ? [0, a, b + c] : [a, b, c];
});

const many = Array.from({ length: 30 }, (_, i) => school(`School ${String(i + 1).padStart(2, '0')}`));
const LARGE: LevelUnit & { kind: Level } = { id: 'l', name: 'Large', kind: 'district', below: many };
const REGION: LevelUnit & { kind: Level } = {
  ...{ id: 'r', name: 'North', kind: 'region' },
  below: [DISTRICT, { ...LARGE, name: 'Great Plains', below: many.slice(0, 4) }],
};

const decision = { choice: 'do_it', name: 'Kim Park', on: as<never>('2026-12-03') } as const;

/** What all the pieces have to say in one month; the words of people sealed. */
const PARTS = {
  changed: {
    ...{ actions: 4, barriers: 2 },
    named: { type: 'barrier', id: 'b', reason: 'Two substitutes on Thursdays for peer visits' },
  },
  links: [
    {
      ...{ team: 'Leadership team', window: '2026-11-02' },
      answers: [
        { linkId: 'training_coaching', answer: 'partly' },
        { linkId: 'data_training', answer: 'in_place' },
      ],
    },
  ],
  learning: { driverId: 'training' },
  actions: {
    thisWeek: { count: 1, names: ['Kim Park'] },
    conversations: { count: 0, names: [] },
    ...{ late: 1, waiting: 0 },
  },
  barriers: {
    here: { count: 2, day: 6, of: 15, overdue: 1 },
    above: [{ count: 1, day: 9, of: 25, level: 'Lakeside' }],
    ...{ teams: null, raised: 12, answered: 9, medianDays: 8 },
  },
} as const;
const open = (sealed: string) => sealed;

export const GOLDEN: Readonly<Record<string, LevelsView>> = {
  'school, everything at once': {
    ...view('Oak Elementary', figures(OAK, standingOf(teamsOf(OAK))), { parts: PARTS }),
    ...{ decision, open },
  },
  'district, everything at once': {
    ...view('Lakeside', figures(DISTRICT, acrossSchools), {
      parts: {
        changed: { actions: 4, barriers: 1, named: null },
        ...{ actions: PARTS.actions, barriers: PARTS.barriers },
      },
    }),
    ...{ decision, open },
  },
  school: view('Oak Elementary', figures(OAK, standingOf(teamsOf(OAK))), {
    last: {
      type: 'decided',
      window: as<Window>('2026-11-02'),
      driverId: 'internal_systems',
      choice: 'do_it',
    },
  }),
  'school, some drivers with too few answers': view(
    'Oak Elementary',
    figures(
      OAK,
      standingOf(teamsOf(OAK), (driver) => (driver.endsWith('systems') ? undefined : EVERY[driver])),
    ),
  ),
  'school, nothing to show': view('Oak Elementary', figures(OAK, new Map()), { last: { type: 'first' } }),
  district: { ...view('Lakeside', figures(DISTRICT, acrossSchools)), decision },
  'district with a team that votes': view(
    'Lakeside',
    figures(
      {
        ...DISTRICT,
        below: [
          ...schools,
          {
            ...{ id: 'v', name: 'Leadership team', kind: 'team', below: [] },
            voted: [
              { driverId: 'training', score: 50 },
              { driverId: 'leadership_adaptive', score: 100 },
            ],
          },
        ],
      },
      acrossSchools,
    ),
  ),
  'district with many schools': view('Large', figures(LARGE, standingOf(teamsOf(LARGE)))),
  region: view(
    'North',
    figures(
      REGION,
      new Map(
        [...acrossSchools].map(([driver, of]) => [
          driver,
          [...of, ...(standingOf(teamsOf(LARGE)).get(driver) ?? [])],
        ]),
      ),
    ),
  ),
};
