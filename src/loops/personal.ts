import type { Card } from '../chat/card.ts';
import type { Due, Release, Showing } from '../engine/loop.ts';
import { localOf, windowOf } from '../model/calendar/index.ts';
import { as, type Instant, type OccurrenceKey, type PersonId } from '../model/ids.ts';
import { type PersonRow, personById } from '../store/queries/people.ts';
import { schedule } from '../store/queries/plan.ts';
import type { Tx } from '../store/store.ts';
import { releaseTo, showTo } from './direct.ts';
import type { Directory, District } from './directory.ts';

/** What a message to one person is about, and whom it is for. The person is named last: their id holds no bar. */
export function personal(id: string, personId: string): string {
  return `${id}|${personId}`;
}

export function readPersonal(subject: string): { readonly id: string; readonly personId: PersonId } {
  const at = subject.lastIndexOf('|');
  return { id: subject.slice(0, Math.max(0, at)), personId: as(subject.slice(at + 1)) };
}

/**
 * Enters a message to one person that something that happened gave rise to. The same id and view for the same person
 * is one message, however often it is entered.
 */
export async function schedulePersonal(
  tx: Tx,
  loop: string,
  message: { readonly id: string; readonly view: string; readonly dueAt: Instant; readonly lastsMs: number },
  person: PersonRow,
  now: Instant,
): Promise<void> {
  const { id, view, dueAt, lastsMs } = message;
  const planned = {
    key: as<OccurrenceKey>(`${loop}:${view}:${id}:${person.id}`),
    ...{ view, subject: personal(id, person.id), dueAt, expiresAt: dueAt + lastsMs },
    window: windowOf(localOf(dueAt, as(person.zone)).date),
  };
  await schedule(tx, { tenantId: as(person.tenantId), loop }, planned, now);
}

/** Releases such a message: to somebody who is here, in their hours, within their week's budget, which it waits for. */
export async function releasePersonal(
  tx: Tx,
  directory: Directory,
  due: Due,
  now: Instant,
): Promise<Release> {
  const person = await personById(tx, readPersonal(due.subject).personId);
  if (!person?.active) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const district = await directory(tx, due.tenantId);
  return releaseTo(tx, district, person, due, { subject: due.subject, lane: 'prompt' }, now);
}

/**
 * Shows such a message: not to somebody who has left, and not for the first time outside their hours. `card` is
 * `undefined` where there is nothing to show any more.
 */
export async function showPersonal(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
  card: (person: PersonRow, district: District, id: string) => Promise<Card | undefined>,
): Promise<Showing> {
  const { id, personId } = readPersonal(message.subject);
  const person = await personById(tx, personId);
  if (!person?.active) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const district = await directory(tx, as(person.tenantId));
  const shown = await card(person, district, id);
  if (!shown) return { type: 'drop', state: 'cancelled', reason: 'gone' };
  return showTo(tx, district, person, { card: shown, sent: message.sent }, now);
}
