export {
  DIGESTS_BACK,
  type DigestFigures,
  type DigestInput,
  type DigestScore,
  type DriverFigure,
  digestFigures,
  type EarlierFigure,
} from './digest-figures.ts';
export type { FocusTrend } from './focus-trend.ts';
export { type LikelyRange, likelyRange, tFactor } from './range.ts';
export { type RatingCounts, scoreOf } from './score.ts';
export { DEFAULT_K, LEAST_K, publish } from './suppression.ts';
export { LEAST_POINTS, type Trend } from './trend.ts';
