import type { CallerIdentity } from '@earshot/contracts';

/** What one call may say besides its payload. */
export interface CallOptions {
  /** On whose behalf; without it the caller of the request that is being handled. A call with neither is refused with UNAUTHENTICATED. */
  readonly caller?: CallerIdentity;
  /** A deadline shorter than the contract's own: milliseconds to the reply, or of silence in a stream. */
  readonly timeoutMs?: number;
  /** Aborting it ends the call with CANCELLED and aborts the signal of the handler. */
  readonly signal?: AbortSignal;
}
