import type { Level, LevelUnit } from '../../model/fidelity/index.ts';
import type { UnitRow } from '../../store/queries/people.ts';
import type { District } from '../directory.ts';

/**
 * A unit with all that is below it, as the district file says it now.
 *
 * @param voted what each team that answers by vote has agreed on
 */
export function treeBelow<Kind extends Level>(
  district: District,
  unit: UnitRow & { readonly kind: Kind },
  voted: ReadonlyMap<string, NonNullable<LevelUnit['voted']>>,
): LevelUnit & { readonly kind: Kind } {
  const children = new Map<string, UnitRow[]>();
  for (const one of district.units.values()) {
    if (one.parentId === null) continue;
    children.set(one.parentId, [...(children.get(one.parentId) ?? []), one]);
  }
  const below = ({ id, name, kind, answersBy }: UnitRow): LevelUnit => ({
    ...{ id, name, kind },
    ...(kind === 'team' && answersBy === 'vote' ? { voted: voted.get(id) ?? [] } : {}),
    below: (children.get(id) ?? []).map(below),
  });
  return { ...below(unit), kind: unit.kind };
}

/** The teams below a unit, each with the units above it up to and with that unit, the nearest first. */
export function teamsBelow(unit: LevelUnit): { readonly id: string; readonly above: readonly string[] }[] {
  if (unit.kind === 'team') return [{ id: unit.id, above: [] }];
  return unit.below.flatMap(teamsBelow).map(({ id, above }) => ({ id, above: [...above, unit.id] }));
}

/** A unit and all that are below it, by id. */
export function unitsUnder(district: District, id: string): string[] {
  const below = [...district.units.values()].filter((unit) => unit.parentId === id);
  return [id, ...below.flatMap((unit) => unitsUnder(district, unit.id))];
}
