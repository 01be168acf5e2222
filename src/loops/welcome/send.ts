import type { Due, Release, Showing } from '../../engine/loop.ts';
import { as, type Instant, type TenantId } from '../../model/ids.ts';
import { personById } from '../../store/queries/people.ts';
import { keepWelcome, welcomeOf } from '../../store/queries/welcome.ts';
import type { Tx } from '../../store/store.ts';
import { releaseTo, showTo } from '../direct.ts';
import type { Directory } from '../directory.ts';
import { type WelcomeView, welcomeCard } from './cards.ts';
import { readWelcome } from './keys.ts';

const LEFT = { type: 'drop', state: 'cancelled', reason: 'left' } as const;

/** The welcome goes out in the person's hours and inside their week's budget, like anything else. */
export async function releaseWelcome(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const view = await viewOf(tx, directory, due.key, now);
  if (!view) return LEFT;
  if (view.answered) return { type: 'drop', state: 'cancelled', reason: 'chosen' };
  const { district, person } = view;
  const release = await releaseTo(tx, district, person, due, { subject: due.key, lane: 'prompt' }, now);
  // One that cannot be sent any more keeps nobody's check-ins back for ever.
  if (release.type === 'drop') await keepWelcome(tx, as(person.id), as(view.team.id), 'sent', now);
  return release;
}

export async function showWelcome(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const view = await viewOf(tx, directory, message.subject, now);
  if (!view) return LEFT;
  return showTo(tx, view.district, view.person, { card: welcomeCard(view), sent: message.sent }, now);
}

/** From now on the person has time to answer. One that never reached them is no reason to keep check-ins from them. */
export async function welcomeDelivered(tx: Tx, subject: string, now: Instant): Promise<void> {
  const about = readWelcome(subject);
  const row = about && (await welcomeOf(tx, about.personId, about.teamId));
  if (about && row?.state === 'waiting') await keepWelcome(tx, about.personId, about.teamId, 'sent', now);
}

/** A welcome as it stands; `undefined` where its person is not asked in that team any more. */
export async function viewOf(
  tx: Tx,
  directory: Directory,
  key: string,
  now: Instant,
): Promise<WelcomeView | undefined> {
  const about = readWelcome(key);
  const row = about && (await welcomeOf(tx, about.personId, about.teamId));
  const person = about && (await personById(tx, about.personId));
  if (!about || !row || !person?.active || person.homeTeamId !== about.teamId) return undefined;
  const district = await directory(tx, as<TenantId>(person.tenantId));
  const team = district.units.get(about.teamId);
  return (
    team && {
      ...{ key: about.key, person, team, district, now, answered: row.state === 'answered' },
      locale: district.localeOf(person),
    }
  );
}
