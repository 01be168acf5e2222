import type { Rating } from '../scale.ts';
import { leastShown } from './cell.ts';
import type { Made } from './differencing.ts';
import type { RatingCounts } from './score.ts';
import { mustBeK, withhold } from './suppression.ts';

/** What was published about people of some teams, and stands. */
export interface Standing extends Made {
  /** The teams that they answered in: one, or several small ones that were taken together. */
  readonly units: readonly string[];
}

/** A team's answers on one driver of which no figure has been made yet: of each person the newest. */
export interface FreshAnswers {
  readonly unit: string;
  /** The units above the team up to the one that settles, the nearest first. */
  readonly above: readonly string[];
  /** Whether the team may be taken together with others: it can never speak for itself. */
  readonly pools: boolean;
  readonly answers: readonly { readonly personId: string; readonly rating: Rating }[];
}

/** People whose answers have been judged together: they are used up, told or not. */
export interface Settled {
  readonly units: readonly string[];
  /** What readers know now; `null` where it is held. */
  readonly made: Standing | null;
}

/**
 * Makes the statements that a level needs beside those of the weekly digests: for teams whose people have answered
 * since anything was last said of them, and for small teams taken together at the lowest level where they are enough.
 * Nobody who stands behind a statement of another team is in it, and so no two statements made here share a person.
 *
 * @param standing every statement about any of these people that still stands
 * @throws RangeError for a k below 3
 */
export function settle(fresh: readonly FreshAnswers[], standing: readonly Standing[], k: number): Settled[] {
  mustBeK(k);
  const about = byPerson(standing);
  const free = fresh.map((team) => ({
    ...team,
    answers: team.answers.filter(({ personId }) =>
      (about.get(personId) ?? []).every(({ units }) => units.includes(team.unit)),
    ),
  }));
  return groupsOf(free, leastShown(k)).map((teams) => verdictOn(teams, about, k));
}

type Answer = FreshAnswers['answers'][number];
type About = ReadonlyMap<string, readonly Standing[]>;

/** A district has thousands of statements: each group is held against those about its own people alone. */
function byPerson(standing: readonly Standing[]): About {
  const about = new Map<string, Standing[]>();
  for (const statement of standing) {
    for (const person of statement.people) {
      const of = about.get(person);
      if (of) of.push(statement);
      else about.set(person, [statement]);
    }
  }
  return about;
}

/** Teams with enough answers alone; of the others that pool, those that are enough together, from below upwards. */
function groupsOf(teams: readonly FreshAnswers[], least: number): FreshAnswers[][] {
  const groups = teams.filter(({ answers }) => answers.length >= least).map((team) => [team]);
  let waiting = teams.filter(({ pools, answers }) => pools && answers.length < least && answers.length > 0);
  for (const unit of fromBelow(waiting)) {
    const below = waiting.filter(({ above }) => above.includes(unit));
    if (below.reduce((sum, { answers }) => sum + answers.length, 0) < least) continue;
    groups.push(below);
    waiting = waiting.filter((team) => !below.includes(team));
  }
  return groups;
}

/** The units above these teams, the ones furthest from the top first. */
function fromBelow(teams: readonly FreshAnswers[]): string[] {
  const heights = new Map(
    teams.flatMap(({ above }) => above.map((unit, i): [string, number] => [unit, above.length - i])),
  );
  return [...heights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([unit]) => unit);
}

function verdictOn(teams: readonly FreshAnswers[], about: About, k: number): Settled {
  const units = teams.map(({ unit }) => unit);
  const answers = teams.flatMap((team) => team.answers);
  const people = answers.map(({ personId }) => personId);
  const before = [...new Set(people.flatMap((person) => about.get(person) ?? []))];
  const { made } = withhold([{ id: 'group', parent: null, people, counts: countsOf(answers) }], k, before);
  const [one] = made;
  return { units, made: one ? { ...one, units } : null };
}

/** How often each rating was given. */
export function countsOf(answers: readonly Pick<Answer, 'rating'>[]): RatingCounts {
  const count = (rating: Rating) => answers.filter((answer) => answer.rating === rating).length;
  return {
    notYet: count('not_yet'),
    partly: count('partly'),
    inPlace: count('in_place'),
    cantTell: count('cant_tell'),
  };
}
