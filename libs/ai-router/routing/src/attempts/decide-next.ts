import type { ErrorCode } from '@earshot/contracts';

/** What is known when a call of a model has failed. */
export interface FailedCall {
  readonly errorCode: ErrorCode;
  /** What the provider asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** What made it fail is mended already. */
  readonly isMended?: boolean | undefined;
  /** Calls of this model so far, the failed one included. */
  readonly callsOfModel: number;
  /** Of those, how many timed out. */
  readonly timeoutsOfModel: number;
  /** Whether another model outside this process could be asked instead. */
  readonly hasAlternative: boolean;
  /** Whether a model was asked already to put an unusable answer right. */
  readonly wasRepairTried: boolean;
  /** What is left of the deadline. */
  readonly remainingMs: number;
  readonly limits: RetryLimits;
  /** 0 to 1: spreads the waits of many callers. */
  readonly random: () => number;
}

export interface RetryLimits {
  readonly maxAttemptsPerCandidate: number;
  readonly attemptTimeoutMs: number;
  readonly longerTimeoutMs: number;
}

/**
 * What to do now. After a refusal of the content only a local model may still answer: nobody else is sent what was refused.
 * What is too long for one model goes on only to those with a larger context. An answer that cannot be used is sent back once
 * with what is wrong with it; after that a deeper model is asked.
 */
export type NextStep =
  | { readonly kind: 'retry'; readonly afterMs: number; readonly timeoutMs: number }
  | { readonly kind: 'repair' }
  | { readonly kind: 'next-candidate' }
  | { readonly kind: 'deeper' }
  | { readonly kind: 'larger-context' }
  | { readonly kind: 'local-only' };

/** A call that has less time than this is not begun. */
export const shortestCallMs = 1_000;

const firstWaitMs = 2_000;
const longestWaitMs = 10_000;
const jitterShare = 0.25;
const retryable: ReadonlySet<ErrorCode> = new Set(['PROVIDER_TIMEOUT', 'PROVIDER_CONNECTION', 'PROVIDER_RATE_LIMITED', 'PROVIDER_SERVER']);
const nextCandidate: NextStep = { kind: 'next-candidate' };

/** Failures that repeat with every call of the same model, and what follows each of them. */
const finalSteps: Partial<Record<ErrorCode, NextStep>> = {
  PROVIDER_CONTENT_FILTER: { kind: 'local-only' },
  PROVIDER_CONTEXT_LENGTH: { kind: 'larger-context' },
};

/** Decides what follows a failed call. */
export function decideNext(failed: FailedCall): NextStep {
  const { errorCode, remainingMs, limits } = failed;
  const final = finalSteps[errorCode];
  if (final !== undefined) return final;
  if (errorCode === 'PROVIDER_BAD_OUTPUT') return afterBadOutput(failed);
  const timeoutMs = failed.timeoutsOfModel > 0 ? limits.longerTimeoutMs : limits.attemptTimeoutMs;
  if (failed.isMended === true && remainingMs >= shortestCallMs) return { kind: 'retry', afterMs: 0, timeoutMs };
  if (!isWorthRetrying(failed)) return nextCandidate;
  const afterMs = waitMs(failed);
  return afterMs + shortestCallMs > remainingMs ? nextCandidate : { kind: 'retry', afterMs, timeoutMs };
}

const afterBadOutput = ({ wasRepairTried, remainingMs }: FailedCall): NextStep =>
  wasRepairTried || remainingMs < shortestCallMs ? { kind: 'deeper' } : { kind: 'repair' };

/** A silent model is left at once for another that may answer; where there is none it gets one call with the longer limit. */
function isWorthRetrying({ errorCode, callsOfModel, timeoutsOfModel, hasAlternative, limits }: FailedCall): boolean {
  if (!retryable.has(errorCode) || callsOfModel >= limits.maxAttemptsPerCandidate) return false;
  return errorCode !== 'PROVIDER_TIMEOUT' || (timeoutsOfModel === 1 && !hasAlternative);
}

/** 2 s, 4 s, 8 s and so on to 10 s, each up to a quarter longer; what the provider asked for wins. */
function waitMs({ retryAfterMs, callsOfModel, random }: FailedCall): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  const backOffMs = firstWaitMs * 2 ** (callsOfModel - 1);
  return Math.min(longestWaitMs, Math.round(backOffMs * (1 + jitterShare * random())));
}
