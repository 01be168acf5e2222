import type { PersonRow } from '../store/queries/people.ts';
import type { District } from './district.ts';

type Unit = District['units'][number];

/** What a person's roles make of them: where their answers count, whose calendar is theirs, what they are asked. */
export type Standing = Pick<PersonRow, 'homeTeamId' | 'calendarUnitId' | 'audience'>;

/**
 * @param held a person's roles in the order in which they count: the first team they work in is their home
 * @param coachesSomebody whether they coach anybody, whatever their roles
 */
export function standingOf(
  held: readonly { readonly role: string; readonly unitId: string }[],
  units: ReadonlyMap<string, Unit>,
  coachesSomebody: boolean,
): Standing & { readonly place: Unit | undefined } {
  const asked = held.filter(({ role }) => role === 'staff' || role === 'coach');
  const teams = asked.map(({ unitId }) => units.get(unitId)).filter((unit) => unit?.kind === 'team');
  const home = teams.find((team) => team?.answersBy === 'check_in');
  const place = home ?? teams[0] ?? units.get(held[0]?.unitId ?? '') ?? topOf(units);
  const has = (role: string) => held.some((one) => one.role === role);
  return {
    homeTeamId: home?.id ?? null,
    calendarUnitId: (place?.kind === 'team' ? place.parentId : place?.id) ?? null,
    audience:
      coachesSomebody || has('coach')
        ? 'coach'
        : has('leader') || has('facilitator')
          ? 'leadership'
          : 'staff',
    place,
  };
}

/** The district that the file is named after: its id is `<key>/<key>`. */
function topOf(units: ReadonlyMap<string, Unit>): Unit | undefined {
  const [first] = units.values();
  return first && units.get(`${first.tenantId}/${first.tenantId}`);
}
