import type { CacheStatus } from '../cache-store';
import type { CacheBackend } from '../keyv-cache-store';
import type { BackendGuard } from './backend-guard';
import type { RedisClient } from './redis-client';

const scannedAtOnce = 500;

/** Redis under the cache. Every command is bounded in time; a server that is not there is not waited for. */
export class RedisCacheBackend implements CacheBackend {
  constructor(
    private readonly client: RedisClient,
    private readonly guard: BackendGuard,
    private readonly keyPrefix: string,
  ) {}

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
    let cursor = '0';
    do {
      const page = await this.attempt(() =>
        this.client.scan(cursor, { MATCH: `${escapeGlob(this.keyPrefix + prefix)}*`, COUNT: scannedAtOnce }),
      );
      if (page.keys.length > 0) cleared += await this.attempt(() => this.client.unlink(page.keys));
      cursor = page.cursor;
    } while (cursor !== '0');
    return cleared;
  }

  async status(): Promise<CacheStatus> {
    try {
      const info = await this.attempt(() => this.client.info('memory'));
      return { backend: 'redis', connected: true, usedMemory: /used_memory_human:(\S+)/.exec(info)?.[1] ?? null };
    } catch {
      return { backend: 'redis', connected: false, usedMemory: null };
    }
  }
}

const escapeGlob = (text: string): string => text.replace(/[*?[\]\\^-]/g, '\\$&');
