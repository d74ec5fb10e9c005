export { CacheStore, type CacheStatus, type Counters } from './cache-store';
export { NamespacedCache, type NamespacedCacheOptions } from './namespaced-cache';
export { DiskCacheModule } from './disk/disk-cache.module';
export { MemoryCacheModule } from './memory/memory-cache.module';
export { RedisCacheModule, type RedisCacheOptions } from './redis/redis-cache.module';
export { BackendGuard, type BackendGuardOptions } from './redis/backend-guard';
export { connectInBackground, createRedisClient, type RedisClient } from './redis/redis-client';
