import type { CacheStatus, Counters } from '../cache-store';
import type { CacheBackend } from '../keyv-cache-store';
import type { BoundedMap } from './bounded-map';
import { CounterGroups } from './counter-groups';

/** The bounded map under the cache of this process. */
export class MemoryCacheBackend implements CacheBackend {
  constructor(
    private readonly entries: BoundedMap,
    private readonly counters = new CounterGroups(),
  ) {}

  attempt<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  async delete(key: string): Promise<boolean> {
    return this.entries.delete(key);
  }

  async clear(prefix: string): Promise<number> {
    return this.entries.keysBehind(prefix).filter((key) => this.entries.delete(key)).length;
  }

  async size(prefix: string): Promise<number> {
    return this.entries.keysBehind(prefix).length;
  }

  async count(group: string, increments: Counters): Promise<Counters> {
    return this.counters.add(group, increments);
  }

  async status(): Promise<CacheStatus> {
    return { backend: 'memory', connected: true, usedMemory: `${(this.entries.usedBytes / 1_048_576).toFixed(2)}M` };
  }
}
