import { type Path, show } from './problem.ts';
import type { Loose, Readable } from './readable.ts';
import type { Report } from './rules.ts';
import { parentsAbove } from './rules-levels.ts';
import { fixFor, homeTeamOf } from './rules-units.ts';
import type { PersonEntry } from './schema.ts';

export function peopleRules(file: Readable, report: Report): void {
  const teams = file.keys.teams.filter((key) => key !== undefined);
  const { district, districts, regions, state, schools } = file.keys;
  const units = [district, ...districts, ...regions, state, ...schools, ...teams].filter(
    (key) => key !== undefined,
  );
  const known = new Set(units);
  // Made once: for ten thousand people it took three seconds to make it for each of them.
  const teamKeys = new Set(teams);
  file.people.forEach((person, i) => {
    const path: Path = ['people', i];
    if (file.addressed[i] === false) {
      report(
        path,
        'This person has none of email, slack and teams.',
        'Add the one they have in Slack or Teams; without it nothing can be sent to them.',
      );
    }
    const held = rolesOf(person);
    if (person.roles && held.length === 0) {
      report(
        [...path, 'roles'],
        'This person has no role.',
        'Add one, e.g. staff: grade-3; or leave the person out.',
      );
    }
    for (const { role, unit, place } of held) {
      if (known.has(unit)) continue;
      const fix = fixFor('team or school', unit, units, file);
      report([...path, 'roles', role, ...place], `There is no team or school ${show(unit)}.`, fix);
    }
    const staffOf = person.roles?.staff ?? [];
    if (
      staffOf.length > 0 &&
      staffOf.every((unit) => known.has(unit)) &&
      homeTeamOf(person.roles, teamKeys) === undefined
    ) {
      const fix = 'They get no check-ins. Add the team they work in, if they should.';
      report(
        [...path, 'roles', 'staff'],
        'This person is staff of a school, but of no team.',
        fix,
        'warning',
      );
    }
  });
}

/** Who coaches whom; and the wall between coaching and evaluating, as far as the file shows it. */
export function pairRules(file: Readable, report: Report): void {
  const keys = file.keys.people.filter((key) => key !== undefined);
  const known = new Set(keys);
  const people = new Map(
    file.people.flatMap((person) => (person.key === undefined ? [] : [[person.key, person]])),
  );
  const parents = parentsOf(file);
  const pairs = new Set<string>();
  file.coaching.forEach((entry, i) => {
    const missing = (key: string | undefined, path: Path) => {
      if (key === undefined || known.has(key)) return;
      report(path, `There is no person ${show(key)}.`, fixFor('person', key, keys, file));
    };
    missing(entry.coach, ['coaching', i, 'coach']);
    entry.coachees?.forEach((key, j) => {
      const path: Path = ['coaching', i, 'coachees', j];
      missing(key, path);
      if (key === entry.coach)
        report(path, `${show(key)} cannot coach themselves.`, 'Name another coach, or leave it out.');
      if (entry.coach === undefined) return;
      const pair = `${entry.coach} ${key}`;
      if (pairs.has(pair))
        report(path, `${show(entry.coach)} coaches ${show(key)} already.`, 'Leave one of the two out.');
      pairs.add(pair);

      const [coach, coachee] = [people.get(entry.coach), people.get(key)];
      if (coach && coachee && coach !== coachee && evaluates(coach, coachee, parents)) {
        const found = `${show(entry.coach)} coaches ${show(key)} and is also an evaluator over them.`;
        const fix =
          'Every prompt of this pair will say NOT CONFIDENTIAL. Name another coach if there is one.';
        report(path, found, fix, 'warning');
      }
    });
  });
}

type Roles = Pick<Loose<PersonEntry>, 'roles'>;

/** Whether a coach is evaluator of a unit in which the coachee works, or of one above it. */
function evaluates(coach: Roles, coachee: Roles, parents: ReadonlyMap<string, string>): boolean {
  const evaluated = new Set(coach.roles?.evaluator ?? []);
  return rolesOf(coachee).some(({ role, unit }) => {
    if (role === 'evaluator' || role === 'admin') return false;
    let at: string | undefined = unit;
    // Team, school, district, region, state: in a broken file a key that is used twice may make a circle.
    for (let height = 0; height < 5 && at !== undefined; height++, at = parents.get(at)) {
      if (evaluated.has(at)) return true;
    }
    return false;
  });
}

function parentsOf(file: Readable): Map<string, string> {
  const parents = new Map<string, string>();
  const { district } = file.keys;
  for (const team of file.teams) {
    const parent = team.school ?? district;
    if (team.key !== undefined && parent !== undefined && parent !== team.key) parents.set(team.key, parent);
  }
  for (const [key, parent] of parentsAbove(file)) parents.set(key, parent);
  return parents;
}

/** A person's roles one by one, with their place in the file. */
export function rolesOf(person: Roles) {
  const { staff, coach, leader, facilitator, evaluator, admin } = person.roles ?? {};
  const each = { staff, coach, leader, facilitator, evaluator, admin } as const;
  return (Object.keys(each) as (keyof typeof each)[]).flatMap((role) =>
    (each[role] ?? []).map((unit, place) => ({ role, unit, place: [place] })),
  );
}
