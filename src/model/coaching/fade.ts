import { CADENCES, type Cadence } from './cycle.ts';

/** One contact of a pair with what became of the step agreed on at it. */
export interface Past {
  readonly cycle: string;
  readonly held: boolean;
  /** `null`: no step was agreed on, or nobody has said whether it was tried. */
  readonly tried: 'yes' | 'partly' | 'no' | null;
}

/** Two contacts in a row on track propose to space the next ones out (domain reference 4.2). */
const ON_TRACK = 2;

/** On track: they met, and what they agreed on was tried, if only in part. */
export function onTrack({ held, tried }: Past): boolean {
  return held && (tried === 'yes' || tried === 'partly');
}

/**
 * The cadence to propose, or `undefined`. Only contacts from `since` on count: what was agreed or declined once is not
 * proposed again because of the same contacts.
 *
 * @param past the pair's contacts that have been logged, the newest first
 */
export function fadeTo(past: readonly Past[], now: Cadence, since: string): Cadence | undefined {
  const last = past.filter(({ cycle }) => cycle >= since).slice(0, ON_TRACK);
  if (last.length < ON_TRACK || !last.every(onTrack)) return undefined;
  return CADENCES.find((weeks) => weeks > now);
}
