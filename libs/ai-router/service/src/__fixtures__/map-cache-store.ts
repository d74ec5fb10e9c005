import { CacheStore, type CacheStatus, type Counters } from '@earshot/platform/cache';

/** A cache of one test, which nothing leaves. */
export class MapCacheStore extends CacheStore {
  private readonly entries = new Map<string, string>();

  override async get<T>(key: string): Promise<T | undefined> {
    const text = this.entries.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  override async set(key: string, value: unknown): Promise<void> {
    this.entries.set(key, JSON.stringify(value));
  }

  override async delete(key: string): Promise<boolean> {
    return this.entries.delete(key);
  }

  override async clear(prefix = ''): Promise<number> {
    const keys = [...this.entries.keys()].filter((key) => key.startsWith(prefix));
    return keys.filter((key) => this.entries.delete(key)).length;
  }

  override async size(prefix = ''): Promise<number> {
    return [...this.entries.keys()].filter((key) => key.startsWith(prefix)).length;
  }

  override async count(): Promise<Counters> {
    return {};
  }

  override async status(): Promise<CacheStatus> {
    return { backend: 'memory', connected: true, usedMemory: null };
  }
}
