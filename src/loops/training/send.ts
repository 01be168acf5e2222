import type { Due, Release, Showing } from '../../engine/loop.ts';
import { addDays, instantOf } from '../../model/calendar/index.ts';
import { as, type Instant, type PersonId, type UnitId } from '../../model/ids.ts';
import type { PersonRow, UnitRow } from '../../store/queries/people.ts';
import { attended, type TrainingRow, trainingById, uncoachedAt } from '../../store/queries/training.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { nearestLeads } from '../leads.ts';
import { readPersonal, releasePersonal, schedulePersonal, showPersonal } from '../personal.ts';
import { askCard, doneCard, uncoachedCard } from './cards.ts';
import { FOLLOW_UP_DAYS, heldOn, isAsk, itemsFor, type TrainingParts, topicOf } from './session.ts';

const DAY_MS = 86_400_000;
/** After a session people get their breath back first. */
const AFTER_MS = 3_600_000;
/** How long each question is worth asking. */
const FRESH_MS = 7 * DAY_MS;
/** How long it is news who has no coach. */
const NEWS_MS = 21 * DAY_MS;
/** Of those who lead, so many are told. */
const MOST_LEADS = 2;

/** Asks those who were there, now and two weeks after the session; and tells whoever leads who has no coach. */
export async function scheduleAsks(
  tx: Tx,
  district: District,
  row: TrainingRow,
  unit: UnitRow,
  people: readonly PersonRow[],
  now: Instant,
): Promise<void> {
  for (const person of people) {
    const message = { id: row.id, lastsMs: FRESH_MS };
    if (itemsFor(district, unit, person, 'after').length > 0)
      await schedulePersonal(
        tx,
        'training',
        { ...message, view: 'after', dueAt: now + AFTER_MS },
        person,
        now,
      );
    const on = addDays(heldOn(row), FOLLOW_UP_DAYS);
    const at = instantOf(on, as(person.workStart), as(person.zone)) ?? now;
    if (itemsFor(district, unit, person, 'later').length > 0)
      await schedulePersonal(
        tx,
        'training',
        { ...message, view: 'later', dueAt: Math.max(at, now + AFTER_MS) },
        person,
        now,
      );
  }
  if ((await uncoachedAt(tx, row.id)).length === 0) return;
  const leads = await nearestLeads(tx, district, as<UnitId>(unit.id));
  for (const lead of leads.slice(0, MOST_LEADS)) {
    const message = { id: row.id, view: 'uncoached', dueAt: now, lastsMs: NEWS_MS };
    await schedulePersonal(tx, 'training', message, lead, now);
  }
}

export async function releaseTraining(
  tx: Tx,
  parts: TrainingParts,
  due: Due,
  now: Instant,
): Promise<Release> {
  const { id, personId } = readPersonal(due.subject);
  const row = await trainingById(tx, id);
  if (!row) return { type: 'drop', state: 'cancelled', reason: 'gone' };
  const said = isAsk(due.view)
    ? (await attended(tx, id, personId)) && (await askCard(tx, parts, row, personId, due.view))
    : (await uncoachedAt(tx, id)).length > 0;
  if (!said) return { type: 'drop', state: 'cancelled', reason: 'nothing_to_ask' };
  return releasePersonal(tx, parts.directory, due, now);
}

export function showTraining(
  tx: Tx,
  parts: TrainingParts,
  message: { readonly subject: string; readonly view: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  return showPersonal(tx, parts.directory, message, now, async (person, district, id) => {
    const row = await trainingById(tx, id);
    if (!row) return undefined;
    const locale = district.localeOf(person);
    const { view } = message;
    if (isAsk(view))
      return (await askCard(tx, parts, row, as<PersonId>(person.id), view)) ?? doneCard(locale);
    const unit = district.units.get(row.unitId);
    const about = { topic: topicOf(parts.seal, row), row, unit: unit?.name ?? '' };
    return uncoachedCard(locale, about, await uncoachedAt(tx, id));
  });
}
