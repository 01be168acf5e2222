import type { DriverId } from '../drivers.ts';
import { type DigestFigures, pointOf } from '../fidelity/index.ts';
import type { LocalDate } from '../ids.ts';

/**
 * Which drivers may cover for which (domain reference 4.5). Cover is an agreement of people, never arithmetic: it
 * changes no score. Nothing covers fidelity, since without it nobody knows whether a cover works, nor leadership.
 */
const COVERS: Readonly<Record<DriverId, readonly DriverId[]>> = {
  selection: ['training', 'coaching'],
  training: ['coaching'],
  coaching: ['training', 'fidelity', 'internal_systems'],
  fidelity: [],
  data_systems: ['fidelity', 'coaching'],
  internal_systems: ['leadership_technical'],
  external_systems: ['leadership_adaptive', 'internal_systems'],
  leadership_technical: [],
  leadership_adaptive: [],
};

/** A driver below this is weak; so is a cover that falls below it. */
export const WEAK = 60;
const STRONG = 80;
/** A cover that has lost so many points since it was agreed no longer holds as it did. */
const FELL = 10;
/** One driver that covers so many carries too much. */
const TOO_MANY = 3;

export function coversFor(driver: DriverId): readonly DriverId[] {
  return COVERS[driver];
}

/** A published score; `low` is its likely range's low end, `null` where there is none. */
export interface DriverScore {
  readonly driverId: DriverId;
  readonly score: number;
  readonly low: number | null;
}

/** An open action whose owner agreed, and which names the driver that covers. */
export interface CoverAction {
  readonly driverId: DriverId;
  readonly coveringDriver: DriverId;
  readonly owner: string;
  readonly review: LocalDate;
  /** The covering driver's score when it was agreed, where it had one. */
  readonly scoreThen: number | null;
}

export type CoverState =
  | { readonly type: 'uncovered' }
  | { readonly type: 'possible'; readonly by: readonly DriverId[] }
  | {
      readonly type: 'covered';
      readonly by: DriverId;
      readonly owner: string;
      readonly review: LocalDate;
    }
  | {
      readonly type: 'strained';
      readonly by: DriverId;
      readonly owner: string;
      readonly review: LocalDate;
      readonly why: 'too_many' | 'fell' | 'weak';
    };

export interface Cover {
  readonly driverId: DriverId;
  /** The weak driver's own score. It is shown as it is, covered or not. */
  readonly score: number;
  readonly cover: CoverState;
}

/** How every weak driver is covered, the weakest first. */
export function coversOf(scores: readonly DriverScore[], actions: readonly CoverAction[]): Cover[] {
  return scores
    .filter(({ score }) => score < WEAK)
    .sort((a, b) => a.score - b.score)
    .map(({ driverId, score }) => ({ driverId, score, cover: coverOf(driverId, scores, actions) }));
}

function coverOf(
  driverId: DriverId,
  scores: readonly DriverScore[],
  actions: readonly CoverAction[],
): CoverState {
  const plausible = COVERS[driverId];
  const action = actions.find((one) => one.driverId === driverId && plausible.includes(one.coveringDriver));
  if (!action) {
    const by = plausible.filter((candidate) =>
      scores.some((one) => one.driverId === candidate && holds(one)),
    );
    return by.length === 0 ? { type: 'uncovered' } : { type: 'possible', by };
  }
  const { coveringDriver: by, owner, review, scoreThen } = action;
  const now = scores.find((one) => one.driverId === by)?.score;
  const carried = new Set(actions.filter((one) => one.coveringDriver === by).map((one) => one.driverId));
  const why =
    now !== undefined && now < WEAK
      ? 'weak'
      : now !== undefined && scoreThen !== null && scoreThen - now >= FELL
        ? 'fell'
        : carried.size >= TOO_MANY
          ? 'too_many'
          : undefined;
  return why ? { type: 'strained', by, owner, review, why } : { type: 'covered', by, owner, review };
}

/** Strong, and its likely range does not reach down among the weak. */
function holds({ score, low }: DriverScore): boolean {
  return score >= STRONG && low !== null && low >= WEAK;
}

/** The newest published score of each driver in a digest; only what readers were told. */
export function scoresIn(figures: DigestFigures): DriverScore[] {
  const scores = new Map<DriverId, DriverScore>();
  for (const { driverId, figure } of [...figures.drivers, ...figures.earlier]) {
    const score = pointOf(figure);
    if (score === null || scores.has(driverId)) continue;
    const range = 'range' in figure ? figure.range : null;
    scores.set(driverId, { driverId, score, low: range?.low ?? null });
  }
  return [...scores.values()];
}
