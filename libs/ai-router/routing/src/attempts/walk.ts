import type { Attempt, UsdAmount } from '@earshot/contracts';
import type { Candidate } from '../candidates/candidate';
import type { CallOutcome } from './call-outcome';
import type { RetryLimits } from './decide-next';

export interface WalkLimits extends RetryLimits {
  /** Paid calls over all models. */
  readonly maxAttempts: number;
  /** No further paid call once the calls so far cost this much. */
  readonly maxSpendUsd: UsdAmount;
  /** On the clock of `now`. Local models answer after it too: they take no time. */
  readonly deadlineAtMs: number;
}

/** An answer that could not be used, and what is wrong with it. */
export interface UnusableAnswer {
  readonly text: string;
  readonly problem: string;
}

/** One call of the walk: `number` counts all of them from 1. */
export interface ModelCall {
  readonly candidate: Candidate;
  readonly number: number;
  readonly timeoutMs: number;
  /** The answer that this call asks to put right. */
  readonly repairOf?: UnusableAnswer;
}

export interface Walk<Answer> {
  readonly candidates: readonly Candidate[];
  /** Says who is asked first after an answer that could not be used. */
  readonly findDeeper: () => readonly Candidate[];
  readonly limits: WalkLimits;
  /** Whether the model may be called now, as far as is known; a breaker may have opened meanwhile. */
  readonly isAdmitted: (candidate: Candidate) => boolean;
  /** Takes what the call needs, such as the one probe of a half-open breaker; false passes the model by. */
  readonly admit: (candidate: Candidate) => boolean | Promise<boolean>;
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
