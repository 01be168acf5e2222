import { DRIVER_IDS, type DriverGroup, type DriverId, groupOf } from '../drivers.ts';
import type { Window } from '../ids.ts';
import { bandOf } from '../scale.ts';
import type { LikelyRange } from './range.ts';
import { behind, type Dated, eachOnce, together } from './together.ts';
import { type Trend, trendOf } from './trend.ts';

export const LEVELS = ['school', 'district', 'region', 'state'] as const;

/** What speaks above the teams. */
export type Level = (typeof LEVELS)[number];

export const GROUPS = ['competency', 'organization', 'leadership'] as const satisfies readonly DriverGroup[];

/** What a level's digest says. Plain data: it is stored as JSON and reads the same for ever. */
export interface LevelFigures {
  readonly level: Level;
  /** The window it is posted in, the first and the last one that it looks back on. */
  readonly window: Window;
  readonly first: Window;
  readonly last: Window;
  readonly k: number;
  /** Distinct people behind all figures; each counts once. */
  readonly people: number;
  /** Units one level down whose people are in a figure, and all that are asked; `mixed` where teams are among schools. */
  readonly units: { readonly shown: number; readonly all: number; readonly mixed: boolean };
  /** All nine, in their order. */
  readonly drivers: readonly LevelDriver[];
  readonly groups: readonly GroupFigure[];
  /** The units one level down, by name and never by score. Empty for a school: its teams are told in their channels. */
  readonly below: readonly UnitBelow[];
  /** The driver on which the units below most need something of this level; `null` where none is low. */
  readonly needs: Needs | null;
}

/** Whole percents of points; `high` is above `low` where a group near an end of the scale is told no closer. */
export interface LevelNumber {
  readonly low: number;
  readonly high: number;
  /** Respondents who could tell. */
  readonly n: number;
  /** Teams of a school, or units one level down: as many as the number is made of. */
  readonly units: number;
  /** `null` above a school, where the number is a mean of units and not of people. */
  readonly range: LikelyRange | null;
}

export interface LevelDriver {
  readonly driverId: DriverId;
  /** `null`: too few answers. */
  readonly figure: LevelNumber | null;
}

/** The unweighted mean of a group's drivers. It never stands without its lowest. */
export interface GroupFigure {
  readonly group: (typeof GROUPS)[number];
  readonly mean: { readonly low: number; readonly high: number } | null;
  /** Drivers in the mean, and in the group. */
  readonly drivers: { readonly shown: number; readonly all: number };
  readonly lowest: { readonly driverId: DriverId; readonly low: number; readonly high: number } | null;
  readonly trend: GroupTrend;
}

/** Whole group means that share no answers: those of every second digest. */
export interface GroupTrend {
  readonly points: readonly { readonly window: Window; readonly score: number }[];
  readonly finding: Trend;
}

export interface UnitBelow {
  readonly name: string;
  /** A team that votes: its groups are made of what it agreed on, never mixed with what people answer. */
  readonly byVote: boolean;
  /** In the order of {@link GROUPS}; `null`: too few answers, or too few agreements. */
  readonly groups: readonly ({ readonly low: number; readonly high: number } | null)[];
  readonly people: number;
}

export interface Needs {
  readonly driverId: DriverId;
  /** Units one level down in which it is below 60, of those that have a figure for it. */
  readonly low: number;
  readonly of: number;
}

/** A unit of the organisation with all that is below it. */
export interface LevelUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: Level | 'team';
  readonly below: readonly LevelUnit[];
  /** A team that answers by vote, and the drivers that it has agreed on, in percent of points. */
  readonly voted?: readonly { readonly driverId: DriverId; readonly score: number }[];
}

export interface LevelInput {
  readonly unit: LevelUnit & { readonly kind: Level };
  readonly window: Window;
  readonly first: Window;
  readonly last: Window;
  readonly k: number;
  /** By driver: what stands and speaks for the weeks looked back on. */
  readonly standing: ReadonlyMap<DriverId, readonly Dated[]>;
  /** The figures of the digest so many weeks ago that none of its answers are in this one. */
  readonly apart: LevelFigures | null;
}

/** The field's lower reference line: below it a driver wants help. */
const NEEDS_HELP = 60;

/** As many as a chart takes on Slack. */
const MOST_POINTS = 20;

/**
 * Works out what a level says. A school's score is the mean over its people. Above that a score is the mean over the
 * units one level down, so that a large school does not speak for a small one. All of it is made of what has been
 * stated about separate groups of k or more people, and so tells nothing that those statements do not.
 */
export function levelFigures(input: LevelInput): LevelFigures {
  const { unit, window, first, last, k, apart } = input;
  const numbers = numbersOf(unit, input);
  const told = toldBelow(unit, input);
  const recent = numbersOf(unit, { ...input, standing: since(input.standing, first) });
  const children = unit.below
    .map((child) => ({ child, numbers: numbersOf(child, input) }))
    .sort((a, b) => a.child.name.localeCompare(b.child.name, 'en'));
  return {
    ...{ level: unit.kind, window, first, last, k },
    people: peopleOf(unit, input),
    units: {
      shown: told.size,
      // A team that votes is not asked, so nobody waits for its figures; what it answered before counts while it lasts.
      all: unit.below.filter((child) => !child.voted || told.has(child.id)).length,
      mixed: unit.kind !== 'school' && unit.below.some((child) => child.kind === 'team' && !child.voted),
    },
    drivers: DRIVER_IDS.map((driverId) => ({ driverId, figure: numbers.get(driverId) ?? null })),
    groups: GROUPS.map((group) => groupFigure(group, numbers, trendOfGroup(group, recent, window, apart))),
    below:
      unit.kind === 'school'
        ? []
        : children.map(({ child, numbers: own }) => ({
            ...{ name: child.name, byVote: child.voted !== undefined },
            groups: GROUPS.map((group) => meanOf(group, child.voted ? votedNumbers(child.voted) : own)),
            people: peopleOf(child, input),
          })),
    needs: needsOf(
      numbers,
      children.map((one) => one.numbers),
      unit.kind,
    ),
  };
}

type Numbers = ReadonlyMap<DriverId, LevelNumber>;

function numbersOf(unit: LevelUnit, input: LevelInput): Numbers {
  const teams = new Set(teamsOf(unit));
  return new Map(
    DRIVER_IDS.flatMap((driverId): [DriverId, LevelNumber][] => {
      // Who has answered in two of the units below counts in one of them.
      const number = numberOf(unit, eachOnce(input.standing.get(driverId) ?? [], teams));
      return number ? [[driverId, number]] : [];
    }),
  );
}

function numberOf(unit: LevelUnit, standing: readonly Dated[]): LevelNumber | undefined {
  const own = within(standing, teamsOf(unit));
  if (unit.kind === 'team' || unit.kind === 'school') return together(own, new Set(teamsOf(unit)));
  const parts = unit.below.flatMap((child) => numberOf(child, own) ?? []);
  // Small teams of several units below count as one more unit.
  const across = together(acrossUnits(unit, own), new Set(teamsOf(unit)));
  const all = across ? [...parts, across] : parts;
  if (all.length === 0) return undefined;
  const mean = (of: (number: LevelNumber) => number) =>
    Math.round(all.reduce((sum, number) => sum + of(number), 0) / all.length);
  return {
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
    n: all.reduce((sum, { n }) => sum + n, 0),
    units: all.length,
    range: null,
  };
}

/** What is about people of more than one of the units below. */
function acrossUnits(unit: LevelUnit, standing: readonly Dated[]): Dated[] {
  const inside = unit.below.map((child) => new Set(teamsOf(child)));
  return standing.filter(({ units }) => !inside.some((teams) => units.every((team) => teams.has(team))));
}

function within(standing: readonly Dated[], teams: readonly string[]): Dated[] {
  const inside = new Set(teams);
  return standing.filter(({ units }) => units.every((team) => inside.has(team)));
}

function teamsOf(unit: LevelUnit): string[] {
  return unit.kind === 'team' ? [unit.id] : unit.below.flatMap(teamsOf);
}

function peopleOf(unit: LevelUnit, { standing }: LevelInput): number {
  const teams = new Set(teamsOf(unit));
  return new Set([...standing.values()].flatMap((of) => behind(of, teams).people)).size;
}

/** The units one level down that are in any figure, be it together with others. */
function toldBelow(unit: LevelUnit, { standing }: LevelInput): ReadonlySet<string> {
  const teams = new Set(teamsOf(unit));
  const told = new Set([...standing.values()].flatMap((of) => behind(of, teams).units));
  const below = unit.below.filter((child) => teamsOf(child).some((team) => told.has(team)));
  return new Set(below.map(({ id }) => id));
}

function meanOf(group: DriverGroup, numbers: Numbers): { low: number; high: number } | null {
  const own = numbersIn(group, numbers);
  if (own.length === 0) return null;
  const mean = (of: (number: LevelNumber) => number) =>
    Math.round(own.reduce((sum, [, number]) => sum + of(number), 0) / own.length);
  return { low: mean(({ low }) => low), high: mean(({ high }) => high) };
}

function votedNumbers(voted: NonNullable<LevelUnit['voted']>): Numbers {
  return new Map(
    voted.map(({ driverId, score }) => [driverId, { low: score, high: score, n: 0, units: 1, range: null }]),
  );
}

function numbersIn(group: DriverGroup, numbers: Numbers): [DriverId, LevelNumber][] {
  return [...numbers].filter(([driverId]) => groupOf(driverId) === group);
}

function groupFigure(group: GroupFigure['group'], numbers: Numbers, trend: GroupTrend): GroupFigure {
  const own = numbersIn(group, numbers);
  const all = DRIVER_IDS.filter((driverId) => groupOf(driverId) === group).length;
  const mean = meanOf(group, numbers);
  const [lowest] = [...own].sort(([, a], [, b]) => a.low - b.low || a.high - b.high);
  return {
    ...{ group, mean, drivers: { shown: own.length, all } },
    lowest: lowest ? { driverId: lowest[0], low: lowest[1].low, high: lowest[1].high } : null,
    trend,
  };
}

/** The series goes on with what was told in these weeks alone: a figure that was held would count twice. */
function trendOfGroup(
  group: GroupFigure['group'],
  recent: Numbers,
  window: Window,
  apart: LevelFigures | null,
): GroupTrend {
  const before = apart?.groups.find((one) => one.group === group)?.trend.points ?? [];
  const mean = meanOf(group, recent);
  const all = DRIVER_IDS.filter((driverId) => groupOf(driverId) === group).length;
  // A mean over other drivers than the last one is no point of the same series.
  const now = mean && numbersIn(group, recent).length === all ? [{ window, score: mean.low }] : [];
  const points = [...before, ...now].slice(-MOST_POINTS);
  return { points, finding: trendOf(points.map(atWeek)) };
}

function since(standing: LevelInput['standing'], first: Window): Map<DriverId, readonly Dated[]> {
  return new Map(
    [...standing].map(([driverId, of]) => [driverId, of.filter(({ window }) => window >= first)]),
  );
}

function atWeek({ window, score }: GroupTrend['points'][number]) {
  return { week: Date.parse(window) / (7 * 86_400_000), score };
}

/** Of a school the lowest driver below 60; above it the one that is below 60 in the most units one level down. */
function needsOf(own: Numbers, below: readonly Numbers[], level: Level): Needs | null {
  const each = [...own].map(([driverId, { low }]) => {
    const units = below.flatMap((numbers) => numbers.get(driverId) ?? []);
    return { driverId, score: low, low: units.filter(isLow).length, of: units.length };
  });
  const [first] = each
    .filter(({ score, low }) => (level === 'school' ? score < NEEDS_HELP : low > 0))
    .sort((a, b) => (level === 'school' ? 0 : b.low - a.low) || a.score - b.score);
  return first ? { driverId: first.driverId, low: first.low, of: first.of } : null;
}

function isLow({ low }: LevelNumber): boolean {
  return bandOf(low) === 'building';
}
