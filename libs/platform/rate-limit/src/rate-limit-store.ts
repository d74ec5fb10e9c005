import type { ThrottlerStorage } from '@nestjs/throttler';

/** A sliding window: at most `limit` requests within any `windowMs` milliseconds. */
export interface RateLimitRule {
  readonly limit: number;
  readonly windowMs: number;
}

export interface RateLimitDecision {
  readonly isAllowed: boolean;
  /** Requests that the window now holds, this one included when it was allowed. */
  readonly used: number;
  /** How many more would be allowed at this moment. */
  readonly remaining: number;
  /** When one more will be allowed; 0 when it would be now. */
  readonly retryAfterMs: number;
  /** When the window will be empty if nothing more arrives. */
  readonly resetAfterMs: number;
}

type ThrottlerRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/**
 * Counts requests by an exact sliding-window log: never more than the limit within any window, wherever it begins. A
 * refused request is not counted, so that who keeps knocking is served as soon as there is room. Also the injection token,
 * and the `storage` of @nestjs/throttler. It never throws: without its backend it falls to a stricter limit in this process.
 */
export abstract class RateLimitStore implements ThrottlerStorage {
  /** Counts one request under the key (`user:<id>`, `ip:<address>`) and decides on it, in one atomic step. */
  abstract take(key: string, rule: RateLimitRule): Promise<RateLimitDecision>;

  /**
   * The same for @nestjs/throttler. `blockDurationMs` has no effect: the block ends when the window has room.
   *
   * @returns times in whole seconds, rounded up, as the throttler's headers want them.
   */
  async increment(key: string, windowMs: number, limit: number, _blockDurationMs: number, name: string): Promise<ThrottlerRecord> {
    const decision = await this.take(`${name}:${key}`, { limit, windowMs });
    return {
      totalHits: decision.used,
      timeToExpire: wholeSeconds(decision.resetAfterMs),
      isBlocked: !decision.isAllowed,
      timeToBlockExpire: decision.isAllowed ? 0 : wholeSeconds(decision.retryAfterMs),
    };
  }
}

// A clock of fractions gives sixty seconds as 60000.00000001 ms: less than a millisecond is no second more.
const wholeSeconds = (durationMs: number): number => Math.ceil(Math.round(durationMs) / 1000);
