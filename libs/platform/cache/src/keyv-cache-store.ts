import type { Cache } from '@nestjs/cache-manager';
import { CacheStore, type CacheStatus, type Counters } from './cache-store';

/** What a backend can do that cache-manager has no words for. */
export interface CacheBackend {
  /** Every operation passes through it: a backend that must be given up on rejects here in time. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  delete(key: string): Promise<boolean>;
  clear(prefix: string): Promise<number>;
  size(prefix: string): Promise<number>;
  count(group: string, increments: Counters): Promise<Counters>;
  status(): Promise<CacheStatus>;
}

interface Entry<T> {
  readonly value: T;
}

/** The cache over cache-manager. Values are wrapped, so that a stored null can be told from a miss. */
export class KeyvCacheStore extends CacheStore {
  constructor(
    private readonly cache: Cache,
    private readonly backend: CacheBackend,
  ) {
    super();
  }

  override async get<T>(key: string): Promise<T | undefined> {
    return (await this.orElse(() => this.cache.get<Entry<T>>(key), undefined))?.value;
  }

  override async set(key: string, value: unknown, { ttlSeconds }: { readonly ttlSeconds: number }): Promise<void> {
    await this.orElse(() => this.cache.set<Entry<unknown>>(key, { value }, ttlSeconds * 1000), undefined);
  }

  override async delete(key: string): Promise<boolean> {
    return this.orElse(() => this.backend.delete(key), false);
  }

  override async clear(prefix = ''): Promise<number> {
    return this.backend.clear(prefix).catch(() => 0);
  }

  override async size(prefix = ''): Promise<number> {
    return this.backend.size(prefix).catch(() => 0);
  }

  override async count(group: string, increments: Counters = {}): Promise<Counters> {
    return this.orElse(() => this.backend.count(group, increments), {});
  }

  override async status(): Promise<CacheStatus> {
    return this.backend.status();
  }

  private async orElse<T, F>(work: () => Promise<T>, fallback: F): Promise<T | F> {
    try {
      return await this.backend.attempt(work);
    } catch {
      return fallback;
    }
  }
}
