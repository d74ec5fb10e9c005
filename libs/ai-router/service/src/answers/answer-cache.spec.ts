import { clearCache, EarshotError, findCacheStats, type ClearedAnswers } from '@earshot/contracts';
import { BackendGuard, CacheStore } from '@earshot/platform/cache';
import { MessageBus } from '@earshot/platform/messaging';
import { startRouter, type RouterOptions, type RouterUnderTest } from '../__fixtures__/router-under-test';

let router: RouterUnderTest;
const start = async (options: RouterOptions = {}): Promise<RouterUnderTest> => {
  router = await startRouter(options);
  return router;
};
afterEach(() => router.close());

const caller = (role: 'USER' | 'ADMIN') => ({ userId: 'user-1', tenantId: 'tenant-1', role });
const stats = () => router.app.get(MessageBus).request(findCacheStats, {}, { caller: caller('USER') });
const clear = async (answers: ClearedAnswers = {}, role: 'USER' | 'ADMIN' = 'ADMIN'): Promise<number> =>
  (await router.app.get(MessageBus).request(clearCache, answers, { caller: caller(role) })).cleared;
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => (error instanceof EarshotError ? error.code : error));
const summary = { task: 'summary', variables: { prompt: 'It is dark and slow.' } };

describe('The statistics of kept answers', () => {
  it('say what was asked, what was there, and what that saved', async () => {
    const { complete } = await start();
    expect(await stats()).toMatchObject({ hits: 0, misses: 0, totalRequests: 0, hitRatePercent: 0, cachedResponses: 0, savedUsd: '0' });
    for (let asked = 0; asked < 3; asked += 1) await complete();
    expect(await stats()).toEqual({
      ...{ hits: 2, misses: 1, totalRequests: 3, hitRatePercent: 66.67, cachedResponses: 1 },
      ...{ savedTokens: 300, savedUsd: '0.00003', backend: 'memory', connected: true, usedMemory: expect.any(String) },
    });
  });

  it('count those who waited for the same answer as hits', async () => {
    const { complete } = await start();
    await Promise.all([complete(), complete(), complete()]);
    expect(await stats()).toMatchObject({ hits: 2, misses: 1, cachedResponses: 1 });
  });

  it('count streams and answers of the rules', async () => {
    const { complete, stream } = await start({ hasKey: false });
    for await (const _piece of stream()) continue;
    await complete();
    expect(await stats()).toMatchObject({ hits: 1, misses: 1, cachedResponses: 1, savedTokens: 0, savedUsd: '0' });
  });

  it('leave out what is never kept', async () => {
    const { complete } = await start({ route: { cacheTtlSeconds: 0 } });
    expect((await complete()).cacheKey).toBeUndefined();
    expect(await stats()).toMatchObject({ totalRequests: 0, cachedResponses: 0 });
  });
});

describe('Clearing kept answers', () => {
  it('forgets all, and counts on', async () => {
    const { complete, mock } = await start();
    await complete();
    await complete(summary);
    expect(await clear()).toBe(2);
    expect((await complete()).cached).toBe(false);
    expect(mock.hits).toHaveLength(3);
    expect(await stats()).toMatchObject({ misses: 3, cachedResponses: 1 });
  });

  it('forgets those of one task, also under another name of it', async () => {
    const { complete } = await start();
    await complete();
    await complete({ task: 'code_review', variables: { file_content: 'let a' } });
    expect(await clear({ task: 'review' })).toBe(1);
    expect(await clear({ task: 'code_review' })).toBe(0);
    expect((await complete()).cached).toBe(true);
  });

  it('forgets one that a completion names', async () => {
    const { complete } = await start();
    const { cacheKey = '' } = await complete();
    await complete({ temperature: 0.1 });
    expect(await clear({ entry: cacheKey })).toBe(1);
    expect((await complete({ temperature: 0.1 })).cached).toBe(true);
    expect((await complete()).cached).toBe(false);
  });

  it('forgets answers of the rules', async () => {
    const { complete } = await start({ hasKey: false });
    await complete();
    expect(await clear({ task: 'vibe_analysis' })).toBe(1);
    expect((await complete()).cached).toBe(false);
  });

  it('is for administrators, and for tasks that there are', async () => {
    await start();
    expect(await codeOf(clear({}, 'USER'))).toBe('FORBIDDEN');
    expect(await codeOf(clear({ task: 'poetry' }))).toBe('NOT_FOUND');
    expect(await codeOf(clear({ entry: '*' }))).toBe('INVALID_INPUT');
  });
});

describe('A store that hangs', () => {
  it('costs one time limit for all that it is asked, and no answer', async () => {
    const { app, complete } = await start();
    const hang = jest.fn(() => new Promise<never>(() => undefined));
    const guard = new BackendGuard({ timeoutMs: 1, pauseMs: 60_000 });
    const store = app.get(CacheStore);
    jest.spyOn(store, 'get').mockImplementation(() => guard.run(hang).catch(() => undefined));
    jest.spyOn(store, 'set').mockImplementation(() => guard.run(hang).catch(() => undefined));
    jest.spyOn(store, 'count').mockImplementation(() => guard.run(hang).catch(() => ({})));
    expect(await complete()).toMatchObject({ provider: 'openrouter', cached: false });
    expect(await complete()).toMatchObject({ provider: 'openrouter', cached: false });
    expect(hang).toHaveBeenCalledTimes(1);
    expect(await stats()).toMatchObject({ totalRequests: 0, cachedResponses: 0 });
  });
});
