export { drawVote, type Voted } from './draw.ts';
export { type Agreed, voteScores } from './scores.ts';
export { CONSENSUSES, type Consensus, LEAST_VOTES, liesApart, votesIn } from './spread.ts';
export {
  currentOf,
  type Refusal,
  refusalOfConsensus,
  refusalOfReveal,
  refusalOfVote,
  type Tap,
  type VoteQuestion,
  type VoteRole,
} from './standing.ts';
