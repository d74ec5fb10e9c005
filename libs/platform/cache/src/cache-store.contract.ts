import type { CacheStore } from './cache-store';
import { NamespacedCache } from './namespaced-cache';

/** What every adapter of `CacheStore` promises; each test begins with an empty store. */
export function describeCacheStore(openStore: () => Promise<CacheStore>): void {
  let store: CacheStore;

  beforeEach(async () => {
    store = await openStore();
  });

  it.each([
    ['an object', { tempo: 120, tags: ['dark'] }],
    ['null', null],
    ['zero', 0],
    ['an empty text', ''],
    ['false', false],
  ])('gives back %s', async (_name, value) => {
    await store.set('key', value, { ttlSeconds: 60 });
    await expect(store.get('key')).resolves.toEqual(value);
  });

  it('gives undefined for what it does not have', async () => {
    await expect(store.get('nothing')).resolves.toBeUndefined();
  });

  it('forgets an entry when its time is over', async () => {
    await store.set('short', 1, { ttlSeconds: 0.05 });
    await store.set('long', 2, { ttlSeconds: 60 });
    await new Promise((resolve) => setTimeout(resolve, 120));
    await expect(store.get('short')).resolves.toBeUndefined();
    await expect(store.get('long')).resolves.toBe(2);
  });

  it('deletes one entry and says whether it was there', async () => {
    await store.set('key', 1, { ttlSeconds: 60 });
    await expect(store.delete('key')).resolves.toBe(true);
    await expect(store.delete('key')).resolves.toBe(false);
    await expect(store.get('key')).resolves.toBeUndefined();
  });

  it('clears what begins with a prefix, taken literally, and leaves the rest', async () => {
    for (const key of ['a*:1', 'a*:2', 'ab:1', 'b:1']) await store.set(key, key, { ttlSeconds: 60 });
    await expect(store.clear('a*:')).resolves.toBe(2);
    await expect(store.get('a*:1')).resolves.toBeUndefined();
    await expect(store.get('ab:1')).resolves.toBe('ab:1');
    await expect(store.clear()).resolves.toBe(2);
    await expect(store.get('b:1')).resolves.toBeUndefined();
  });

  it('clears more entries than one question to the backend can name', async () => {
    for (let start = 0; start < 1200; start += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, n) => store.set(`many:${start + n}`, n, { ttlSeconds: 60 })));
    }
    await expect(store.clear('many:')).resolves.toBe(1200);
  });

  it('counts the entries behind a prefix, without those whose time is over', async () => {
    await store.set('short:1', 1, { ttlSeconds: 0.05 });
    for (const key of ['a*:1', 'a*:2', 'ab:1']) await store.set(key, key, { ttlSeconds: 60 });
    await new Promise((resolve) => setTimeout(resolve, 120));
    await expect(store.size('a*:')).resolves.toBe(2);
    await expect(store.size()).resolves.toBe(3);
  });

  it('adds up counters that no clearing and no time takes away', async () => {
    const group = `group-${Math.random()}`;
    await expect(store.count(group)).resolves.toEqual({});
    await Promise.all(Array.from({ length: 50 }, () => store.count(group, { hits: 1, tokens: 150 })));
    await store.clear();
    await expect(store.count(group, { misses: 1 })).resolves.toEqual({ hits: 50, tokens: 7_500, misses: 1 });
    await expect(store.count(`${group}-other`)).resolves.toEqual({});
  });

  it('says that it is connected and how much memory it uses', async () => {
    await expect(store.status()).resolves.toMatchObject({ connected: true, usedMemory: expect.stringMatching(/^[\d.]+[BKMG]$/) });
  });

  it('keeps namespaces and versions apart', async () => {
    const first = new NamespacedCache<string>(store, { prefix: 'analysis', version: 1 });
    const second = new NamespacedCache<string>(store, { prefix: 'analysis', version: 2 });
    await first.set('key', 'old shape');
    await expect(second.get('key')).resolves.toBeUndefined();
    await expect(first.get('key')).resolves.toBe('old shape');
    await expect(second.clear()).resolves.toBe(0);
    await expect(first.clear()).resolves.toBe(1);
  });

  it('clears a part of a namespace', async () => {
    const answers = new NamespacedCache<string>(store, { prefix: 'answers', version: 1 });
    for (const key of ['review:1', 'review:2', 'debugging:1']) await answers.set(key, key);
    await expect(answers.clear('review:')).resolves.toBe(2);
    await expect(answers.size()).resolves.toBe(1);
    await expect(answers.get('debugging:1')).resolves.toBe('debugging:1');
  });
}
