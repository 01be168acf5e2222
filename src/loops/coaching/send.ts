import type { Due, Release, Showing } from '../../engine/loop.ts';
import { localOf } from '../../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type PersonId } from '../../model/ids.ts';
import { deleteVersions } from '../../store/queries/held-version.ts';
import { personById } from '../../store/queries/people.ts';
import { checkById } from '../../store/queries/practice-checks.ts';
import { deleteExpired } from '../../store/queries/reflection.ts';
import type { Tx } from '../../store/store.ts';
import { OVER_BUDGET, takeContact } from '../contact.ts';
import { releaseTo, showTo, waitsForPerson } from '../direct.ts';
import type { Directory, District } from '../directory.ts';
import { releasePersonal, showPersonal } from '../personal.ts';
import { isAsk, releaseAsk, showAsk } from './asks.ts';
import { seenCard, weekCard } from './cards.ts';
import { habitsCard } from './habits.ts';
import { releaseHandover, showHandover } from './handover.ts';
import { readWeekKey } from './keys.ts';
import { relationOf } from './wall.ts';
import { readWeek } from './week.ts';

/** Decides what becomes of one of coaching's messages at the moment it is due. */
export async function releaseCoaching(
  tx: Tx,
  directory: Directory,
  due: Due,
  now: Instant,
): Promise<Release> {
  if (isAsk(due.view)) return releaseAsk(tx, directory, due, now);
  if (due.view === 'handover') return releaseHandover(tx, directory, due, now);
  if (due.view === 'habits') return releasePersonal(tx, directory, due, now);
  if (due.view === 'sweep') {
    // Under a legal hold nothing is deleted; it is made up for in the first week after it.
    const { tenant } = await directory(tx, due.tenantId);
    if (!tenant.legalHold) {
      await deleteExpired(tx, due.tenantId, localOf(now, as('UTC')).date);
      await deleteVersions(tx, due.tenantId);
    }
    return { type: 'drop', state: 'skipped', reason: 'nothing_to_ask' };
  }
  const district = await directory(tx, due.tenantId);
  return due.view === 'week'
    ? releaseWeek(tx, directory, district, due, now)
    : releaseSeen(tx, district, due, now);
}

async function releaseWeek(
  tx: Tx,
  directory: Directory,
  district: District,
  due: Due,
  now: Instant,
): Promise<Release> {
  const week = await readWeek(tx, directory, as<PersonId>(due.subject), due.window, now);
  if (!week) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const notNow = await waitsForPerson(tx, district, week.coach, due.expiresAt, now);
  if (notNow) return notNow;
  // Only what lies ahead is no reason for a message.
  if (week.view.lines.every((line) => line.later && !line.asked))
    return { type: 'drop', state: 'skipped', reason: 'nothing_to_ask' };
  const today = localOf(now, as(week.coach.zone)).date;
  if (!(await takeContact(tx, week.coach, today, due.key))) return OVER_BUDGET;
  return { type: 'send', subject: due.key, lane: 'prompt' };
}

async function releaseSeen(tx: Tx, district: District, due: Due, now: Instant): Promise<Release> {
  const check = await checkById(tx, due.subject);
  const person = check && (await personById(tx, as<PersonId>(check.personId)));
  if (!person?.active) return { type: 'drop', state: 'cancelled', reason: 'left' };
  // Theirs within seven days: so there is always another week, and with it another budget.
  return releaseTo(tx, district, person, due, { subject: due.subject, lane: 'prompt' }, now);
}

/** What one of coaching's messages shows at this moment, or why it is not sent. */
export async function showCoaching(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly view: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  if (isAsk(message.view)) return showAsk(tx, directory, { ...message, view: message.view }, now);
  if (message.view === 'handover') return showHandover(tx, directory, message, now);
  if (message.view === 'habits')
    return showPersonal(tx, directory, message, now, async (person, district, id) =>
      habitsCard(district.localeOf(person), id),
    );
  const week = readWeekKey(message.subject);
  if (week) {
    const read = await readWeek(tx, directory, week.coachId, week.window, now);
    if (!read) return { type: 'drop', state: 'cancelled', reason: 'left' };
    return showTo(tx, read.district, read.coach, { card: weekCard(read.view), sent: message.sent }, now);
  }
  const check = await checkById(tx, message.subject);
  const person = check && (await personById(tx, as<PersonId>(check.personId)));
  const coach = check && (await personById(tx, as<PersonId>(check.observerId)));
  if (!check || !person?.active || !coach) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const district = await directory(tx, as(check.tenantId));
  const relation = await relationOf(tx, district, as<PersonId>(coach.id), as<PersonId>(person.id));
  const card = seenCard({
    ...{
      locale: district.localeOf(person),
      checkId: check.id,
      coach: coach.name,
      day: as<LocalDate>(check.madeOn),
    },
    ...{ k: district.tenant.k, confidential: relation !== 'evaluating_coach' },
  });
  return showTo(tx, district, person, { card, sent: message.sent }, now);
}
