import type { CacheStatus, Counters } from '../cache-store';
import { MemoryCacheBackend } from '../memory/memory-cache-backend';
import type { DiskCache } from './disk-cache';

/** The cache of this process, with a file behind it. */
export class DiskCacheBackend extends MemoryCacheBackend {
  constructor(private readonly cache: DiskCache) {
    super(cache.entries);
  }

  override async count(group: string, increments: Counters): Promise<Counters> {
    return this.cache.count(group, increments);
  }

  override async status(): Promise<CacheStatus> {
    return { ...(await super.status()), backend: 'disk', connected: this.cache.isWritable };
  }
}
