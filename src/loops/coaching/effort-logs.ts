import { localOf } from '../../model/calendar/index.ts';
import { cycleBefore, daysIn, roundBefore } from '../../model/coaching/cycle.ts';
import { as } from '../../model/ids.ts';
import { actionsDue } from '../../store/queries/action.ts';
import { checksPlanned, contactCounts } from '../../store/queries/coaching.ts';
import { checksMade } from '../../store/queries/practice-checks.ts';
import type { Tx } from '../../store/store.ts';
import type { PartRequest } from '../digest/part.ts';
import { anchorOf } from './calendar.ts';

/** The logs from which effort is read, in the order in which they are told. */
export const LOG_NAMES = ['contacts', 'checks', 'actions'] as const;

export type LogName = (typeof LOG_NAMES)[number];

/** What one log says of a unit. */
export interface EffortCount {
  readonly done: number;
  readonly planned: number;
  /** How many people it is about; `null` where it is about none, as with a team's actions. Below k it is not told. */
  readonly people: number | null;
}

/** One log that effort is read from. Adding one is an entry here, its name above, and its words in the locales. */
export interface EffortLog {
  readonly name: LogName;
  count(tx: Tx, request: PartRequest): Promise<EffortCount>;
}

export const EFFORT_LOGS: readonly EffortLog[] = [
  {
    /** Contacts of the last cycle that has ended. */
    name: 'contacts',
    async count(tx, { district, unit, window }) {
      const cycle = cycleBefore(window, anchorOf(district)).first;
      const { planned, held, people } = await contactCounts(tx, [unit.id], cycle);
      return { done: held, planned, people };
    },
  },
  {
    /** Practice checks by coaches in the last round that has ended: those of whom one was planned and made. */
    name: 'checks',
    async count(tx, { district, unit, window }) {
      const round = roundBefore(window, anchorOf(district));
      const planned = await checksPlanned(tx, [unit.id], round);
      const made = await checksMade(tx, [unit.id], round);
      const seen = new Set(
        made.filter(({ source }) => source === 'observer').map(({ personId }) => personId),
      );
      const people = new Set(planned.map(({ personId }) => personId));
      return {
        planned: people.size,
        done: [...people].filter((person) => seen.has(person)).length,
        people: people.size,
      };
    },
  },
  {
    /** Actions that were due in the last cycle that has ended, and were closed by their day. About no one person. */
    name: 'actions',
    async count(tx, { district, unit, window }) {
      const { first } = cycleBefore(window, anchorOf(district));
      const days = daysIn(first);
      const due = await actionsDue(tx, as(unit.id), as(first), days.at(-1) ?? as(first));
      const onTime = due.filter(
        (action) => action.closedAt !== null && localOf(action.closedAt, as(unit.zone)).date <= action.due,
      );
      return { planned: due.length, done: onTime.length, people: null };
    },
  },
];
