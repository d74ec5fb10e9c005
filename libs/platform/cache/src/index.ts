export { CacheStore, type CacheStatus } from './cache-store';
export { NamespacedCache, type NamespacedCacheOptions } from './namespaced-cache';
