export { type Composite, compositeOf } from './composite.ts';
export { type DriverScore, publishedScores } from './driver-score.ts';
export { type Evenness, evennessOf } from './evenness.ts';
export {
  type Integration,
  integrationOf,
  LINK_ENDS,
  LINK_IDS,
  type LinkAnswer,
  type LinkId,
  pointsOf,
} from './links.ts';
