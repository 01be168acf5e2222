import type { Due, Release, Showing } from '../../engine/loop.ts';
import { localOf, reminderSlot } from '../../model/calendar/index.ts';
import { as, type CheckInId, type Instant, type PersonId, type UnitId } from '../../model/ids.ts';
import { checkInById, openCheckIn } from '../../store/queries/checkin.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import type { Tx } from '../../store/store.ts';
import { directTo } from '../address.ts';
import { availabilityFrom } from '../availability.ts';
import { OVER_BUDGET, takeContact } from '../contact.ts';
import { waitsForPerson } from '../direct.ts';
import type { Directory, District } from '../directory.ts';
import { pulseOfTeam } from '../pulse/verdict.ts';
import { beginsLater } from '../welcome/begins.ts';
import { closedCard } from './cards.ts';
import { drawQuestions } from './draw.ts';
import { standingCard } from './now.ts';
import { checkInKey, reminderKey } from './plan.ts';
import { askHowOften, becomeQuiet, rhythmOf } from './rhythm.ts';
import { nextQuestion } from './standing.ts';
import { readCheckIn } from './view.ts';

/** Decides what becomes of a check-in, its reminder or its return after a snooze, at the moment it is due. */
export async function releaseCheckIn(tx: Tx, directory: Directory, due: Due, now: Instant): Promise<Release> {
  const person = await personById(tx, as<PersonId>(due.subject));
  if (!person?.active) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const district = await directory(tx, due.tenantId);
  const notNow = await waitsForPerson(tx, district, person, due.expiresAt, now, 'closed');
  if (notNow) return notNow;
  return due.view === 'ask' ? ask(tx, district, person, due, now) : askAgain(tx, person, due, now);
}

async function ask(tx: Tx, district: District, person: PersonRow, due: Due, now: Instant): Promise<Release> {
  const team = person.homeTeamId === null ? undefined : district.units.get(person.homeTeamId);
  if (!team) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const later = await beginsLater(tx, person, team, now);
  if (later !== undefined) {
    return later < due.expiresAt
      ? { type: 'defer', until: later }
      : { type: 'drop', state: 'skipped', reason: 'not_begun' };
  }
  const pulse = await pulseOfTeam(tx, district, team, due.window, now);
  if (pulse.verdict !== 'ask') return { type: 'drop', state: 'skipped', reason: pulse.verdict };
  const asking = { window: due.window, everyWeeks: pulse.everyWeeks };
  const { rhythm, offersPause } = await rhythmOf(tx, person, asking, now);
  if (rhythm === 'becomes_quiet') await becomeQuiet(tx, person, due.window, now);
  if (rhythm === 'quiet') await askHowOften(tx, person, due.window, now);
  if (rhythm !== 'ask') {
    return { type: 'drop', state: 'skipped', reason: rhythm === 'becomes_quiet' ? 'quiet' : rhythm };
  }
  const questions = await drawQuestions(tx, person, team, due.window, district.itemsFor(team));
  if (questions.length === 0) return { type: 'drop', state: 'skipped', reason: 'nothing_to_ask' };
  const today = localOf(now, as(person.zone)).date;
  if (!(await takeContact(tx, person, today, due.key))) return OVER_BUDGET;
  const id = checkInKey(as(person.id), due.window);
  const closesAt = due.expiresAt;
  await openCheckIn(
    tx,
    {
      id,
      tenantId: due.tenantId,
      personId: person.id,
      teamId: as<UnitId>(team.id),
      window: due.window,
      openedAt: now,
      closesAt,
      offersPause,
    },
    questions,
  );
  const availability = await availabilityFrom(tx, district, person, today);
  const reminder = reminderSlot({ sentAt: now, availability, closesAt });
  if (reminder !== undefined) {
    const key = reminderKey(id);
    const planned = {
      key,
      view: 'reminder',
      subject: person.id,
      window: due.window,
      dueAt: reminder,
      expiresAt: closesAt,
    };
    await schedule(tx, { tenantId: due.tenantId, loop: 'checkin' }, planned, now);
  }
  return { type: 'send', subject: id, lane: 'prompt' };
}

async function askAgain(tx: Tx, person: PersonRow, due: Due, now: Instant): Promise<Release> {
  const id = checkInKey(as(person.id), due.window);
  const row = await checkInById(tx, id);
  if (!row) return { type: 'drop', state: 'cancelled', reason: 'left' };
  if (row.answeredAt !== null) return { type: 'drop', state: 'cancelled', reason: 'answered' };
  if (row.declined !== null) return { type: 'drop', state: 'cancelled', reason: 'declined' };
  if (due.view === 'reminder' && row.snoozes > 0)
    return { type: 'drop', state: 'cancelled', reason: 'snoozed' };
  if (due.view === 'snooze') return { type: 'send', subject: id, lane: 'prompt' };
  const today = localOf(now, as(person.zone)).date;
  if (!(await takeContact(tx, person, today, due.key))) return OVER_BUDGET;
  return { type: 'send', subject: id, lane: 'reminder' };
}

/** What a check-in's message shows at this moment, or why it is not sent. */
export async function showCheckIn(
  tx: Tx,
  directory: Directory,
  message: { readonly subject: string; readonly view: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const checkIn = await readCheckIn(tx, directory, as<CheckInId>(message.subject));
  if (!checkIn?.person.active) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const { row, person, district, view } = checkIn;
  if (!message.sent) {
    const notNow = await waitsForPerson(tx, district, person, row.closesAt, now, 'closed');
    if (notNow) return notNow;
    const started = nextQuestion(view)?.position !== 0 || row.answeredAt !== null;
    if (message.view !== 'ask' && started) return { type: 'drop', state: 'cancelled', reason: 'answered' };
    if (row.declined !== null) return { type: 'drop', state: 'cancelled', reason: 'declined' };
  }
  const to = await directTo(tx, person);
  // A message that is there stays where it is, whatever became of the account.
  if (!to) return { type: 'drop', state: 'cancelled', reason: 'no_account' };
  if (now >= row.closesAt) return { type: 'card', card: closedCard(view), to };
  const title = message.view === 'reminder' ? 'reminder' : 'first';
  return { type: 'card', card: await standingCard(tx, checkIn, { title, asleep: message.sent }), to };
}
