import type { Due, Release, Showing } from '../../engine/loop.ts';
import { instantOf, localOf, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type PersonId, type UnitId } from '../../model/ids.ts';
import { WAITING } from '../../model/improvement/index.ts';
import { mayAnswer } from '../../privacy/access.ts';
import { type BarrierRow, leadsOf, voicesOf } from '../../store/queries/barrier.ts';
import { membershipsOf } from '../../store/queries/decision.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import { touch } from '../../store/queries/touched.ts';
import type { Tx } from '../../store/store.ts';
import { releaseTo, showTo } from '../direct.ts';
import { barrierCard } from './cards.ts';
import { type BarrierParts, type OpenBarrier, readBarrier } from './view.ts';

const DAY_MS = 86_400_000;
/** How long a message about a barrier is worth sending. */
const USEFUL_MS = 30 * DAY_MS;
/** Of those who lead a level so many are told; all of them find it under `/driveline due`. */
const MOST_LEADS = 3;

type View = 'arrived' | 'answered' | 'revisit';

function messageSubject(barrierId: string, personId: string): string {
  return `${barrierId}|${personId}`;
}

function readSubject(subject: string): { readonly id: string; readonly personId: string } {
  const [id = '', personId = ''] = subject.split('|');
  return { id, personId };
}

/** The turn of a barrier that a message belongs to: another level, or opened again, is another turn. */
function turnOf(row: BarrierRow): string {
  return `${row.levelsUp}.${row.reopened}`;
}

async function plan(
  tx: Tx,
  row: BarrierRow,
  view: View,
  person: PersonRow,
  dueAt: Instant,
  now: Instant,
): Promise<void> {
  const planned = {
    key: as<Due['key']>(`barrier:${view}:${row.id}:${turnOf(row)}:${person.id}`),
    view,
    subject: messageSubject(row.id, person.id),
    window: windowOf(localOf(dueAt, as(person.zone)).date),
    dueAt,
    expiresAt: dueAt + USEFUL_MS,
  };
  await schedule(tx, { tenantId: as(row.tenantId), loop: 'barrier' }, planned, now);
}

/** Tells those who lead the level that something waits for them. @returns how many there are. */
export async function tellLevel(tx: Tx, row: BarrierRow, now: Instant): Promise<number> {
  const leads = await leadsOf(tx, as<UnitId>(row.levelUnitId), MOST_LEADS);
  for (const { id } of leads) {
    const person = await personById(tx, as<PersonId>(id));
    if (person) await plan(tx, row, 'arrived', person, now, now);
  }
  return leads.length;
}

/** Tells those who raised it what the answer is. */
export async function tellVoices(tx: Tx, row: BarrierRow, now: Instant): Promise<void> {
  for (const voice of await voicesOf(tx, row.id)) {
    const person = await personById(tx, as<PersonId>(voice.personId));
    if (person?.active) await plan(tx, row, 'answered', person, now, now);
  }
}

/** Asks those who raised it once more, on that day. */
export async function planRevisit(tx: Tx, row: BarrierRow, on: LocalDate, now: Instant): Promise<void> {
  for (const voice of await voicesOf(tx, row.id)) {
    const person = await personById(tx, as<PersonId>(voice.personId));
    const at = person && instantOf(on, as(person.workStart), as(person.zone));
    if (person?.active && at !== undefined) await plan(tx, row, 'revisit', person, at, now);
  }
}

/** All messages about a barrier are brought up to date. */
export async function refreshMessages(tx: Tx, row: BarrierRow, now: Instant): Promise<void> {
  const voices = (await voicesOf(tx, row.id)).map((voice) => voice.personId);
  const leads = (await leadsOf(tx, as<UnitId>(row.levelUnitId), MOST_LEADS)).map(({ id }) => id);
  for (const personId of new Set([...voices, ...leads]))
    await touch(tx, messageSubject(row.id, personId), now, 0);
}

/** Decides what becomes of a message about a barrier when it is due. */
export async function releaseMessage(tx: Tx, parts: BarrierParts, due: Due, now: Instant): Promise<Release> {
  const { id, personId } = readSubject(due.subject);
  const barrier = await readBarrier(tx, parts, id);
  const person = await personById(tx, as<PersonId>(personId));
  if (!barrier || !person?.active) return { type: 'drop', state: 'cancelled', reason: 'left' };
  if (!wanted(barrier, due)) return { type: 'drop', state: 'cancelled', reason: 'answered' };
  return releaseTo(tx, barrier.district, person, due, { subject: due.subject, lane: 'prompt' }, now);
}

function wanted({ row }: OpenBarrier, { view, key }: Due): boolean {
  if (!key.includes(`:${turnOf(row)}:`)) return false;
  if (view === 'arrived') return WAITING.includes(row.state);
  return view === 'revisit' ? row.state === 'closed' : row.state === 'told' || row.state === 'closed';
}

/** What a message about a barrier shows at this moment. */
export async function showMessage(
  tx: Tx,
  parts: BarrierParts,
  message: { readonly subject: string; readonly view: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  const { id, personId } = readSubject(message.subject);
  const barrier = await readBarrier(tx, parts, id);
  const person = await personById(tx, as<PersonId>(personId));
  if (!barrier || !person?.active) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const { district } = barrier;
  const reader = await readerOf(tx, barrier, as(person.id), district.localeOf(person));
  const heading = message.view === 'answered' || message.view === 'revisit' ? message.view : 'arrived';
  const card = barrierCard(parts.seal, barrier, reader, heading);
  return showTo(tx, district, person, { card, sent: message.sent }, now);
}

/** How somebody stands to a barrier. */
export async function readerOf(
  tx: Tx,
  { row, chain, raw }: OpenBarrier,
  personId: PersonId,
  locale: Parameters<typeof barrierCard>[2]['locale'],
): Promise<Parameters<typeof barrierCard>[2]> {
  const lead = mayAnswer(await membershipsOf(tx, personId), chain);
  const voice = raw.find((one) => one.personId === personId);
  const open = row.state === 'told' || (row.state === 'closed' && row.answer !== 'declined');
  return { locale, lead, voice: voice !== undefined, asked: open && voice?.verdict === null };
}
