import type { HandlerContext } from '../../engine/loop.ts';
import { localOf } from '../../model/calendar/index.ts';
import { type Cycle, cycleOf } from '../../model/coaching/cycle.ts';
import type { Side } from '../../model/coaching/prompts.ts';
import { as, type LocalDate, type PersonId, type Window } from '../../model/ids.ts';
import { may } from '../../privacy/access.ts';
import { contactById, pairOf } from '../../store/queries/coaching.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import { anchorOf } from './calendar.ts';
import { type CoachRelation, relationOf } from './wall.ts';

/** One cycle of one pair. */
export interface PairCycle {
  readonly tenantId: string;
  readonly coachId: string;
  readonly coacheeId: string;
  readonly cycle: string;
}

/** One of a pair, let in to what is theirs. */
export interface Admitted {
  readonly district: District;
  readonly coach: PersonRow;
  readonly coachee: PersonRow;
  /** Which of the two the actor is. */
  readonly side: Side;
  readonly me: PersonRow;
  readonly other: PersonRow;
  readonly relation: CoachRelation;
  readonly cycle: Cycle;
  readonly today: LocalDate;
}

/** `undefined` for everybody who is not one of the pair, and for both once they are no pair any more. */
export async function admit(
  tx: Tx,
  directory: Directory,
  pair: PairCycle | undefined,
  { actor, now }: HandlerContext,
): Promise<Admitted | undefined> {
  if (pair?.tenantId !== actor.tenantId) return undefined;
  const [coachId, coacheeId] = [as<PersonId>(pair.coachId), as<PersonId>(pair.coacheeId)];
  if (actor.personId !== coachId && actor.personId !== coacheeId) return undefined;
  const people = await pairOf(tx, coachId, coacheeId);
  const district = await directory(tx, actor.tenantId);
  const relation = await relationOf(tx, district, coachId, coacheeId);
  if (!people || !relation) return undefined;
  const side: Side = actor.personId === coachId ? 'coach' : 'coachee';
  if (!may(actor.personId, 'contact', coacheeId, side === 'coach' ? relation : undefined)) return undefined;
  const [me, other] = side === 'coach' ? [people.coach, people.coachee] : [people.coachee, people.coach];
  const today = localOf(now, as(me.zone)).date;
  const cycle = cycleOf(as<Window>(pair.cycle), anchorOf(district));
  return { district, ...people, side, me, other, relation, cycle, today };
}

/** The same by a contact's id. */
export async function admitTo(tx: Tx, directory: Directory, contactId: string, context: HandlerContext) {
  const contact = await contactById(tx, contactId);
  const admitted = await admit(tx, directory, contact, context);
  return contact && admitted ? { ...admitted, contact } : undefined;
}

/**
 * Whether words may pass between the two: not where the coach also evaluates. What is written there could not be kept
 * from the evaluator, so nothing is.
 */
export function wordsAllowed({ relation }: Pick<Admitted, 'relation'>): boolean {
  return relation === 'coach';
}
