import { CacheStore, type CacheStatus, type Counters } from './cache-store';
import { NamespacedCache } from './namespaced-cache';

class RecordingStore extends CacheStore {
  readonly entries = new Map<string, unknown>();
  readonly ttls: number[] = [];

  override async get<T>(key: string): Promise<T | undefined> {
    return this.entries.get(key) as T | undefined;
  }
  override async set(key: string, value: unknown, { ttlSeconds }: { readonly ttlSeconds: number }): Promise<void> {
    this.entries.set(key, value);
    this.ttls.push(ttlSeconds);
  }
  override async delete(key: string): Promise<boolean> {
    return this.entries.delete(key);
  }
  override async clear(): Promise<number> {
    throw new Error('not used here');
  }
  override async size(): Promise<number> {
    throw new Error('not used here');
  }
  override async count(): Promise<Counters> {
    throw new Error('not used here');
  }
  override async status(): Promise<CacheStatus> {
    throw new Error('not used here');
  }
}

describe(NamespacedCache, () => {
  let store: RecordingStore;
  let cache: NamespacedCache<string | null>;

  beforeEach(() => {
    store = new RecordingStore();
    cache = new NamespacedCache(store, { prefix: 'features', version: 3 });
  });

  it('names its keys by prefix and version and keeps values for an hour', async () => {
    await cache.set('hash', 'value');
    expect([...store.entries.keys()]).toEqual(['features:v3:hash']);
    expect(store.ttls).toEqual([3600]);
  });

  it('loads a value once and then finds it', async () => {
    const load = jest.fn(async () => 'loaded');
    await expect(cache.getOrLoad('key', load)).resolves.toBe('loaded');
    await expect(cache.getOrLoad('key', load, { ttlSeconds: 5 })).resolves.toBe('loaded');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('takes a cached null for a hit', async () => {
    await cache.set('key', null);
    await expect(cache.getOrLoad('key', async () => 'loaded')).resolves.toBeNull();
  });

  it('shares one load among equal concurrent requests', async () => {
    const load = jest.fn(async () => 'loaded');
    const values = await Promise.all(Array.from({ length: 20 }, () => cache.getOrLoad('key', load)));
    expect(new Set(values)).toEqual(new Set(['loaded']));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('gives the error of a load to everyone who waited, and loads anew afterwards', async () => {
    const failing = jest.fn(async (): Promise<string> => {
      throw new Error('no answer');
    });
    const outcomes = await Promise.allSettled([cache.getOrLoad('key', failing), cache.getOrLoad('key', failing)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(failing).toHaveBeenCalledTimes(1);
    await expect(cache.getOrLoad('key', async () => 'loaded')).resolves.toBe('loaded');
  });

  it('keeps a value for the time that a call asks for', async () => {
    await cache.getOrLoad('key', async () => 'loaded', { ttlSeconds: 604_800 });
    expect(store.ttls).toEqual([604_800]);
  });
});
