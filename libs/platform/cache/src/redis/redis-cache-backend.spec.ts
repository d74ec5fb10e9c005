import { CACHE_MANAGER, CacheModule, type Cache } from '@nestjs/cache-manager';
import { Test } from '@nestjs/testing';
import { Keyv } from 'keyv';
import { KeyvCacheStore } from '../keyv-cache-store';
import { BackendGuard } from './backend-guard';
import { RedisCacheBackend } from './redis-cache-backend';
import type { RedisClient } from './redis-client';

/** A server that takes every command and answers none. */
function hangingServer() {
  const asked: string[] = [];
  const hang = (command: string) => () => {
    asked.push(command);
    return new Promise<never>(() => undefined);
  };
  const commands = ['unlink', 'scan', 'info', 'hIncrBy', 'hGetAll'].map((command) => [command, hang(command)]);
  const client = { isReady: true, ...Object.fromEntries(commands) } as unknown as RedisClient;
  return { asked, client, store: { get: hang('get'), set: hang('set'), delete: hang('delete'), clear: hang('clear') } };
}

describe('a cache whose server hangs', () => {
  let nowMs: number;
  let cache: KeyvCacheStore;
  let asked: string[];

  beforeEach(async () => {
    nowMs = 0;
    const server = hangingServer();
    asked = server.asked;
    const stores = [new Keyv({ store: server.store, useKeyPrefix: false })];
    const module = await Test.createTestingModule({ imports: [CacheModule.register({ stores })] }).compile();
    const guard = new BackendGuard({ timeoutMs: 1, pauseMs: 1_000, now: () => nowMs });
    cache = new KeyvCacheStore(module.get<Cache>(CACHE_MANAGER), new RedisCacheBackend(server.client, guard, 'test'));
  });

  const operations = (): Promise<unknown>[] => [
    cache.get('key'),
    cache.set('key', 1, { ttlSeconds: 60 }),
    cache.delete('key'),
    cache.clear(),
    cache.size(),
    cache.count('group', { hits: 1 }),
    cache.status(),
  ];
  const misses = [undefined, undefined, false, 0, 0, {}, { backend: 'redis', connected: false, usedMemory: null }];

  it('answers every operation as a miss', async () => {
    await expect(Promise.all(operations())).resolves.toEqual(misses);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('is asked once and then left alone for a while', async () => {
    await cache.get('key');
    asked.length = 0;
    nowMs = 999;
    await expect(Promise.all(operations())).resolves.toEqual(misses);
    expect(asked).toEqual([]);
    nowMs = 1_000;
    await cache.get('key');
    expect(asked).toEqual(['get']);
  });
});
