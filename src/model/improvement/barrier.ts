import type { SchoolCalendar } from '../calendar/school-calendar.ts';
import type { LocalDate, PersonId } from '../ids.ts';
import { addSchoolDays } from './school-days.ts';
import type { Challenge } from './triage.ts';

/**
 * A barrier's way from practice to policy and back (domain reference 6.8). `told`: it is answered and those who raised
 * it know; what they say of it closes or reopens it. `merged`: it goes on as part of another.
 */
export const BARRIER_STATES = [
  ...(['raised', 'triaged', 'owned', 'told', 'closed', 'reopened', 'revisited', 'merged'] as const),
] as const;

export type BarrierState = (typeof BARRIER_STATES)[number];

export const ANSWERS = ['resolved', 'eased', 'declined'] as const;

export type Answer = (typeof ANSWERS)[number];

export type Verdict = 'better' | 'same';

/** States in which a level owes something. */
export const WAITING: readonly BarrierState[] = ['raised', 'triaged', 'owned', 'reopened'];

/** School days (domain reference 6.8): to acknowledge, to answer at the first level, more for each level up, to revisit. */
const CLOCK = { acknowledge: 5, answer: 15, perLevel: 10, revisit: 60 } as const;

/** The same barrier from so many teams is a matter for the next level. */
export const TEAMS_FOR_NEXT_LEVEL = 3;

/** Somebody's words, open or sealed: here it only matters whether there are any. */
interface Words {
  readonly length: number;
}

export interface BarrierStanding<W extends Words = Words> {
  readonly state: BarrierState;
  /** How many levels above the one where it was raised. */
  readonly levelsUp: number;
  readonly kind: Challenge | null;
  readonly ownerId: PersonId | null;
  readonly answer: Answer | null;
  readonly reason: W | null;
  /** When it came to its present level, or was reopened there. */
  readonly since: LocalDate;
  readonly acknowledgedOn: LocalDate | null;
}

export type BarrierStep<W extends Words = Words> =
  | { readonly type: 'triage'; readonly kind: Challenge; readonly on: LocalDate }
  | { readonly type: 'own'; readonly by: PersonId; readonly on: LocalDate }
  /** A decline needs its reason, and every answer its words: those who raised it read them. */
  | { readonly type: 'answer'; readonly answer: Answer; readonly reason: W; readonly on: LocalDate }
  | { readonly type: 'pass_up'; readonly on: LocalDate }
  | { readonly type: 'merge' }
  /** What all who raised it have said so far. */
  | { readonly type: 'hear'; readonly verdicts: readonly (Verdict | null)[]; readonly on: LocalDate }
  | { readonly type: 'revisit'; readonly verdicts: readonly (Verdict | null)[]; readonly on: LocalDate };

export type BarrierRefusal = 'not_now' | 'needs_reason' | 'undecided';

export type BarrierStepped<W extends Words> =
  | { readonly ok: true; readonly barrier: BarrierStanding<W> }
  | { readonly ok: false; readonly why: BarrierRefusal };

export function raisedBarrier(since: LocalDate): BarrierStanding<never> {
  return {
    ...{ state: 'raised', levelsUp: 0, kind: null, ownerId: null, answer: null, reason: null },
    ...{ since, acknowledgedOn: null },
  };
}

/**
 * One step on a barrier's way. No step leads out of a level's duty but an answer with words, passing it up or merging
 * it: silence and time change nothing.
 */
export function barrierStep<W extends Words>(
  barrier: BarrierStanding<W>,
  next: BarrierStep<W>,
): BarrierStepped<W> {
  const { state } = barrier;
  const waiting = WAITING.includes(state);
  switch (next.type) {
    case 'triage':
      if (state !== 'raised' && state !== 'reopened') return refuse('not_now');
      return to(barrier, { state: 'triaged', kind: next.kind, ...acknowledged(barrier, next.on) });
    case 'own':
      if (state !== 'triaged') return refuse('not_now');
      return to(barrier, { state: 'owned', ownerId: next.by, ...acknowledged(barrier, next.on) });
    case 'answer': {
      if (!waiting) return refuse('not_now');
      if (next.reason.length === 0) return refuse('needs_reason');
      const { answer, reason } = next;
      // A decline with a reason closes: there is nothing of which one could say that it became better.
      const after = answer === 'declined' ? 'closed' : 'told';
      return to(barrier, { state: after, answer, reason, ...acknowledged(barrier, next.on) });
    }
    case 'pass_up':
      if (!waiting) return refuse('not_now');
      return to(barrier, {
        ...{ state: 'raised', levelsUp: barrier.levelsUp + 1, since: next.on },
        ...{ kind: null, ownerId: null, acknowledgedOn: null },
      });
    case 'merge':
      return waiting ? to(barrier, { state: 'merged' }) : refuse('not_now');
    case 'hear':
      if (state !== 'told') return refuse('not_now');
      return heard(barrier, next.verdicts, 'closed', next.on);
    case 'revisit':
      if (state !== 'closed' || barrier.answer === 'declined') return refuse('not_now');
      return heard(barrier, next.verdicts, 'revisited', next.on);
  }
}

/** More than half must find it better; once half find it the same, it is open again, with a new clock. */
function heard<W extends Words>(
  barrier: BarrierStanding<W>,
  verdicts: readonly (Verdict | null)[],
  after: 'closed' | 'revisited',
  on: LocalDate,
): BarrierStepped<W> {
  const of = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  if (of('better') * 2 > verdicts.length) return to(barrier, { state: after });
  if (verdicts.length === 0 || of('same') * 2 < verdicts.length) return refuse('undecided');
  return to(barrier, {
    ...{ state: 'reopened', answer: null, reason: null, since: on, acknowledgedOn: null },
  });
}

function acknowledged<W extends Words>({ acknowledgedOn }: BarrierStanding<W>, on: LocalDate) {
  return { acknowledgedOn: acknowledgedOn ?? on };
}

function to<W extends Words>(
  barrier: BarrierStanding<W>,
  change: Partial<BarrierStanding<W>>,
): BarrierStepped<W> {
  return { ok: true, barrier: { ...barrier, ...change } };
}

function refuse(why: BarrierRefusal): { readonly ok: false; readonly why: BarrierRefusal } {
  return { ok: false, why };
}

/** When a level owes what. Each level has its own clock: it begins when the barrier comes to it. */
export interface BarrierClock {
  readonly acknowledgeBy: LocalDate;
  readonly answerBy: LocalDate;
  /** School days from `since` to each. */
  readonly acknowledgeDays: number;
  readonly answerDays: number;
}

export function clockOf(calendar: SchoolCalendar, since: LocalDate, levelsUp: number): BarrierClock {
  const answerDays = CLOCK.answer + CLOCK.perLevel * levelsUp;
  return {
    acknowledgeBy: addSchoolDays(calendar, since, CLOCK.acknowledge),
    answerBy: addSchoolDays(calendar, since, answerDays),
    acknowledgeDays: CLOCK.acknowledge,
    answerDays,
  };
}

export function revisitOn(calendar: SchoolCalendar, closed: LocalDate): LocalDate {
  return addSchoolDays(calendar, closed, CLOCK.revisit);
}

export interface ClosureFigures {
  /** Barriers raised, without those that became part of another. */
  readonly raised: number;
  /** Those that ever got an answer in words. Silence is none. */
  readonly answered: number;
  /** School days from the first raising to the answer, in the middle; `null` where nothing is answered. */
  readonly medianDays: number | null;
}

/** How many barriers get an answer, and how soon. */
export function closureFigures(daysToAnswer: readonly (number | null)[]): ClosureFigures {
  const days = daysToAnswer.filter((one) => one !== null).sort((a, b) => a - b);
  const middle = (days.length - 1) / 2;
  const low = days[Math.floor(middle)];
  const high = days[Math.ceil(middle)];
  const medianDays = low === undefined || high === undefined ? null : (low + high) / 2;
  return { raised: daysToAnswer.length, answered: days.length, medianDays };
}

/**
 * How alike two texts are: shared words among all of theirs, 0 to 1 (Jaccard). Words of three letters and fewer do not
 * count. For suggesting duplicates to a person who decides, never for merging by itself.
 */
export function likeness(a: string, b: string): number {
  const words = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length > 3),
    );
  const first = words(a);
  const second = words(b);
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = new Set([...first, ...second]).size;
  return all === 0 ? 0 : shared / all;
}
