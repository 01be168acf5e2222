import { addDays, daysBetween } from '../calendar/zone.ts';
import { as, type LocalDate, type Window } from '../ids.ts';
import { fractionOf } from '../seed.ts';
import { type Cadence, CYCLE_WEEKS, type Cycle, daysIn, ROUND_CYCLES } from './cycle.ts';

/** A coach and somebody they coach. */
export interface Pair {
  readonly coachId: string;
  readonly coacheeId: string;
}

export interface PlannedContact extends Pair {
  readonly dueOn: LocalDate;
  /** Whether a practice check goes with it. */
  readonly withCheck: boolean;
}

/** What is known of a pair when its contacts are planned. */
export interface PlannedPair extends Pair {
  /** Weeks from one contact to the next. */
  readonly everyWeeks: Cadence;
  /** The cycle from which that cadence counts. */
  readonly since: Window;
  /** Whether both are at work on a day. */
  meets(date: LocalDate): boolean;
}

/**
 * One contact for each pair whose turn it is, on a day that both work. A coach's contacts are laid out evenly over
 * the cycle, in an order that is the same in every cycle. A pair that shares no day has none: nobody can hold it.
 */
export function contactsIn(cycle: Cycle, pairsOfOneCoach: readonly PlannedPair[]): PlannedContact[] {
  const due = pairsOfOneCoach
    .filter((pair) => isTurn(cycle.first, pair))
    .map((pair) => ({ pair, place: fractionOf(pair.coachId, pair.coacheeId) }))
    .sort((a, b) => a.place - b.place);
  return due.flatMap(({ pair, place }, i) => {
    const days = daysIn(cycle.first).filter((date) => pair.meets(date));
    const dueOn = days[Math.floor(((i + 0.5) * days.length) / due.length)];
    if (dueOn === undefined) return [];
    const { coachId, coacheeId, everyWeeks } = pair;
    // One check a round, in the first, second or third of its cycles. Pairs that meet more rarely have one each time.
    const turn = Math.floor(place * ROUND_CYCLES);
    const withCheck = everyWeeks > CYCLE_WEEKS || modulo(cycle.index, ROUND_CYCLES) === turn;
    return [{ coachId, coacheeId, dueOn, withCheck }];
  });
}

function isTurn(cycle: Window, { everyWeeks, since }: PlannedPair): boolean {
  return modulo(daysBetween(as(since), as(cycle)) / 7, everyWeeks) === 0;
}

function modulo(n: number, by: number): number {
  return ((n % by) + by) % by;
}

/** How a contact stands. Moved ones are planned again, for another day. */
export const CONTACT_STATES = ['planned', 'held', 'not_held'] as const;

export type ContactState = (typeof CONTACT_STATES)[number];

/** How many days on one tap offers to move a contact to: days that both work, from tomorrow on. */
export const DAYS_OFFERED = 3;

/** The next days on which both can meet, at most {@link DAYS_OFFERED}, within two weeks. */
export function daysToMoveTo(today: LocalDate, meets: (date: LocalDate) => boolean): LocalDate[] {
  const days: LocalDate[] = [];
  for (let i = 1; i <= 14 && days.length < DAYS_OFFERED; i++) {
    const date = addDays(today, i);
    if (meets(date)) days.push(date);
  }
  return days;
}
