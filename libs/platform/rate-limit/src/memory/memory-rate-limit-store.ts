import { RateLimitStore, type RateLimitDecision, type RateLimitRule } from '../rate-limit-store';
import { SlidingLog } from './sliding-log';

export interface MemoryRateLimitOptions {
  /** How many keys are remembered; 50,000 when absent. Beyond it those used longest ago are forgotten. */
  readonly maxKeys?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** Keys are forgotten a hundredth at a time: the way to the oldest one leads past everything that was deleted before it. */
const forgottenShare = 0.01;

/** The sliding-window log in the memory of this process: one instant for each request that was allowed. */
export class MemoryRateLimitStore extends RateLimitStore {
  private readonly logs = new Map<string, SlidingLog>();
  private readonly maxKeys: number;
  private readonly now: () => number;

  constructor({ maxKeys = 50_000, now = () => performance.now() }: MemoryRateLimitOptions = {}) {
    super();
    this.maxKeys = maxKeys;
    this.now = now;
  }

  override async take(key: string, rule: RateLimitRule): Promise<RateLimitDecision> {
    const nowMs = this.now();
    const log = this.recent(key, nowMs - rule.windowMs);
    const isAllowed = log.size < rule.limit;
    if (isAllowed) log.add(nowMs);
    this.remember(key, log);
    return decisionOf(log, { isAllowed, nowMs, ...rule });
  }

  /** Decides as `take` would, and counts nothing. */
  look(key: string, rule: RateLimitRule): RateLimitDecision {
    const nowMs = this.now();
    const log = this.recent(key, nowMs - rule.windowMs);
    return decisionOf(log, { isAllowed: log.size < rule.limit, nowMs, ...rule });
  }

  /** Counts a request that was allowed elsewhere, so that this process knows of it if it must decide alone. */
  note(key: string, { limit, windowMs }: RateLimitRule): void {
    const nowMs = this.now();
    const log = this.recent(key, nowMs - windowMs);
    log.add(nowMs);
    log.keepLatest(limit);
    this.remember(key, log);
  }

  private recent(key: string, sinceMs: number): SlidingLog {
    const log = this.logs.get(key) ?? new SlidingLog();
    log.dropUntil(sinceMs);
    return log;
  }

  private remember(key: string, log: SlidingLog): void {
    this.logs.delete(key);
    this.logs.set(key, log);
    if (this.logs.size > this.maxKeys) this.forgetOldest(Math.ceil(this.maxKeys * forgottenShare));
  }

  private forgetOldest(count: number): void {
    let left = count;
    for (const oldest of this.logs.keys()) {
      this.logs.delete(oldest);
      left -= 1;
      if (left === 0) return;
    }
  }
}

interface Moment extends RateLimitRule {
  readonly isAllowed: boolean;
  readonly nowMs: number;
}

function decisionOf(log: SlidingLog, { isAllowed, nowMs, limit, windowMs }: Moment): RateLimitDecision {
  const until = (instant: number | undefined): number => (instant === undefined ? 0 : Math.max(0, instant + windowMs - nowMs));
  return {
    isAllowed,
    used: log.size,
    remaining: Math.max(0, limit - log.size),
    retryAfterMs: log.size < limit ? 0 : until(log.fromLatest(limit)),
    resetAfterMs: until(log.fromLatest(1)),
  };
}
