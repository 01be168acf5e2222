import { leastShown } from '../../src/model/fidelity/cell.ts';
import { standing } from '../../src/model/fidelity/differencing.ts';
import type { RatingCounts } from '../../src/model/fidelity/index.ts';
import { type FreshAnswers, settle } from '../../src/model/fidelity/settle.ts';
import { withhold } from '../../src/model/fidelity/suppression.ts';
import { type Dated, together } from '../../src/model/fidelity/together.ts';
import { type Given, givenIn, type LevelSeason, windowAt } from './level-season.ts';
import type { World } from './world-attack.ts';

/** Levels speak every second week here and look back on four, so that a short season has many of their digests. */
const PERIOD = 2;
const LOOKS_BACK = 4;

/** Which rules hold; the product keeps all, a control leaves one out. */
export interface Rules {
  /** What was told before is looked at. */
  readonly shadow: boolean;
  /** Answers that have been judged are used up. */
  readonly usedUp: boolean;
  /** Levels are made of statements; otherwise of all newest answers, from k on. */
  readonly statements: boolean;
}

export const ALL: Rules = { shadow: true, usedUp: true, statements: true };

export interface Books {
  /** By team: what stands of it. */
  readonly rows: readonly (readonly Dated[])[];
  /** By team: the last week whose answers were judged. */
  readonly judged: readonly number[];
}

/** A statement with the very answers behind it. */
export interface Said {
  readonly statement: Pick<Dated, 'people' | 'cell'>;
  readonly answers: readonly Given[];
}

export interface Told {
  readonly words: unknown;
  readonly books: Books;
  readonly said: readonly Said[];
  /** Answers judged, whether told or held. */
  readonly judged: readonly Given[];
}

export const noBooks = ({ above }: LevelSeason): Books => ({
  rows: above.map(() => []),
  judged: above.map(() => -1),
});

/** All that leaves the bot in one week: every team's digest, and those of all levels where a period ends. */
export function publishWeek(
  season: LevelSeason,
  books: Books,
  week: number,
  worldIn: (week: number) => World,
  rules: Rules,
): Told {
  const rows = books.rows.map((own) => [...own]);
  const judged = [...books.judged];
  const words: unknown[] = [];
  const said: Said[] = [];
  const used: Given[] = [];
  const least = leastShown(season.k);

  const tell = (teams: readonly number[], made: Omit<Dated, 'window'>, answers: readonly Given[]) => {
    const dated = { ...made, window: windowAt(week) };
    for (const team of teams) rows[team] = [...standing(rows[team] ?? [], [dated]), dated] as Dated[];
    said.push({ statement: dated, answers });
  };

  for (const [team, speaks] of season.speaks.entries()) {
    const answers = givenIn(season, worldIn(week), team, week);
    const people = answers.map(({ personId }) => personId);
    if (!speaks || people.length < least) continue;
    const unit = { id: 'team', parent: null, people, counts: countsOf(answers) };
    const { figures, made } = withhold([unit], season.k, rows[team] ?? []);
    words.push([team, figures.get('team')]);
    for (const one of made) tell([team], { ...one, units: [nameOf(team)] }, answers);
    judged[team] = week;
    used.push(...answers);
  }

  if ((week + 1) % PERIOD === 0) {
    const from = Math.max(0, week - LOOKS_BACK + 1);
    const units = [...new Set(season.above.flat())];
    for (const root of units.sort((a, b) => depth(b) - depth(a))) {
      const teams = season.above.flatMap((above, team) => (above.includes(root) ? [team] : []));
      if (rules.statements) {
        const newest = teams.map((team) =>
          newestOf(season, team, from, week, worldIn, rules.usedUp ? (judged[team] ?? -1) : -1),
        );
        const fresh = teams.map(
          (team, i): FreshAnswers => ({
            unit: nameOf(team),
            above: (season.above[team] ?? []).slice(0, (season.above[team] ?? []).indexOf(root) + 1),
            pools: season.speaks[team] === false || sizeOf(season, team, week) < least,
            answers: newest[i] ?? [],
          }),
        );
        const once = onlyOnce(fresh, newest);
        const before = rules.shadow ? [...new Set(rows.flat())] : [];
        for (const { units: of, made } of settle(once, before, season.k)) {
          const members = of.map((name) => Number(name.slice('team '.length)));
          const answers = newest.flatMap((given, i) =>
            members.includes(teams[i] ?? -1)
              ? given.filter(({ personId }) => made === null || made.people.has(personId))
              : [],
          );
          if (made) {
            tell(members, made, answers);
            words.push([root, of, made.cell]);
          } else words.push([root, of, 'held']);
          for (const team of members) judged[team] = week;
          used.push(...answers);
        }
        const stand = rows.flat();
        words.push([root, together([...new Set(stand)], new Set(teams.map(nameOf))) ?? null]);
      } else {
        const latest = new Map(
          teams
            .flatMap((team) => newestOf(season, team, from, week, worldIn, -1))
            .sort((a, b) => a.week - b.week)
            .map((given) => [given.personId, given]),
        );
        const answers = [...latest.values()];
        if (answers.length < season.k) continue;
        const sum = answers.reduce((points, { rating }) => points + pointsOf(rating), 0);
        const cell = { type: 'sum', n: answers.length, low: sum, high: sum } as const;
        words.push([root, cell]);
        said.push({ statement: { people: new Set(latest.keys()), cell }, answers });
      }
    }
  }
  return { words, books: { rows, judged }, said, judged: used };
}

const nameOf = (team: number) => `team ${team}`;
const depth = (unit: string) => ['state', 'region', 'district', 'school'].indexOf(unit.split(' ')[0] ?? '');
const pointsOf = (rating: string) => (rating === 'in_place' ? 2 : rating === 'partly' ? 1 : 0);

function sizeOf({ movers }: LevelSeason, team: number, week: number): number {
  return movers
    .filter(({ at }) => at.slice(0, week + 1).includes(team))
    .reduce((sum, { size }) => sum + size, 0);
}

function newestOf(
  season: LevelSeason,
  team: number,
  from: number,
  to: number,
  worldIn: (week: number) => World,
  judged: number,
): Given[] {
  const newest = new Map<string, Given>();
  for (let week = Math.max(from, judged + 1); week <= to; week++) {
    for (const given of givenIn(season, worldIn(week), team, week)) newest.set(given.personId, given);
  }
  return [...newest.values()];
}

/** Somebody who has answered in two teams counts with the newer answer. */
function onlyOnce(fresh: readonly FreshAnswers[], newest: readonly (readonly Given[])[]): FreshAnswers[] {
  const best = new Map<string, Given>();
  for (const given of newest.flat()) {
    if ((best.get(given.personId)?.week ?? -1) < given.week) best.set(given.personId, given);
  }
  return fresh.map((team, i) => ({
    ...team,
    answers: (newest[i] ?? []).filter((given) => best.get(given.personId) === given),
  }));
}

function countsOf(answers: readonly Given[]): RatingCounts {
  const count = (rating: string) => answers.filter((one) => one.rating === rating).length;
  return {
    notYet: count('not_yet'),
    partly: count('partly'),
    inPlace: count('in_place'),
    cantTell: count('cant_tell'),
  };
}
