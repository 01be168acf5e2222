import type { Loop } from '../../engine/loop.ts';
import { addDays } from '../../model/calendar/index.ts';
import { as, type Window } from '../../model/ids.ts';
import type { Planned } from '../../model/occurrence.ts';
import { moveClosing } from '../../store/queries/checkin.ts';
import { absencesBetween, peopleAsked } from '../../store/queries/people.ts';
import type { Tx } from '../../store/store.ts';
import { absencesOf } from '../availability.ts';
import type { District } from '../directory.ts';
import { type CheckInParts, pressHandlers, submitHandlers } from './handlers.ts';
import { planPeople } from './plan.ts';
import { releaseCheckIn, showCheckIn } from './send.ts';

/**
 * People planned in one transaction: a few ms of the only writer, and few enough that what is made for them dies young.
 * With ten times as many it outlives two collections of the young generation, and piles up to 100 MB in the old one.
 */
const PAGE = 100;

/** The check-in: three questions to a person, one tap each, in one message. */
export function createCheckInLoop(parts: CheckInParts): Loop {
  return {
    name: 'checkin',
    async plan(tx, tenantId, window, page) {
      const district = await parts.directory(tx, tenantId);
      if (page === null) await moveClosings(tx, district, window);
      const people = await peopleAsked(tx, tenantId, page, PAGE);
      const first = people[0];
      const last = people.at(-1);
      if (!first || !last) return { occurrences: [], next: null };
      const away = await awayIn(tx, { from: first.id, to: last.id }, window);
      const occurrences: Planned[] = planPeople(district, people, away, window);
      return { occurrences, next: people.length < PAGE ? null : last.id };
    },
    release: (tx, due, now) => releaseCheckIn(tx, parts.directory, due, now),
    show: (tx, message, now) => showCheckIn(tx, parts.directory, message, now),
    presses: pressHandlers(parts),
    looks: ['checkin.why'],
    submissions: submitHandlers(parts),
  };
}

/** A calendar edit may have moved the digest, and with it the close of check-ins that are already open. */
async function moveClosings(tx: Tx, district: District, window: Window): Promise<void> {
  for (const unit of district.units.values()) {
    if (unit.kind !== 'team') continue;
    const closesAt = district.closingOf(unit, window);
    if (closesAt !== undefined) await moveClosing(tx, as(unit.id), window, closesAt);
  }
}

async function awayIn(tx: Tx, people: { readonly from: string; readonly to: string }, window: Window) {
  const rows = await absencesBetween(tx, people, as(window), addDays(as(window), 6));
  const away = new Map<string, ReturnType<typeof absencesOf>>();
  for (const row of rows) away.set(row.personId, [...(away.get(row.personId) ?? []), ...absencesOf([row])]);
  return away;
}
