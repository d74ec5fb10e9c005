import type { CacheStatus } from '../cache-store';
import type { CacheBackend } from '../keyv-cache-store';
import type { BoundedMap } from './bounded-map';

/** The bounded map under the cache of this process. */
export class MemoryCacheBackend implements CacheBackend {
  constructor(private readonly entries: BoundedMap) {}

  attempt<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async delete(key: string): Promise<boolean> {
    return this.entries.delete(key);
  }

  async clear(prefix: string): Promise<number> {
    return [...this.entries.keys()].filter((key) => key.startsWith(prefix) && this.entries.delete(key)).length;
  }

  async status(): Promise<CacheStatus> {
    return { backend: 'memory', connected: true, usedMemory: `${(this.entries.usedBytes / 1_048_576).toFixed(2)}M` };
  }
}
