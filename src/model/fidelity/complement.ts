import type { RatingCounts } from './score.ts';

/** The answers given in one unit, and not in a unit below it, on one driver in one window. */
export interface UnitAnswers {
  readonly id: string;
  readonly parent: string | null;
  /** Who rated the driver, "can't tell" included. Everybody in one unit only: the one that their answers count for. */
  readonly people: readonly string[];
  readonly counts: RatingCounts;
}

/** People whose answers are only ever counted together. */
export interface Group {
  /** The units that they answered in. */
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly counts: RatingCounts;
}

/**
 * Complementary suppression over siblings and between parent and child: parts the units below a root into groups of
 * at least `least` people, so that whatever figures are made of whole groups, no sum or difference of them is about
 * fewer. Units that are too small are put together under their parent, and where that is still not enough, the
 * smallest next group is put to them. Fewer remain only where the whole root has fewer.
 */
export function groupsBelow(units: readonly UnitAnswers[], root: string | null, least: number): Group[] {
  return units
    .filter(({ parent }) => parent === root)
    .flatMap((unit) => {
      const own = { units: [unit.id], people: unit.people, counts: unit.counts };
      return enough([own, ...groupsBelow(units, unit.id, least)], least);
    });
}

function enough(groups: readonly Group[], least: number): Group[] {
  const [smallest, ...others] = groups
    .filter(({ people }) => people.length > 0)
    .sort((a, b) => a.people.length - b.people.length);
  if (!smallest) return [];
  const [next, ...rest] = others;
  if (smallest.people.length >= least || !next) return [smallest, ...others];
  return enough([together(smallest, next), ...rest], least);
}

function together(a: Group, b: Group): Group {
  return {
    units: [...a.units, ...b.units],
    people: [...a.people, ...b.people],
    counts: plus(a.counts, b.counts),
  };
}

export function plus(a: RatingCounts, b: RatingCounts): RatingCounts {
  return {
    notYet: a.notYet + b.notYet,
    partly: a.partly + b.partly,
    inPlace: a.inPlace + b.inPlace,
    cantTell: a.cantTell + b.cantTell,
  };
}
