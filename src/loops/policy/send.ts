import type { Due, Release, Showing } from '../../engine/loop.ts';
import { say } from '../../locales/index.ts';
import { addDays, instantOf, windowOf } from '../../model/calendar/index.ts';
import { as, type Instant, type LocalDate, type OccurrenceKey, type PersonId } from '../../model/ids.ts';
import { personById, type UnitRow } from '../../store/queries/people.ts';
import { schedule } from '../../store/queries/plan.ts';
import { type PolicyRow, policyById } from '../../store/queries/policy.ts';
import type { Tx } from '../../store/store.ts';
import { showIn } from '../address.ts';
import { channelWaits, digestHours } from '../channel.ts';
import { todayIn } from '../improvement/view.ts';
import { readPersonal, releasePersonal, schedulePersonal, showPersonal } from '../personal.ts';
import { answerButton, askCard } from './cards.ts';
import { isOpen, messageSubject, type PolicyParts, readSubject, wordsOf } from './rule.ts';

/** How long it is worth telling those who posted a rule that teams have been heard. */
const TELLS_MS = 21 * 86_400_000;

/** Asks every team, and tells whoever posted it when they have been heard. */
export async function scheduleAsks(
  tx: Tx,
  row: PolicyRow,
  teams: readonly UnitRow[],
  now: Instant,
): Promise<void> {
  for (const team of teams) {
    const today = todayIn(team, now);
    const planned = {
      key: as<OccurrenceKey>(`policy:ask:${row.id}:${team.id}`),
      ...{ view: 'ask', subject: messageSubject(row.id, team.id), window: windowOf(today), dueAt: now },
      expiresAt: instantOf(as(row.closesOn), as('24:00'), as(team.zone)) ?? now,
    };
    await schedule(tx, { tenantId: as(row.tenantId), loop: 'policy' }, planned, now);
  }
  const person = await personById(tx, as<PersonId>(row.postedBy));
  if (!person) return;
  const on = addDays(as<LocalDate>(row.closesOn), 1);
  const dueAt = instantOf(on, as(person.workStart), as(person.zone)) ?? now;
  await schedulePersonal(tx, 'policy', { id: row.id, view: 'heard', dueAt, lastsMs: TELLS_MS }, person, now);
}

export async function releasePolicy(tx: Tx, parts: PolicyParts, due: Due, now: Instant): Promise<Release> {
  const row = await policyById(
    tx,
    due.view === 'heard' ? readPersonal(due.subject).id : readSubject(due.subject).id,
  );
  if (!row) return { type: 'drop', state: 'cancelled', reason: 'gone' };
  if (due.view === 'heard') {
    if (row.answer !== null) return { type: 'drop', state: 'cancelled', reason: 'answered' };
    return releasePersonal(tx, parts.directory, due, now);
  }
  const district = await parts.directory(tx, due.tenantId);
  const team = district.units.get(readSubject(due.subject).teamId);
  if (!team?.channelId) return { type: 'drop', state: 'cancelled', reason: 'no_channel' };
  const waits = channelWaits(digestHours(district, team), due.expiresAt, now);
  return waits ?? { type: 'send', subject: due.subject, lane: 'digest' };
}

export async function showPolicy(
  tx: Tx,
  parts: PolicyParts,
  message: { readonly subject: string; readonly view: string; readonly sent: boolean },
  now: Instant,
): Promise<Showing> {
  if (message.view === 'heard')
    return showPersonal(tx, parts.directory, message, now, async (person, district, id) => {
      const row = await policyById(tx, id);
      if (!row) return undefined;
      const locale = district.localeOf(person);
      const title = wordsOf(parts.seal, row, 'title');
      const text = say(locale).policy.heard.ready(title);
      const read = {
        ...{ action: 'policy.read' as const, value: row.id, opens: 'dialog' as const },
        label: say(locale).policy.list.read(title).slice(0, 60),
      };
      const buttons = row.answer === null ? [read, answerButton(locale, row, title)] : [read];
      return {
        summary: text,
        nodes: [
          { kind: 'text', tone: 'strong', text },
          { kind: 'buttons', buttons },
        ],
      };
    });
  const { id, teamId } = readSubject(message.subject);
  const row = await policyById(tx, id);
  const district = row && (await parts.directory(tx, as(row.tenantId)));
  const team = district?.units.get(teamId);
  if (!row || !district || !team) return { type: 'drop', state: 'cancelled', reason: 'gone' };
  const today = todayIn(team, now);
  // Not for the first time when nobody can answer any more.
  if (!message.sent && !isOpen(row, today)) return { type: 'drop', state: 'expired', reason: 'late' };
  const waits = message.sent ? undefined : channelWaits(digestHours(district, team), now + TELLS_MS, now);
  if (waits) return waits;
  const about = { locale: district.tenant.locale, district, seal: parts.seal, row };
  return showIn(tx, team, askCard(about, team.id, today, district.tenant.k));
}
