/** How long a failed job waits for its next attempt. */
export interface RetryDelayOptions {
  readonly baseMs: number;
  readonly maxMs: number;
}

export const defaultRetryDelay: RetryDelayOptions = { baseMs: 500, maxMs: 30_000 };

/** @returns the wait after the given attempt (1 is the first): doubled each time, up to the bound. */
export const retryDelayMs = (attempt: number, { baseMs, maxMs }: RetryDelayOptions): number => Math.min(maxMs, baseMs * 2 ** (attempt - 1));
