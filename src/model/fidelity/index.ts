export type { Cell } from './cell.ts';
export {
  DIGESTS_BACK,
  type Digested,
  type DigestFigures,
  type DigestInput,
  type DigestScore,
  type DriverFigure,
  type DriverStatement,
  digestFigures,
  type EarlierFigure,
  isNumber,
  type NumberFigure,
  pointOf,
} from './digest-figures.ts';
export type { FocusTrend } from './focus-trend.ts';
export { likelyRange, tFactor } from './range.ts';
export { type RatingCounts, scoreOf } from './score.ts';
export { DEFAULT_K, LEAST_K } from './suppression.ts';
export { LEAST_POINTS } from './trend.ts';
