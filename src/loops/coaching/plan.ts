import { type Availability, addDays, dateIn } from '../../model/calendar/index.ts';
import { contactsIn, type PlannedPair } from '../../model/coaching/contacts.ts';
import { CADENCES, CYCLE_WEEKS, type Cycle, cycleOf } from '../../model/coaching/cycle.ts';
import {
  as,
  type LocalDate,
  type OccurrenceKey,
  type PersonId,
  type TenantId,
  type Window,
} from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import { fractionOf } from '../../model/seed.ts';
import {
  coachesAfter,
  contactsOfCoaches,
  enterContacts,
  forgetContacts,
  type PairOfPeople,
  pairsOf,
} from '../../store/queries/coaching.ts';
import { cadencesOf } from '../../store/queries/coaching-plan.ts';
import type { PersonRow } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import type { District } from '../directory.ts';
import { askBefore } from './asks.ts';
import { anchorOf, availabilities, meeting } from './calendar.ts';
import { habitsOf } from './habits.ts';
import { planHandovers } from './handover.ts';
import { contactId, weekKey } from './keys.ts';

/** Coaches planned in one transaction, with all whom they coach: some 20 ms of the only writer. */
const PAGE = 200;

/** Minutes after their day begins over which coaches' weekly messages are spread. */
const SPREAD_MINUTES = 60;

/** One week of coaching: the contacts of the cycle it begins or continues, and a message to each coach. */
export async function planCoaching(
  tx: Tx,
  district: District,
  window: Window,
  page: string | null,
): Promise<{ occurrences: Planned[]; next: string | null }> {
  const coachIds = await coachesAfter(tx, as<TenantId>(district.tenant.id), page, PAGE);
  const last = coachIds.at(-1);
  if (last === undefined) return { occurrences: [], next: null };
  const pairs = await pairsOf(tx, coachIds);
  const cycle = cycleOf(window, anchorOf(district));
  const people = [...new Map(pairs.flatMap(({ coach, coachee }) => [coach, coachee]).map(byId)).values()];
  const from = as<LocalDate>(cycle.first);
  const available = await availabilities(tx, district, people, from, CYCLE_WEEKS * 7);
  await planContacts(tx, district, cycle, coachIds, pairs, available);
  const coaches = [...new Map(pairs.map(({ coach }) => byId(coach))).values()];
  const contacts = await contactsOfCoaches(tx, { from: coachIds[0] ?? last, to: last }, cycle.first);
  return {
    occurrences: [
      ...coaches.flatMap((coach) => weekOf(coach, available.get(coach.id), window)),
      ...coaches.flatMap((coach) => habitsOf(coach, available.get(coach.id), window)),
      ...(await planHandovers(tx, district, coachIds, window)),
      ...contacts.flatMap((contact) => askBefore(contact, available.get(contact.coacheeId)) ?? []),
      ...(page === null ? [sweepOf(district, window)] : []),
    ],
    next: coachIds.length < PAGE ? null : last,
  };
}

const byId = (person: PersonRow): [string, PersonRow] => [person.id, person];

async function planContacts(
  tx: Tx,
  district: District,
  cycle: Cycle,
  coachIds: readonly string[],
  pairs: readonly PairOfPeople[],
  available: ReadonlyMap<string, Availability>,
): Promise<void> {
  const [from, to] = [coachIds[0], coachIds.at(-1)];
  if (from === undefined || to === undefined) return;
  const anchor = anchorOf(district);
  const cadences = new Map(
    (await cadencesOf(tx, coachIds)).map((plan) => [`${plan.coachId} ${plan.coacheeId}`, plan] as const),
  );
  const known = await contactsOfCoaches(tx, { from, to }, cycle.first);
  const rows = coachIds.flatMap((coachId) => {
    const theirs = pairs.filter(({ coach }) => coach.id === coachId);
    const planned = theirs.map(({ coachee }): PlannedPair => {
      const plan = cadences.get(`${coachId} ${coachee.id}`);
      return {
        ...{ coachId, coacheeId: coachee.id },
        everyWeeks: CADENCES.find((weeks) => weeks === plan?.everyWeeks) ?? CYCLE_WEEKS,
        since: plan ? as<Window>(plan.since) : anchor,
        meets: meeting(available, coachId, coachee.id),
      };
    });
    const teams = new Map(theirs.map(({ coachee }) => [coachee.id, coachee.homeTeamId]));
    return contactsIn(cycle, planned).map(({ coacheeId, dueOn, withCheck }) => ({
      id: contactId(coachId, coacheeId, cycle.first),
      tenantId: district.tenant.id,
      ...{ coachId, coacheeId, dueOn, withCheck },
      teamId: teams.get(coacheeId) ?? null,
      cycle: cycle.first,
    }));
  });
  // Of a pair that parted, or spaced its talks out, what was planned and never logged is let go.
  const due = new Set(rows.map((row) => row.id));
  await forgetContacts(
    tx,
    known.filter((row) => row.state === 'planned' && !due.has(row.id)).map((row) => row.id),
  );
  await enterContacts(tx, rows);
}

/** Once a week what has expired is deleted. Nothing is sent. */
function sweepOf({ tenant }: District, window: Window): Planned {
  const dueAt = Date.parse(`${window}T06:00:00Z`);
  const key = as<OccurrenceKey>(`coachsweep:${tenant.id}:${window}`);
  return { key, view: 'sweep', subject: tenant.id, window, dueAt, expiresAt: dueAt + 6 * 86_400_000 };
}

/** A coach's message of a week: as their first worked day begins. A week without one has no message. */
function weekOf(coach: PersonRow, availability: Availability | undefined, window: Window): Planned[] {
  if (!availability) return [];
  const key = weekKey(as<PersonId>(coach.id), window);
  const row = { key, view: 'week', subject: coach.id, window };
  for (let day = 1; day <= 7; day++) {
    const hours = availability.dayBounds(dateIn(window, day));
    if (!hours) continue;
    const minutes = Math.min(SPREAD_MINUTES, (hours.closes - hours.opens) / 60_000);
    const dueAt = hours.opens + Math.floor(fractionOf(coach.id, window) * minutes) * 60_000;
    return [{ ...row, dueAt, expiresAt: endOf(window) }];
  }
  const skip = availability.dayOff(dateIn(window, 1)) ?? 'no_slot';
  return [{ ...row, dueAt: endOf(window), expiresAt: endOf(window), skip }];
}

/** The last day of a week on which its message is of use begins in UTC: only a bound. */
function endOf(window: Window): number {
  return Date.parse(`${addDays(as(window), 5)}T12:00:00Z`);
}
