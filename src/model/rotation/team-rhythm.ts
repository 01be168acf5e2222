import { addDays } from '../calendar/zone.ts';
import { as, type Window } from '../ids.ts';
import { weeksBetween } from './person-rhythm.ts';

/** Whether a team is asked in a window, and if not, why. */
export const VERDICTS = ['ask', 'halved', 'undecided', 'unposted', 'small_team'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Why a team is asked half as often for a while. */
export const HALVED_FOR = ['few_answers', 'cant_tell'] as const;

export interface BackOff {
  /** The window in which it began. */
  readonly since: Window;
  /** The Monday on which it is over. */
  readonly until: Window;
  readonly reason: (typeof HALVED_FOR)[number];
}

export interface TeamRhythm {
  readonly verdict: Verdict;
  /** A back-off that begins now. */
  readonly begins: BackOff | null;
}

/** A window in which the team was asked. */
export interface AskedWindow {
  readonly window: Window;
  readonly asked: number;
  readonly answered: number;
  readonly ratings: number;
  readonly cantTell: number;
}

/** A digest of this school year. */
export interface PastDigest {
  /** `open`: still on its way. */
  readonly state: 'posted' | 'failed' | 'open';
  /** Whether it asked the team to decide something. */
  readonly proposes: boolean;
  /** Whether the team decided on it, or began or closed an action before the next digest was due. */
  readonly answered: boolean;
}

export interface TeamRhythmQuestion {
  readonly window: Window;
  readonly everyWeeks: number;
  readonly k: number;
  /** How many people are asked for this team. */
  readonly people: number;
  /** Whether its answers are read at the school's level even where the team is too small for figures of its own. */
  readonly countsForSchool: boolean;
  /** The newest first. */
  readonly asked: readonly AskedWindow[];
  /** Whether anybody can decide for this team: where nobody can, it cannot be waited for. */
  readonly someoneDecides: boolean;
  /** The newest first. */
  readonly digests: readonly PastDigest[];
  readonly backOff: BackOff | null;
}

/** Digests that nobody has answered after which the team is not asked (domain reference 6.3, rule 7). */
const UNDECIDED = 2;
/** Rule 8: fewer than half answered, twice; more than three in ten could not tell; four weeks at half the pace. */
const FEW = 0.5;
const FEW_TIMES = 2;
const MANY_CANT_TELL = 0.3;
const HALVED_DAYS = 4 * 7;

/**
 * Rules 7, 8 and 11 of domain reference 6.3. Nothing is concluded from fewer than k people asked or answering, since
 * what a back-off is for is told in the channel.
 */
export function teamRhythm(question: TeamRhythmQuestion): TeamRhythm {
  const { window, everyWeeks, asked, digests, someoneDecides } = question;
  if (question.people < question.k && !question.countsForSchool)
    return { verdict: 'small_team', begins: null };
  const waits = waitsFor(digests);
  if (waits === 'unposted' || (waits === 'undecided' && someoneDecides))
    return { verdict: waits, begins: null };
  const begins = question.backOff && window < question.backOff.until ? null : backOffNow(question);
  const halved = begins !== null || (question.backOff !== null && window < question.backOff.until);
  const last = asked[0]?.window;
  const tooSoon = halved && last !== undefined && weeksBetween(last, window) < 2 * everyWeeks;
  return { verdict: tooSoon ? 'halved' : 'ask', begins };
}

/**
 * What has to happen before anybody is asked again: the last digest never arrived, or two have proposed something since
 * the last decision or action.
 *
 * @param digests the newest first
 */
export function waitsFor(digests: readonly PastDigest[]): 'unposted' | 'undecided' | undefined {
  if (digests.find((digest) => digest.state !== 'open')?.state === 'failed') return 'unposted';
  const answered = digests.findIndex((digest) => digest.answered);
  const since = answered === -1 ? digests : digests.slice(0, answered);
  const proposed = since.filter((digest) => digest.state === 'posted' && digest.proposes).length;
  return proposed >= UNDECIDED ? 'undecided' : undefined;
}

function backOffNow({ window, k, asked, backOff }: TeamRhythmQuestion): BackOff | null {
  // What led to one back-off does not lead to the next.
  const fresh = asked.filter((week) => backOff === null || week.window >= backOff.since);
  const lately = fresh.slice(0, FEW_TIMES);
  const few =
    lately.length === FEW_TIMES &&
    lately.every((week) => week.asked >= k && week.answered < FEW * week.asked);
  const last = fresh[0];
  const cantTell = last && last.answered >= k && last.cantTell > MANY_CANT_TELL * last.ratings;
  if (!few && !cantTell) return null;
  const until = as<Window>(addDays(as(window), HALVED_DAYS));
  return { since: window, until, reason: few ? 'few_answers' : 'cant_tell' };
}
