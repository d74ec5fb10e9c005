import type { BackendGuard, RedisClient } from '@earshot/platform/cache';
import { MemoryRateLimitStore } from '../memory/memory-rate-limit-store';
import { RateLimitStore, type RateLimitDecision, type RateLimitRule } from '../rate-limit-store';
import type { RedisScript } from './redis-script';

export interface RedisRateLimitStoreOptions {
  readonly client: RedisClient;
  readonly script: RedisScript;
  readonly guard: BackendGuard;
  readonly keyPrefix: string;
  /** Which share of each limit this process allows by itself while Redis is away: 0.25 suits four replicas. */
  readonly shareWithoutRedis: number;
}

/**
 * The sliding-window log in Redis, shared by all replicas, by one call of a script. Without Redis this process decides by
 * itself under a stricter limit. It keeps count of what it allowed, so that neither an outage nor a Redis that lost its data
 * gives a fresh start, and who is over the limit here costs no call.
 */
export class RedisRateLimitStore extends RateLimitStore {
  private readonly alone = new MemoryRateLimitStore();

  constructor(private readonly options: RedisRateLimitStoreOptions) {
    super();
  }

  override async take(key: string, rule: RateLimitRule): Promise<RateLimitDecision> {
    const { guard, shareWithoutRedis } = this.options;
    const known = this.alone.look(key, rule);
    if (!known.isAllowed) return known;
    try {
      const decision = await guard.run(() => this.decideInRedis(key, rule));
      if (decision.isAllowed) this.alone.note(key, rule);
      return decision;
    } catch {
      return this.alone.take(key, { ...rule, limit: Math.max(1, Math.floor(rule.limit * shareWithoutRedis)) });
    }
  }

  private async decideInRedis(key: string, { limit, windowMs }: RateLimitRule): Promise<RateLimitDecision> {
    const { client, script, keyPrefix } = this.options;
    if (!client.isReady) throw new Error('Redis is not connected.');
    const answer = await script.run(client, keyPrefix + key, [String(windowMs), String(limit)]);
    const [allowed = 0, used = 0, retryAfterMicros = 0, resetAfterMicros = 0] = answer;
    return {
      isAllowed: allowed === 1,
      used,
      remaining: Math.max(0, limit - used),
      retryAfterMs: Math.ceil(retryAfterMicros / 1000),
      resetAfterMs: Math.ceil(resetAfterMicros / 1000),
    };
  }
}
