import { z } from 'zod';
import { as, type PersonId, type UnitId } from '../../model/ids.ts';
import { evaluates, may } from '../../privacy/access.ts';
import type { Seal } from '../../privacy/seal.ts';
import { leadsOf } from '../../store/queries/barrier.ts';
import { coachesOf } from '../../store/queries/coaching.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { chainOf, type PersonRow, personById } from '../../store/queries/people.ts';
import { type RoleHolderRow, roleHolderOf } from '../../store/queries/selection.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';

export interface SelectionParts {
  readonly directory: Directory;
  readonly seal: Seal;
}

/** Characters of an answer. */
export const ANSWER_LENGTH = 600;

/** `time`: whether the reader may see the owner's answer about the time, too. */
const words = z.object({ strengths: z.string(), gaps: z.string(), time: z.boolean().default(false) });
export type HandOff = z.infer<typeof words>;

/** A role as buttons and messages name it: ids and a word, never a right. */
export function roleId({
  personId,
  unitId,
  role,
}: Pick<RoleHolderRow, 'personId' | 'unitId' | 'role'>): string {
  return [personId, unitId, role].join('|');
}

export async function readRole(tx: Tx, id: string): Promise<RoleHolderRow | undefined> {
  const [personId = '', unitId = '', word = ''] = id.split('|');
  const role = (['coach', 'leader', 'facilitator'] as const).find((one) => one === word);
  return role && roleHolderOf(tx, { personId, unitId, role });
}

/** Where a hand-off's words are sealed to. */
export function placeOf(row: RoleHolderRow): string {
  return `handoff:${roleId(row)}`;
}

export function sealHandOff(seal: Seal, row: RoleHolderRow, written: HandOff): Buffer {
  return seal.seal(JSON.stringify(written), placeOf(row));
}

export function openHandOff(seal: Seal, row: RoleHolderRow): HandOff | undefined {
  return row.words === null ? undefined : words.parse(JSON.parse(seal.open(row.words, placeOf(row))));
}

/** Leaders who are offered as the one reader. */
const MOST_LEADS = 3;

/**
 * Who may be chosen to read a hand-off: who coaches the person, and who leads where they begin. Nobody who evaluates
 * them: what they lack must not reach an evaluator.
 */
export async function recipientsFor(tx: Tx, district: District, row: RoleHolderRow): Promise<PersonRow[]> {
  const personId = as<PersonId>(row.personId);
  const chain = chainOf(district.units, as<UnitId>(row.unitId));
  const leads = (await Promise.all(chain.map(({ id }) => leadsOf(tx, as<UnitId>(id), MOST_LEADS)))).flat();
  const people = [...(await coachesOf(tx, personId))];
  for (const { id } of leads) {
    const lead = await personById(tx, as<PersonId>(id));
    if (lead && !people.some((one) => one.id === id)) people.push(lead);
  }
  const own = await membershipsOf(tx, personId);
  const open: PersonRow[] = [];
  for (const person of people) {
    if (person.id === row.personId || !person.active) continue;
    const theirs = await membershipsOf(tx, as<PersonId>(person.id));
    const above = (unitId: string) => chainOf(district.units, as<UnitId>(unitId)).map((unit) => unit.id);
    if (!evaluates(theirs, own, above)) open.push(person);
  }
  return open;
}

/** Whether somebody may read a hand-off today: they were chosen, and still could be. */
export async function mayRead(
  tx: Tx,
  district: District,
  row: RoleHolderRow,
  readerId: PersonId,
): Promise<boolean> {
  const chosen =
    row.recipientId === readerId &&
    (await recipientsFor(tx, district, row)).some((person) => person.id === readerId);
  return may(readerId, 'hand_off', as(row.personId), chosen ? 'chosen' : undefined);
}
