import type { CacheStatus, Counters } from '../cache-store';
import type { CacheBackend } from '../keyv-cache-store';
import type { BackendGuard } from './backend-guard';
import type { RedisClient } from './redis-client';

const scannedAtOnce = 500;

/** Redis under the cache. Every command is bounded in time; a server that is not there is not waited for. */
export class RedisCacheBackend implements CacheBackend {
  private readonly keyPrefix: string;
  private readonly counterPrefix: string;

  constructor(
    private readonly client: RedisClient,
    private readonly guard: BackendGuard,
    namespace: string,
  ) {
    this.keyPrefix = `${namespace}:cache:`;
    this.counterPrefix = `${namespace}:counters:`;
  }

  attempt<T>(work: () => Promise<T>): Promise<T> {
    return this.guard.run(async () => {
      if (!this.client.isReady) throw new Error('Redis is not connected.');
      return work();
    });
  }

  async delete(key: string): Promise<boolean> {
    return (await this.client.unlink(this.keyPrefix + key)) > 0;
  }

  async clear(prefix: string): Promise<number> {
    let cleared = 0;
    for await (const keys of this.scan(prefix)) cleared += await this.attempt(() => this.client.unlink(keys));
    return cleared;
  }

  /** A scan may give a key twice. */
  async size(prefix: string): Promise<number> {
    const found = new Set<string>();
    for await (const keys of this.scan(prefix)) for (const key of keys) found.add(key);
    return found.size;
  }

  /** The commands go out together: the last one sees what the others did. */
  async count(group: string, increments: Counters): Promise<Counters> {
    const key = this.counterPrefix + group;
    const counted = Object.entries(increments).map(([name, increment]) => this.client.hIncrBy(key, name, increment));
    const [, counters] = await Promise.all([Promise.all(counted), this.client.hGetAll(key)]);
    return Object.fromEntries(Object.entries(counters).map(([name, value]) => [name, Number(value)]));
  }

  async status(): Promise<CacheStatus> {
    try {
      const info = await this.attempt(() => this.client.info('memory'));
      return { backend: 'redis', connected: true, usedMemory: /used_memory_human:(\S+)/.exec(info)?.[1] ?? null };
    } catch {
      return { backend: 'redis', connected: false, usedMemory: null };
    }
  }

  /** Lists the keys behind a prefix page by page; each page is bounded in time by itself. */
  private async *scan(prefix: string): AsyncGenerator<string[], void> {
    let cursor = '0';
    do {
      const page = await this.attempt(() =>
        this.client.scan(cursor, { MATCH: `${escapeGlob(this.keyPrefix + prefix)}*`, COUNT: scannedAtOnce }),
      );
      if (page.keys.length > 0) yield page.keys;
      cursor = page.cursor;
    } while (cursor !== '0');
  }
}

const escapeGlob = (text: string): string => text.replace(/[*?[\]\\^-]/g, '\\$&');
