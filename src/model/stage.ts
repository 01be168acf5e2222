/**
 * The stages of implementation, as a team goes through them with one practice. They are neither a ladder nor a rank:
 * a team may go back (NIRN, Implementation Stages).
 */
export const STAGES = ['exploration', 'installation', 'initial', 'full'] as const;

export type Stage = (typeof STAGES)[number];

/** Where a team stands that says nothing else: it is at work, and everything is asked. */
export const DEFAULT_STAGE: Stage = 'initial';

/** The most weeks between two check-ins, whatever the stage: as many as a district file may ask for. */
const MOST_WEEKS = 8;

/**
 * Weeks from one check-in to the next. In full implementation half as many are asked: it is watched, not built. So they
 * are where a team has decided to be asked less.
 */
export function cadenceIn(everyWeeks: number, stage: Stage, askedLess = false): number {
  const full = stage === 'full' ? 2 * everyWeeks : everyWeeks;
  return Math.min(askedLess ? 2 * full : full, MOST_WEEKS);
}
