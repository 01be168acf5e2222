import type { Card } from '../../chat/card.ts';
import { addDays, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type PersonId } from '../../model/ids.ts';
import { occurrenceByKey } from '../../store/queries/ledger.ts';
import type { Tx } from '../../store/store.ts';
import type { Directory } from '../directory.ts';
import { checkInCard, declinedCard, snoozedCard } from './cards.ts';
import { checkInKey, snoozeKey } from './plan.ts';
import { type OpenCheckIn, readCheckIn } from './view.ts';

/**
 * A person's check-in as it stands while it can still be answered or changed: this week's, or last week's where its
 * digest is yet to come. `undefined`: none is open.
 */
export async function openCheckInCard(
  tx: Tx,
  directory: Directory,
  personId: PersonId,
  today: LocalDate,
  now: Instant,
): Promise<Card | undefined> {
  const thisWeek = windowOf(today);
  for (const window of [thisWeek, windowOf(addDays(as(thisWeek), -7))]) {
    const checkIn = await readCheckIn(tx, directory, checkInKey(personId, window));
    if (!checkIn || checkIn.digested || now >= checkIn.row.closesAt) continue;
    return standingCard(tx, checkIn, { title: 'first', asleep: true });
  }
  return undefined;
}

/**
 * An open check-in as it stands: declined, put off, or the next question and in the end the thanks.
 *
 * @param asleep whether it may be shown as put off: a message that brings it back must ask
 */
export async function standingCard(
  tx: Tx,
  { row, view }: Pick<OpenCheckIn, 'row' | 'view'>,
  { title, asleep }: { readonly title: 'first' | 'reminder'; readonly asleep: boolean },
): Promise<Card> {
  if (row.declined !== null) return declinedCard(view, row.declined);
  const putOff =
    asleep && row.snoozes > 0 && row.answeredAt === null
      ? await occurrenceByKey(tx, snoozeKey(view.id, row.snoozes))
      : undefined;
  return putOff?.state === 'planned' ? snoozedCard(view, putOff.dueAt) : checkInCard(view, title);
}
