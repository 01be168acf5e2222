import type { Due, Release, Showing } from '../../engine/loop.ts';
import { localeOf } from '../../locales/index.ts';
import { addDays, instantOf, localOf, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type LocalDate } from '../../model/ids.ts';
import { NUDGE_DAYS } from '../../model/improvement/index.ts';
import type { ActionRow } from '../../store/queries/action.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import type { Tx } from '../../store/store.ts';
import { OVER_BUDGET, takeContact, takesOrWaits } from '../contact.ts';
import { showTo, waitsForPerson } from '../direct.ts';
import type { District } from '../directory.ts';
import { actionCard } from './cards.ts';
import { messageSubject, readMessageSubject } from './subject.ts';
import { type ImprovementParts, type OpenAction, readAction } from './view.ts';

const DAY_MS = 86_400_000;
/** How long the question whether somebody takes an action on is worth asking, at the least. */
const ASKED_FOR_MS = 14 * DAY_MS;

/** Asks whoever was named whether they take the action on, as soon as they may be written to. */
export async function askOwner(tx: Tx, row: ActionRow, owner: PersonRow, now: Instant): Promise<void> {
  const today = localOf(now, as(owner.zone)).date;
  const planned = {
    key: as<Due['key']>(`improvement:accept:${row.id}:${owner.id}`),
    view: 'accept',
    subject: messageSubject(row.id, owner.id),
    window: windowOf(today),
    dueAt: now,
    expiresAt: Math.max(endOf(row, owner), now + ASKED_FOR_MS),
  };
  await schedule(tx, { tenantId: as(row.tenantId), loop: 'improvement' }, planned, now);
}

/**
 * Plans the one private nudge, two days before the date, or on the last working day before that. None where that has
 * passed: somebody who gives it two days needs no reminder.
 */
export async function planNudge(
  tx: Tx,
  district: District,
  row: ActionRow,
  owner: PersonRow,
  now: Instant,
): Promise<void> {
  if (row.due === null) return;
  const hours = district.availabilityOf(owner, []);
  const today = localOf(now, as(owner.zone)).date;
  let day = addDays(as(row.due), -NUDGE_DAYS);
  while (day > today && hours.dayBounds(day) === undefined) day = addDays(day, -1);
  const opens = hours.dayBounds(day)?.opens;
  if (opens === undefined || opens <= now) return;
  const planned = {
    key: as<Due['key']>(`improvement:nudge:${row.id}:${row.due}`),
    view: 'nudge',
    subject: messageSubject(row.id, owner.id),
    window: windowOf(day),
    dueAt: opens,
    expiresAt: endOf(row, owner),
  };
  await schedule(tx, { tenantId: as(row.tenantId), loop: 'improvement' }, planned, now);
}

function endOf(row: ActionRow, owner: PersonRow): Instant {
  const due = as<LocalDate>(row.due ?? '1970-01-01');
  return instantOf(due, as('24:00'), as(owner.zone)) ?? Date.parse(`${due}T23:00:00Z`);
}

/** Decides what becomes of a message to an action's owner when it is due. */
export async function releaseMessage(
  tx: Tx,
  parts: ImprovementParts,
  due: Due,
  now: Instant,
): Promise<Release> {
  const { actionId, personId } = readMessageSubject(due.subject);
  const action = await readAction(tx, parts, actionId);
  const owner = action?.owner;
  if (!action || !owner?.active || owner.id !== personId)
    return { type: 'drop', state: 'cancelled', reason: 'left' };
  if (!wanted(action, due)) return { type: 'drop', state: 'cancelled', reason: 'answered' };
  const notNow = await waitsForPerson(tx, action.district, owner, due.expiresAt, now);
  if (notNow) return notNow;
  if (due.view === 'accept') {
    // Without an answer to the question nobody would own the action: it waits for the next week, if it must.
    return (
      (await takesOrWaits(tx, owner, due, now)) ?? { type: 'send', subject: due.subject, lane: 'prompt' }
    );
  }
  const today = localOf(now, as(owner.zone)).date;
  return (await takeContact(tx, owner, today, due.key))
    ? { type: 'send', subject: due.subject, lane: 'reminder' }
    : OVER_BUDGET;
}

/** Whether the message still says something: nobody has answered, and the date is the one it was for. */
function wanted({ row }: OpenAction, due: Pick<Due, 'view' | 'key'>): boolean {
  if (due.view === 'accept') return row.state === 'proposed';
  return row.state !== 'proposed' && row.state !== 'closed' && due.key.endsWith(`:${row.due}`);
}

/** What a message to an action's owner shows at this moment. */
export async function showMessage(
  tx: Tx,
  parts: ImprovementParts,
  message: { readonly subject: string; readonly view: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const { actionId, personId } = readMessageSubject(message.subject);
  const action = await readAction(tx, parts, actionId);
  if (!action) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const { district, owner } = action;
  if (!message.sent && (!owner?.active || owner.id !== personId)) {
    return { type: 'drop', state: 'cancelled', reason: 'left' };
  }
  const reader = owner?.id === personId ? owner : await personById(tx, as(personId));
  if (!reader) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const locale = localeOf(reader.locale, district.tenant.vocabulary);
  const card = actionCard(
    parts.seal,
    action,
    { locale, personId: reader.id, lead: false },
    message.view === 'nudge',
  );
  return showTo(tx, district, reader, { card, sent: message.sent }, now);
}
