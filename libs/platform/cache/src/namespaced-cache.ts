import type { CacheStore } from './cache-store';

export interface NamespacedCacheOptions {
  /** First part of every key: what is cached (`analysis`, `features`). */
  readonly prefix: string;
  /** Raise it when the shape of the values changes: entries of other versions are never read. */
  readonly version: number;
  /** 3600 when absent. */
  readonly ttlSeconds?: number;
}

/**
 * One kind of values in the cache: owns the key names, the version and the time to live.
 *
 * @example
 * const features = new NamespacedCache<MeasuredFeatures>(store, { prefix: 'features', version: 1, ttlSeconds: 604_800 });
 * const measured = await features.getOrLoad(contentHash, () => measure(contentHash));
 */
export class NamespacedCache<T> {
  private readonly loading = new Map<string, Promise<T>>();
  private readonly keyPrefix: string;
  private readonly ttlSeconds: number;

  constructor(
    private readonly store: CacheStore,
    { prefix, version, ttlSeconds = 3600 }: NamespacedCacheOptions,
  ) {
    this.keyPrefix = `${prefix}:v${version}:`;
    this.ttlSeconds = ttlSeconds;
  }

  /** @returns the value, or undefined on a miss; null, 0 and '' are values. */
  get(key: string): Promise<T | undefined> {
    return this.store.get<T>(this.keyPrefix + key);
  }

  set(key: string, value: T, { ttlSeconds = this.ttlSeconds }: { readonly ttlSeconds?: number } = {}): Promise<void> {
    return this.store.set(this.keyPrefix + key, value, { ttlSeconds });
  }

  delete(key: string): Promise<boolean> {
    return this.store.delete(this.keyPrefix + key);
  }

  /** Deletes the entries whose key begins with the given text, or all. @returns how many there were. */
  clear(beginning = ''): Promise<number> {
    return this.store.clear(this.keyPrefix + beginning);
  }

  /** @returns how many entries there are. */
  size(): Promise<number> {
    return this.store.size(this.keyPrefix);
  }

  /**
   * Gives the cached value or loads and keeps it. Equal concurrent requests in this process share one load; a load that
   * fails is kept by nobody and its error goes to everyone who waited. An undefined value is given but not kept.
   */
  async getOrLoad(key: string, load: () => Promise<T>, options: { readonly ttlSeconds?: number } = {}): Promise<T> {
    const running = this.loading.get(key);
    if (running !== undefined) return running;
    const loaded = this.loadThrough(key, load, options).finally(() => this.loading.delete(key));
    this.loading.set(key, loaded);
    return loaded;
  }

  private async loadThrough(key: string, load: () => Promise<T>, options: { readonly ttlSeconds?: number }): Promise<T> {
    const cached = await this.get(key);
    if (cached !== undefined) return cached;
    const value = await load();
    if (value !== undefined) await this.set(key, value, options);
    return value;
  }
}
