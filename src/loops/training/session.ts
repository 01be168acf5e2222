import type { LocalDate } from '../../model/ids.ts';
import { as, type UnitId } from '../../model/ids.ts';
import { mayTrain } from '../../privacy/access.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { MembershipRow } from '../../store/queries/decision.ts';
import { chainOf, type PersonRow, type UnitRow } from '../../store/queries/people.ts';
import { peopleIn, type TrainingRow } from '../../store/queries/training.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';

export interface TrainingParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** Characters of a topic. */
export const TOPIC_LENGTH = 80;

/** How long ago a session may have been held when it is logged, in days. */
export const LOGGED_WITHIN = 28;

/** When people are asked whether anybody followed up (domain reference, table 7, row 4). */
export const FOLLOW_UP_DAYS = 14;

/** What is asked after a session and two weeks later: of each person those that are for people in their place. */
export const ASKED = { after: ['trn2', 'trn3'], later: ['trn4'] } as const;

export type AskView = keyof typeof ASKED;

export function isAsk(view: string): view is AskView {
  return view in ASKED;
}

/** The items that one person is asked about a session. */
export function itemsFor(district: District, unit: UnitRow, person: PersonRow, view: AskView): string[] {
  const pool = district.itemsFor(unit);
  return ASKED[view].filter((id) => pool.find(id)?.audiences.includes(person.audience));
}

export function topicPlace(id: string): string {
  return `training:${id}:topic`;
}

export function topicOf(seal: Seal, row: Pick<TrainingRow, 'id' | 'topic'>): string {
  return seal.open(row.topic, topicPlace(row.id));
}

export function heldOn(row: Pick<TrainingRow, 'heldOn'>): LocalDate {
  return as(row.heldOn);
}

/** Teams and schools for which somebody may log a session. */
export function unitsToTrain(district: District, memberships: readonly MembershipRow[]): UnitRow[] {
  return [...district.units.values()].filter(
    (unit) =>
      (unit.kind === 'team' || unit.kind === 'school') &&
      mayTrain(memberships, chainOf(district.units, as<UnitId>(unit.id))),
  );
}

/** Who could have been there: the people of a team, or of a school with all its teams. */
export function peopleOf(tx: Tx, district: District, unit: UnitRow): Promise<PersonRow[]> {
  const inside = [...district.units.values()].filter((one) => one.id === unit.id || one.parentId === unit.id);
  return peopleIn(
    tx,
    inside.map((one) => one.id),
  );
}
