export type { CallOutcome, FailedOutcome } from './attempts/call-outcome';
export { outcomeName } from './attempts/describe-attempt';
export { decideNext, type FailedCall, type NextStep, type RetryLimits } from './attempts/decide-next';
export type { ModelCall, UnusableAnswer, Walk, WalkLimits, WalkResult } from './attempts/walk';
export { walkCandidates } from './attempts/walk-candidates';
export {
  admitsCall,
  beginCall,
  breakerState,
  endCall,
  followBreaker,
  forgetCall,
  freshHealth,
  p95Ms,
  successRate,
  type BreakerState,
  type CallSample,
  type ModelHealth,
} from './breaker/model-health';
export type { Candidate } from './candidates/candidate';
export { route, type ModelPolicy, type RouteQuestion } from './candidates/route';
