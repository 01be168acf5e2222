export {
  type ActionStanding,
  type ActionState,
  type ActionStep,
  nextCycle,
  OUTCOMES,
  type Outcome,
  proposed,
  step,
} from './action.ts';
export {
  ANSWERS,
  type Answer,
  type BarrierStanding,
  type BarrierState,
  type BarrierStep,
  barrierStep,
  type ClosureFigures,
  clockOf,
  closureFigures,
  likeness,
  raisedBarrier,
  revisitOn,
  TEAMS_FOR_NEXT_LEVEL,
  type Verdict,
  WAITING,
} from './barrier.ts';
export {
  type Cover,
  type CoverAction,
  type CoverState,
  coversFor,
  coversOf,
  type DriverScore,
  scoresIn,
  WEAK,
} from './cover.ts';
export { dueState, fitsDue, latestDue, NUDGE_DAYS, usualDue } from './due.ts';
export { didItMove, type Moved } from './moved.ts';
export { LEVELS, ownership } from './ownership.ts';
export { addSchoolDays, schoolDaysSince } from './school-days.ts';
export {
  type Challenge,
  type Kind,
  kindsOf,
  TRIAGE_QUESTIONS,
  type TriageAnswers,
  type TriageQuestion,
  triage,
} from './triage.ts';
