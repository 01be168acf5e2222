export {
  type DigestFigures,
  type DigestInput,
  type DigestScore,
  type DriverFigure,
  digestFigures,
  type EarlierFigure,
} from './digest-figures.ts';
export { type RatingCounts, type Score, scoreOf } from './score.ts';
export { DEFAULT_K, LEAST_K, type Published, type PublishedScore, publish } from './suppression.ts';
