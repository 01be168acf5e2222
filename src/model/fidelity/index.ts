export { type Cell, leastShown } from './cell.ts';
export { type CrossPoint, crossFigure, crossTrend, twiceBelow } from './cross-figure.ts';
export {
  DIGESTS_BACK,
  type Digested,
  type DigestFigure,
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
export { type FocusTrend, partsOf } from './focus-trend.ts';
export {
  GROUPS,
  type GroupFigure,
  LEVELS,
  type Level,
  type LevelFigures,
  type LevelNumber,
  type LevelUnit,
  levelFigures,
  type UnitBelow,
} from './level-figures.ts';
export { likelyRange, tFactor } from './range.ts';
export { type RatingCounts, scoreOf } from './score.ts';
export { countsOf, type FreshAnswers, settle } from './settle.ts';
export { DEFAULT_K, LEAST_K } from './suppression.ts';
export { type Dated, speaksFor } from './together.ts';
export { LEAST_POINTS, type Trend } from './trend.ts';
