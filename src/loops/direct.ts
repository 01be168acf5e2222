import type { Card } from '../chat/card.ts';
import type { Due, Release, Showing } from '../engine/loop.ts';
import { localOf } from '../model/calendar/index.ts';
import { as, type Instant } from '../model/ids.ts';
import type { Lane } from '../model/occurrence.ts';
import type { PersonRow } from '../store/queries/people.ts';
import type { Tx } from '../store/store.ts';
import { cardTo, directTo } from './address.ts';
import { availabilityFrom } from './availability.ts';
import { takesOrWaits } from './contact.ts';
import type { District } from './directory.ts';

/** How long to wait for a person's chat account to be found before looking again. */
const ACCOUNT_WAIT_MS = 5 * 60_000;

/**
 * Why a person cannot be written to now: not inside their hours, or no account yet. `undefined`: they can.
 *
 * @param over the reason once `expiresAt` has passed
 */
export async function waitsForPerson(
  tx: Tx,
  district: District,
  person: PersonRow,
  expiresAt: Instant,
  now: Instant,
  over: 'late' | 'closed' = 'late',
): Promise<Exclude<Release, { type: 'send' }> | undefined> {
  if (now >= expiresAt) return { type: 'drop', state: 'expired', reason: over };
  const today = localOf(now, as(person.zone)).date;
  const availability = await availabilityFrom(tx, district, person, today);
  if (!availability.isOpen(now)) {
    const until = availability.nextOpening(now, expiresAt);
    if (until !== undefined) return { type: 'defer', until };
    return { type: 'drop', state: 'skipped', reason: availability.dayOff(today) ?? 'no_slot' };
  }
  if (!(await directTo(tx, person))) {
    const until = now + ACCOUNT_WAIT_MS;
    if (until < expiresAt) return { type: 'defer', until };
    return { type: 'drop', state: 'expired', reason: 'no_account' };
  }
  return undefined;
}

/**
 * Releases a message that keeps to a person: in their hours and within their week's budget, or as soon as both allow it.
 */
export async function releaseTo(
  tx: Tx,
  district: District,
  person: PersonRow,
  due: Pick<Due, 'key' | 'expiresAt'>,
  message: { readonly subject: string; readonly lane: Lane },
  now: Instant,
): Promise<Release> {
  return (
    (await waitsForPerson(tx, district, person, due.expiresAt, now)) ??
    (await takesOrWaits(tx, person, due, now)) ?? { type: 'send', ...message }
  );
}

/** How far ahead an opening of the person's hours is looked for once a message is under way: the longest break. */
const WAITS_MS = 21 * 86_400_000;

/**
 * Shows a person what was released to them, never for the first time outside their hours: what could not be delivered at
 * once may come up again at any hour. One that they have already is kept up to date whenever something changes.
 */
export async function showTo(
  tx: Tx,
  district: District,
  person: PersonRow,
  message: { readonly card: Card; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const notNow = message.sent ? undefined : await waitsForPerson(tx, district, person, now + WAITS_MS, now);
  return notNow ?? cardTo(tx, person, message.card);
}
