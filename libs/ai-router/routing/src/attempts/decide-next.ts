import type { ErrorCode } from '@earshot/contracts';

/** What is known when a call of a model has failed. */
export interface FailedCall {
  readonly errorCode: ErrorCode;
  /** What the provider asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Calls of this model so far, the failed one included. */
  readonly callsOfModel: number;
  /** Of those, how many timed out. */
  readonly timeoutsOfModel: number;
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

/** What to do now. After a refusal of the content only a local model may still answer: nobody else is sent what was refused. */
export type NextStep =
  | { readonly kind: 'retry'; readonly afterMs: number; readonly timeoutMs: number }
  | { readonly kind: 'next-candidate' }
  | { readonly kind: 'local-only' };

/** A call that has less time than this is not begun. */
export const shortestCallMs = 1_000;

const firstWaitMs = 2_000;
const longestWaitMs = 10_000;
const jitterShare = 0.25;
const retryable: ReadonlySet<ErrorCode> = new Set(['PROVIDER_TIMEOUT', 'PROVIDER_CONNECTION', 'PROVIDER_RATE_LIMITED', 'PROVIDER_SERVER']);
const nextCandidate: NextStep = { kind: 'next-candidate' };

/** Decides what follows a failed call. A second timeout leaves the model: it was silent to the end of the longer limit. */
export function decideNext(failed: FailedCall): NextStep {
  const { errorCode, callsOfModel, timeoutsOfModel, remainingMs, limits } = failed;
  if (errorCode === 'PROVIDER_CONTENT_FILTER') return { kind: 'local-only' };
  if (!retryable.has(errorCode) || callsOfModel >= limits.maxAttemptsPerCandidate) return nextCandidate;
  if (errorCode === 'PROVIDER_TIMEOUT' && timeoutsOfModel > 1) return nextCandidate;
  const afterMs = waitMs(failed);
  if (afterMs + shortestCallMs > remainingMs) return nextCandidate;
  return { kind: 'retry', afterMs, timeoutMs: timeoutsOfModel > 0 ? limits.longerTimeoutMs : limits.attemptTimeoutMs };
}

/** 2 s, 4 s, 8 s and so on to 10 s, each up to a quarter longer; what the provider asked for wins. */
function waitMs({ retryAfterMs, callsOfModel, random }: FailedCall): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  const backOffMs = firstWaitMs * 2 ** (callsOfModel - 1);
  return Math.min(longestWaitMs, Math.round(backOffMs * (1 + jitterShare * random())));
}
