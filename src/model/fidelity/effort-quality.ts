/** Something planned that a log can count, e.g. coaching contacts. */
export interface Log {
  readonly done: number;
  readonly planned: number;
}

/**
 * The four readings of effort against fidelity (domain reference 4.6).
 *
 * - `keep`: both high. Keep it, and begin to fade the support.
 * - `not_landing`: much is done and quality is low. Change training or coaching, or make it simpler.
 * - `goodwill`: quality is high with little behind it. Protect it.
 * - `not_resourced`: neither. It has not started, or has no time and people.
 */
export type EffortQuality = 'keep' | 'not_landing' | 'goodwill' | 'not_resourced';

/** Where "high" begins, in percent: the field's line between building and taking hold. */
export const HIGH = 60;

/**
 * Which of the four it is.
 *
 * @param effort percent of what was planned that was done, 0 to 100
 * @param fidelity percent of points of one source, 0 to 100; two sources are read one by one
 */
export function effortQuality(effort: number, fidelity: number): EffortQuality {
  if (effort >= HIGH) return fidelity >= HIGH ? 'keep' : 'not_landing';
  return fidelity >= HIGH ? 'goodwill' : 'not_resourced';
}

/** Effort over all logs: done of planned, in percent. They are counts of the same kind. `undefined` without a plan. */
export function effortOf(logs: readonly Log[]): number | undefined {
  const planned = logs.reduce((sum, log) => sum + log.planned, 0);
  if (planned === 0) return undefined;
  return (100 * logs.reduce((sum, log) => sum + Math.min(log.done, log.planned), 0)) / planned;
}
