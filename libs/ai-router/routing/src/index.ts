export type { CallOutcome } from './attempts/call-outcome';
export { outcomeName } from './attempts/describe-attempt';
export { decideNext, type FailedCall, type NextStep, type RetryLimits } from './attempts/decide-next';
export { walkCandidates, type ModelCall, type Walk, type WalkLimits, type WalkResult } from './attempts/walk-candidates';
export {
  admitsCall,
  beginCall,
  breakerState,
  endCall,
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
