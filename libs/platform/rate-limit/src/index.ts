export { RateLimitStore, type RateLimitDecision, type RateLimitRule } from './rate-limit-store';
export { MemoryRateLimitStore, type MemoryRateLimitOptions } from './memory/memory-rate-limit-store';
export { MemoryRateLimitModule } from './memory/memory-rate-limit.module';
export { RedisRateLimitModule, type RedisRateLimitOptions } from './redis/redis-rate-limit.module';
