export { compositeOf } from './composite.ts';
export { type DriverScore, publishedScores } from './driver-score.ts';
export { type Evenness, evennessOf } from './evenness.ts';
export {
  integrationOf,
  LINK_ENDS,
  LINK_IDS,
  type LinkId,
  pointsOf,
} from './links.ts';
