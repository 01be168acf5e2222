import type { Due, Release } from '../engine/loop.ts';
import { addDays, dateIn, instantOf, localOf, windowOf } from '../model/calendar/index.ts';
import { as, type Instant, type Window } from '../model/ids.ts';
import type { PersonRow } from '../store/queries/people.ts';
import type { Tx } from '../store/store.ts';
import { takeContact } from './contact.ts';

/**
 * Takes one message from a person's weekly budget; where it is used up, something that somebody waits for comes in the
 * next week, if it is still worth it then. `undefined`: send it.
 */
export async function takesOrWaits(
  tx: Tx,
  person: PersonRow,
  due: Pick<Due, 'key' | 'expiresAt'>,
  now: Instant,
): Promise<Exclude<Release, { type: 'send' }> | undefined> {
  const today = localOf(now, as(person.zone)).date;
  if (await takeContact(tx, person, today, due.key)) return undefined;
  const monday = dateIn(as<Window>(addDays(as(windowOf(today)), 7)), 1);
  const until = instantOf(monday, as(person.workStart), as(person.zone));
  return until !== undefined && until < due.expiresAt
    ? { type: 'defer', until }
    : { type: 'drop', state: 'skipped', reason: 'contact_budget' };
}
