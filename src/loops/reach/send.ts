import type { Due, Release, Showing } from '../../engine/loop.ts';
import { addDays } from '../../model/calendar/index.ts';
import { as, type Instant, type PersonId } from '../../model/ids.ts';
import { personById } from '../../store/queries/people.ts';
import { markTold, unreachedPeople } from '../../store/queries/reach.ts';
import type { Tx } from '../../store/store.ts';
import { releaseTo, showTo } from '../direct.ts';
import type { Directory } from '../directory.ts';
import { reachCard } from './cards.ts';
import { lostIn } from './lost.ts';
import { adminIn, windowIn } from './plan.ts';

const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;

/** An admin is told once of everybody and of each channel lost since the last time, and otherwise not at all. */
export async function releaseReach(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const admin = await personById(tx, as<PersonId>(due.subject));
  if (!admin?.active) return LEFT;
  const { people, units } = await lostIn(tx, due.tenantId, due.window);
  const lastWeek = addDays(as(due.window), -7);
  if (!people.some(({ told }) => told === false) && !units.some(({ since }) => since === lastWeek)) {
    return { type: 'drop', state: 'skipped', reason: 'nothing_to_ask' };
  }
  const district = await directory(tx, due.tenantId);
  return releaseTo(tx, district, admin, due, { subject: due.key, lane: 'reminder' }, now);
}

export async function showReach(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const admin = await adminOf(tx, message.subject);
  if (!admin) return LEFT;
  const district = await directory(tx, as(admin.tenantId));
  const lost = await lostIn(tx, as(admin.tenantId), windowIn(message.subject));
  const card = reachCard(district.localeOf(admin), lost);
  return showTo(tx, district, admin, { card, sent: message.sent }, now);
}

/** What was told need not be told again. */
export async function keepTold(tx: Tx, subject: string): Promise<void> {
  const admin = await adminOf(tx, subject);
  if (!admin) return;
  const people = await unreachedPeople(tx, as(admin.tenantId));
  await markTold(
    tx,
    people.map(({ personId }) => personId),
  );
}

async function adminOf(tx: Tx, key: string) {
  const id = adminIn(key);
  const admin = id && (await personById(tx, id));
  return admin?.active ? admin : undefined;
}
