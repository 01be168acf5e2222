export {
  askedFirst,
  type DriverDraw,
  drawCrossTopic,
  drawDrivers,
  focusOf,
} from './draw-drivers.ts';
export { type DrawnItem, drawItems, isReason } from './draw-items.ts';
export {
  answersAlike,
  CHOSEN_RHYTHMS,
  EACH_TIME,
  type Enrolment,
  missedInARow,
  type PastCheckIn,
  type PersonRhythm,
  personRhythm,
  type Rhythm,
} from './person-rhythm.ts';
export {
  type AskedWindow,
  type BackOff,
  HALVED_FOR,
  type PastDigest,
  type TeamRhythm,
  teamRhythm,
  type Verdict,
  waitsFor,
} from './team-rhythm.ts';
