import { Test, type TestingModule } from '@nestjs/testing';
import { CacheStore } from '../cache-store';
import { describeCacheStore } from '../cache-store.contract';
import { MemoryCacheModule } from './memory-cache.module';

const open = (options = {}): Promise<TestingModule> =>
  Test.createTestingModule({ imports: [MemoryCacheModule.forRoot(options)] }).compile();

describe('CacheStore in memory', () => {
  describeCacheStore(async () => (await open()).get(CacheStore));

  it('forgets what was used longest ago when there are too many entries', async () => {
    const store = (await open({ maxEntries: 3 })).get(CacheStore);
    for (const key of ['a', 'b', 'c']) await store.set(key, key, { ttlSeconds: 60 });
    await store.get('a');
    await store.set('d', 'd', { ttlSeconds: 60 });
    await expect(Promise.all(['a', 'b', 'c', 'd'].map((key) => store.get(key)))).resolves.toEqual(['a', undefined, 'c', 'd']);
  });

  it('stays within its bytes, and keeps nothing that is larger than all of them', async () => {
    const store = (await open({ maxBytes: 10_000 })).get(CacheStore);
    for (let n = 0; n < 50; n += 1) await store.set(`key${n}`, 'x'.repeat(500), { ttlSeconds: 60 });
    await store.set('huge', 'x'.repeat(10_000), { ttlSeconds: 60 });
    await expect(store.get('huge')).resolves.toBeUndefined();
    await expect(store.get('key49')).resolves.toBe('x'.repeat(500));
    await expect(store.clear()).resolves.toBeLessThan(10);
  });
});
