import type { Due, Release, Showing } from '../../engine/loop.ts';
import { addDays, localOf, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type PersonId, type Window, type Zone } from '../../model/ids.ts';
import { personById } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { releaseTo, showTo } from '../direct.ts';
import type { Directory } from '../directory.ts';
import { overCard, restCard } from './cards.ts';
import { readRestKey } from './keys.ts';
import { restOf } from './verdict.ts';

const CHOSEN = { type: 'drop', state: 'cancelled', reason: 'chosen' } as const;
const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;

export async function releaseRest(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const person = await personById(tx, as<PersonId>(due.subject));
  if (!person?.active) return LEFT;
  const district = await directory(tx, due.tenantId);
  const about = readRestKey(due.key);
  const team = about && district.units.get(about.teamId);
  if (!team) return LEFT;
  if (!(await restOf(tx, district, team, comingWindow(now, as(team.zone))))) return CHOSEN;
  return releaseTo(tx, district, person, due, { subject: due.key, lane: 'prompt' }, now);
}

export async function showRest(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const about = readRestKey(message.subject);
  const person = about && (await personById(tx, about.personId));
  if (!about || !person?.active) return LEFT;
  const district = await directory(tx, as(person.tenantId));
  const team = district.units.get(about.teamId);
  if (!team) return LEFT;
  const rest = await restOf(tx, district, team, comingWindow(now, as(team.zone)));
  if (!rest && !message.sent) return CHOSEN;
  const card = rest
    ? restCard(message.subject, team.name, rest, district.localeOf(person))
    : overCard(team.name, district.localeOf(person));
  return showTo(tx, district, person, { card, sent: message.sent }, now);
}

/** Every digest there is by now counts: those before the window that comes next. */
export function comingWindow(now: Instant, zone: Zone): Window {
  return as(addDays(as(windowOf(localOf(now, zone).date)), 7));
}
