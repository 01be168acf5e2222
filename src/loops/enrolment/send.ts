import type { Due, Release, Showing } from '../../engine/loop.ts';
import { as, type Instant, type PersonId } from '../../model/ids.ts';
import { personById } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { cardTo } from '../address.ts';
import { releaseTo, showTo } from '../direct.ts';
import type { Directory } from '../directory.ts';
import { chosenCard, quietCard } from './cards.ts';
import { askedBy } from './keys.ts';
import { enrolled } from './standing.ts';

const CHOSEN = { type: 'drop', state: 'cancelled', reason: 'chosen' } as const;
const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;

/** The one question how often to ask, in the person's hours and inside their budget, or else in a week to come. */
export async function releaseChoice(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const person = await personById(tx, as<PersonId>(due.subject));
  if (!person?.active) return LEFT;
  if ((await enrolled(tx, as(person.id))).mode !== 'quiet') return CHOSEN;
  const district = await directory(tx, due.tenantId);
  return releaseTo(tx, district, person, due, { subject: due.key, lane: 'prompt' }, now);
}

export async function showChoice(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const personId = askedBy(message.subject);
  const person = personId && (await personById(tx, personId));
  if (!personId || !person?.active) return LEFT;
  const district = await directory(tx, as(person.tenantId));
  const locale = district.localeOf(person);
  const enrolment = await enrolled(tx, personId);
  if (enrolment.mode === 'quiet') {
    return showTo(
      tx,
      district,
      person,
      { card: quietCard(as(message.subject), locale), sent: message.sent },
      now,
    );
  }
  if (!message.sent) return CHOSEN;
  return cardTo(tx, person, chosenCard(as(message.subject), enrolment, locale));
}
