import type { Attempt } from '@earshot/contracts';
import type { Candidate } from '../candidates/candidate';
import type { CallOutcome } from './call-outcome';
import { describeAttempt } from './describe-attempt';
import { decideNext, shortestCallMs, type NextStep, type RetryLimits } from './decide-next';

export interface WalkLimits extends RetryLimits {
  /** Paid calls over all models. */
  readonly maxAttempts: number;
  /** On the clock of `now`. Local models answer after it too: they take no time. */
  readonly deadlineAtMs: number;
}

/** One call of the walk: `number` counts all of them from 1. */
export interface ModelCall {
  readonly candidate: Candidate;
  readonly number: number;
  readonly timeoutMs: number;
}

export interface Walk<Answer> {
  readonly candidates: readonly Candidate[];
  readonly limits: WalkLimits;
  /** Whether the model may be called now; a breaker may have opened meanwhile. */
  readonly isAdmitted: (candidate: Candidate) => boolean;
  /** Expected failures are outcomes; what it throws ends the walk. */
  readonly call: (call: ModelCall) => Promise<CallOutcome<Answer>>;
  /** Hears of every call as soon as it ended. */
  readonly report: (attempt: Attempt) => void;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly sleep: (durationMs: number, signal: AbortSignal) => Promise<void>;
}

export interface WalkResult<Answer> {
  /** Who answered, and what; undefined when nobody did. */
  readonly answered?: { readonly candidate: Candidate; readonly answer: Answer };
  /** Every call that was made, in order. */
  readonly attempts: readonly Attempt[];
}

/** Calls of one candidate: answered, or what follows. */
type Visit<Answer> = { readonly answer: Answer } | Exclude<NextStep, { kind: 'retry' }>;

/** Asks candidate after candidate until one answers, under one deadline and one cap of calls. */
export async function walkCandidates<Answer>(walk: Walk<Answer>): Promise<WalkResult<Answer>> {
  const attempts: Attempt[] = [];
  let onlyLocal = false;
  for (const candidate of walk.candidates) {
    if (onlyLocal && !candidate.model.local) continue;
    const visit = await visitCandidate(walk, candidate, attempts);
    if ('answer' in visit) return { answered: { candidate, answer: visit.answer }, attempts };
    onlyLocal ||= visit.kind === 'local-only';
  }
  return { attempts };
}

async function visitCandidate<Answer>(walk: Walk<Answer>, candidate: Candidate, attempts: Attempt[]): Promise<Visit<Answer>> {
  const { limits, now, random } = walk;
  let timeoutMs = limits.attemptTimeoutMs;
  let timeoutsOfModel = 0;
  for (let callsOfModel = 1; mayCall(walk, candidate, attempts); callsOfModel += 1) {
    const startedAtMs = now();
    const allowedMs = candidate.model.local ? timeoutMs : Math.min(timeoutMs, limits.deadlineAtMs - startedAtMs);
    const outcome = await walk.call({ candidate, number: attempts.length + 1, timeoutMs: allowedMs });
    const attempt = describeAttempt(candidate, outcome, now() - startedAtMs);
    attempts.push(attempt);
    walk.report(attempt);
    if (outcome.kind === 'answered') return { answer: outcome.answer };
    const { code: errorCode, details } = outcome.error;
    if (errorCode === 'PROVIDER_TIMEOUT') timeoutsOfModel += 1;
    const retryAfterMs = typeof details['retryAfterMs'] === 'number' ? details['retryAfterMs'] : undefined;
    const remainingMs = limits.deadlineAtMs - now();
    const step = decideNext({ errorCode, retryAfterMs, callsOfModel, timeoutsOfModel, remainingMs, limits, random });
    if (step.kind !== 'retry') return step;
    await walk.sleep(step.afterMs, walk.signal);
    timeoutMs = step.timeoutMs;
  }
  return { kind: 'next-candidate' };
}

function mayCall<Answer>({ limits, now, isAdmitted, signal }: Walk<Answer>, candidate: Candidate, attempts: readonly Attempt[]): boolean {
  signal.throwIfAborted();
  if (candidate.model.local) return true;
  return attempts.length < limits.maxAttempts && limits.deadlineAtMs - now() >= shortestCallMs && isAdmitted(candidate);
}
