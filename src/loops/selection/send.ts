import type { Due, Release, Showing } from '../../engine/loop.ts';
import { as, type Instant, type PersonId, type UnitId } from '../../model/ids.ts';
import { itemAnswersOf } from '../../store/queries/item-answer.ts';
import { type PersonRow, personById } from '../../store/queries/people.ts';
import type { RoleHolderRow } from '../../store/queries/selection.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { nearestLeads } from '../leads.ts';
import { readPersonal, releasePersonal, schedulePersonal, showPersonal } from '../personal.ts';
import { chosenCard, receivedCard, welcomeCard } from './cards.ts';
import { mayRead, readRole, roleId, type SelectionParts } from './role.ts';

const LASTS_MS = 28 * 86_400_000;

export async function releaseSelection(
  tx: Tx,
  parts: SelectionParts,
  due: Due,
  now: Instant,
): Promise<Release> {
  const { id, personId } = readPersonal(due.subject);
  const row = await readRole(tx, id);
  if (!row) return { type: 'drop', state: 'cancelled', reason: 'left' };
  const district = await parts.directory(tx, due.tenantId);
  if (due.view === 'received' && !(await mayRead(tx, district, row, personId)))
    return { type: 'drop', state: 'cancelled', reason: 'nothing_to_ask' };
  const release = await releasePersonal(tx, parts.directory, due, now);
  if (due.view === 'ask' && release.type === 'send') await askWhoChose(tx, district, row, now);
  return release;
}

/** Asks the first who leads where somebody begins, or else nearest above it. */
async function askWhoChose(tx: Tx, district: District, row: RoleHolderRow, now: Instant): Promise<void> {
  const [lead] = await nearestLeads(tx, district, as<UnitId>(row.unitId), row.personId);
  if (!lead) return;
  const message = { id: roleId(row), view: 'chosen', dueAt: now, lastsMs: LASTS_MS };
  await schedulePersonal(tx, 'selection', message, lead, now);
}

/** Tells whoever was chosen to read a hand-off. */
export async function tellRecipient(
  tx: Tx,
  row: RoleHolderRow,
  recipient: PersonRow,
  now: Instant,
): Promise<void> {
  const message = { id: roleId(row), view: 'received', dueAt: now, lastsMs: LASTS_MS };
  await schedulePersonal(tx, 'selection', message, recipient, now);
}

export function showSelection(
  tx: Tx,
  parts: SelectionParts,
  message: { readonly subject: string; readonly view: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  return showPersonal(tx, parts.directory, message, now, async (person, district, id) => {
    const row = await readRole(tx, id);
    const holder = row && (await personById(tx, as<PersonId>(row.personId)));
    if (!row || !holder) return undefined;
    const about = { locale: district.localeOf(person), district, row };
    const answer = (await itemAnswersOf(tx, id, as<PersonId>(person.id)))[0]?.rating;
    if (message.view === 'received') return receivedCard(about, holder.name);
    if (message.view === 'chosen') return chosenCard(about, holder.name, answer);
    return welcomeCard(about, answer, await recipientOf(tx, row));
  });
}

export async function recipientOf(tx: Tx, row: RoleHolderRow): Promise<PersonRow | undefined> {
  return row.recipientId === null ? undefined : personById(tx, as<PersonId>(row.recipientId));
}
