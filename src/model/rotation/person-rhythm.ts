import { daysBetween } from '../calendar/zone.ts';
import { as, type Instant, type LocalDate, type Window } from '../ids.ts';
import type { Rating } from '../scale.ts';

/** How often a person wants to be asked. `quiet` is never chosen: it is what three unanswered in a row lead to. */
export const RHYTHMS = ['each', 'every_other', 'paused', 'quiet'] as const;

export type Rhythm = (typeof RHYTHMS)[number];

/** What a person can choose. */
export const CHOSEN_RHYTHMS = ['each', 'every_other', 'paused'] as const satisfies readonly Rhythm[];

export interface Enrolment {
  readonly mode: Rhythm;
  /** The day on which check-ins go on after a pause; `null` for a pause without an end. */
  readonly until: LocalDate | null;
  /** When this was chosen, or when it became quiet. */
  readonly changedAt: Instant;
}

export const EACH_TIME: Enrolment = { mode: 'each', until: null, changedAt: 0 };

/** A check-in that a person has had. */
export interface PastCheckIn {
  readonly window: Window;
  readonly openedAt: Instant;
  /** It reached them and its time is over. */
  readonly over: boolean;
  /** "Not this time", or paused since. */
  readonly declined: boolean;
  /** Questions left out on purpose. */
  readonly leftOut: number;
  readonly ratings: readonly Rating[];
  readonly offeredPause: boolean;
}

/** Unanswered check-ins in a row after which the bot is silent until it is told otherwise (peers: auto-quiet). */
const MISSED = 3;
/** Check-ins with one and the same answer after which a pause is offered (domain reference 6.3, rule 8). */
const SAME = 6;

export type PersonRhythm = 'ask' | 'paused' | 'every_other' | 'quiet' | 'becomes_quiet';

export interface RhythmQuestion {
  readonly today: LocalDate;
  readonly window: Window;
  /** Weeks from one check-in of the team to the next. */
  readonly everyWeeks: number;
  readonly enrolment: Enrolment;
  /** The newest first. */
  readonly past: readonly PastCheckIn[];
}

/** Whether a person is asked this time. `becomes_quiet`: not any more, and they are to be told so, once. */
export function personRhythm({ today, window, everyWeeks, enrolment, past }: RhythmQuestion): PersonRhythm {
  const { mode, until, changedAt } = enrolment;
  if (mode === 'quiet') return 'quiet';
  if (mode === 'paused' && (until === null || today < until)) return 'paused';
  if (missedInARow(past.filter((checkIn) => checkIn.openedAt > changedAt)) >= MISSED) return 'becomes_quiet';
  const last = past[0]?.window;
  return mode === 'every_other' && last !== undefined && weeksBetween(last, window) < 2 * everyWeeks
    ? 'every_other'
    : 'ask';
}

/** Unanswered in a row, the newest first. One that was declined counts neither as a miss nor as an answer. */
export function missedInARow(past: readonly PastCheckIn[]): number {
  const settled = past.filter((checkIn) => !checkIn.declined && (checkIn.over || took(checkIn)));
  const answered = settled.findIndex(took);
  return answered === -1 ? settled.length : answered;
}

const took = (checkIn: PastCheckIn) => checkIn.ratings.length > 0 || checkIn.leftOut > 0;

/**
 * Whether the last six answered check-ins held one and the same answer, and none of them offered a pause: it may well
 * be true, and it may be a sign that asking has become a chore.
 */
export function answersAlike(past: readonly PastCheckIn[]): boolean {
  const answered = past.filter((checkIn) => checkIn.ratings.length > 0).slice(0, SAME);
  const words = new Set(answered.flatMap((checkIn) => checkIn.ratings));
  return answered.length === SAME && words.size === 1 && !answered.some((checkIn) => checkIn.offeredPause);
}

/** Whole weeks from one window to a later one. */
export function weeksBetween(earlier: Window, later: Window): number {
  return daysBetween(as(earlier), as(later)) / 7;
}
