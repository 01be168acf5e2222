import { as, type CheckInId } from '../../model/ids.ts';
import type { Topic } from '../../model/items.ts';
import {
  type CheckInRow,
  checkInStanding,
  type QuestionRow,
  questionsOf,
} from '../../store/queries/checkin.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory, District } from '../directory.ts';
import type { CheckInView } from './standing.ts';

/** A check-in read whole: whose it is, what was asked, and how it stands. */
export interface OpenCheckIn {
  readonly row: CheckInRow;
  readonly person: PersonRow;
  readonly district: District;
  /** Its window's digest is fixed. */
  readonly digested: boolean;
  readonly questions: readonly QuestionRow[];
  readonly view: CheckInView;
}

export async function readCheckIn(
  tx: Tx,
  directory: Directory,
  id: CheckInId,
): Promise<OpenCheckIn | undefined> {
  const found = await checkInStanding(tx, id);
  if (!found) return undefined;
  const { row, person, tenant, digested } = found;
  const district = await directory(tx, tenant);
  const questions = await questionsOf(tx, id);
  return { row, person, district, digested, questions, view: viewOf(row, person, district, questions) };
}

export function viewOf(
  row: CheckInRow,
  person: PersonRow,
  district: District,
  questions: readonly QuestionRow[],
): CheckInView {
  const locale = district.localeOf(person);
  const team = district.units.get(row.teamId);
  return {
    id: as(row.id),
    closesAt: row.closesAt,
    zone: as(person.zone),
    locale,
    k: district.tenant.k,
    ...(team ? { stage: district.stageOf(team) } : {}),
    offersPause: row.offersPause,
    questions: questions.map((question) => ({
      position: question.position,
      itemId: as(question.itemId),
      wording: district.wordingOf(locale, question.itemId),
      driverId: question.driverId as Topic, // Written by the draw, which knows no others.
      reason: question.reason,
      rating: question.rating,
      skipped: question.skipped,
      hasNote: question.note !== null,
    })),
  };
}
