import type { Due, Release } from '../engine/loop.ts';
import { addDays, instantOf, localOf, windowOf } from '../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type OccurrenceKey } from '../model/ids.ts';
import { contactsPaid, payContact } from '../store/queries/contact.ts';
import type { PersonRow } from '../store/queries/people.ts';
import type { Tx } from '../store/store.ts';

/** Bot-initiated direct messages to one person in one ISO week, over all loops (domain reference 6.3, rule 9). */
export const CONTACTS_A_WEEK = { staff: 2, coach: 4, leadership: 4 } as const;

/**
 * Takes one message from a person's weekly budget; `false` means do not send (drop with `contact_budget`). Called by a
 * loop's `release`, in its transaction, for every direct message that the bot begins: check-ins, reminders, prompts,
 * nudges. Not for what the person asked for (a return after "ask me later", the answer to a command).
 *
 * @param day the day in the person's own zone
 * @param key the occurrence it is for: the same one is never counted twice, and one that expires or fails unsent
 *   gives its place back
 * @example
 * const today = localOf(now, as(person.zone)).date;
 * if (!(await takeContact(tx, person, today, due.key))) return OVER_BUDGET;
 */
export async function takeContact(
  tx: Tx,
  person: PersonRow,
  day: LocalDate,
  key: OccurrenceKey,
): Promise<boolean> {
  const week = windowOf(day);
  const taken = await contactsPaid(tx, as(person.id), week);
  if (taken.includes(key)) return true;
  if (taken.length >= CONTACTS_A_WEEK[person.audience]) return false;
  await payContact(tx, as(person.id), week, key);
  return true;
}

/** For a message that is of no use in another week. */
export const OVER_BUDGET = { type: 'drop', state: 'skipped', reason: 'contact_budget' } as const;

/**
 * {@link takeContact} for a message that keeps: where the budget is used up it is put off to the next week, whose Monday
 * is the first moment with a new budget, or dropped where it would come too late. `undefined`: send it.
 */
export async function takesOrWaits(
  tx: Tx,
  person: PersonRow,
  due: Pick<Due, 'key' | 'expiresAt'>,
  now: Instant,
): Promise<Exclude<Release, { type: 'send' }> | undefined> {
  const today = localOf(now, as(person.zone)).date;
  if (await takeContact(tx, person, today, due.key)) return undefined;
  const monday = addDays(as(windowOf(today)), 7);
  const until = instantOf(monday, as(person.workStart), as(person.zone));
  return until !== undefined && until < due.expiresAt ? { type: 'defer', until } : OVER_BUDGET;
}
