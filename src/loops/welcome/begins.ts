import { as, type Instant } from '../../model/ids.ts';
import type { PersonRow, UnitRow } from '../../store/queries/people.ts';
import { welcomeOf } from '../../store/queries/welcome.ts';
import type { Tx } from '../../store/store.ts';

const DAY_MS = 86_400_000;

/**
 * How long a welcome waits for an answer before check-ins begin without one. Five days hold at least three working
 * days, whatever day it came, and are over before the next check-in of a team that is asked every other week.
 */
export const NOTICE_MS = 5 * DAY_MS;

/** A welcome waits over the longest break, and over a summer in which somebody was added. */
export const KEEPS_MS = 120 * DAY_MS;

/** How long a check-in that is due waits before it looks again. */
const LOOK_MS = 30 * 60_000;

/**
 * Whether check-ins may come to a person yet: they have said that what they were told is right, or have had time to.
 *
 * @returns `undefined` where they may; else when to look again
 */
export async function beginsLater(
  tx: Tx,
  person: Pick<PersonRow, 'id'>,
  team: Pick<UnitRow, 'id'>,
  now: Instant,
): Promise<Instant | undefined> {
  const row = await welcomeOf(tx, as(person.id), as(team.id));
  if (row?.state === 'answered') return undefined;
  const over =
    row?.state === 'sent'
      ? row.changedAt + NOTICE_MS
      : Date.parse(`${row?.window ?? '9999-12-31'}T00:00:00Z`) + KEEPS_MS;
  return now >= over ? undefined : Math.min(over, now + LOOK_MS);
}
