import { Test, type TestingModule } from '@nestjs/testing';
import { CacheStore } from '../cache-store';
import { describeCacheStore } from '../cache-store.contract';
import { RedisCacheModule } from './redis-cache.module';

const url = process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379';

const start = async (options: { url: string; namespace: string }): Promise<TestingModule> => {
  const module = await Test.createTestingModule({ imports: [RedisCacheModule.forRoot(options)] }).compile();
  return module.init();
};

describe('CacheStore in Redis', () => {
  let module: TestingModule;
  let store: CacheStore;

  beforeAll(async () => {
    module = await start({ url, namespace: `test-${Date.now()}` });
    store = module.get(CacheStore);
    for (let attempt = 0; attempt < 50 && !(await store.status()).connected; attempt += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });

  afterAll(async () => {
    await store.clear();
    await module.close();
  });

  describeCacheStore(async () => {
    await store.clear();
    return store;
  });

  it('is all misses, at once, when there is no server', async () => {
    const alone = await start({ url: 'redis://127.0.0.1:1', namespace: 'test' });
    const unreachable = alone.get(CacheStore);
    const startedMs = performance.now();
    await unreachable.set('key', 1, { ttlSeconds: 60 });
    await expect(unreachable.get('key')).resolves.toBeUndefined();
    await expect(unreachable.delete('key')).resolves.toBe(false);
    await expect(unreachable.clear()).resolves.toBe(0);
    await expect(unreachable.size()).resolves.toBe(0);
    await expect(unreachable.count('group', { hits: 1 })).resolves.toEqual({});
    await expect(unreachable.status()).resolves.toEqual({ backend: 'redis', connected: false, usedMemory: null });
    expect(performance.now() - startedMs).toBeLessThan(500);
    await alone.close();
  });
});
